import { writeSync } from 'node:fs';

import type { BlobId } from '../../cases/sealed.ts';
import { openStore } from '../../storage/store.ts';
import { filing, sealedBlob, sealedCase, today } from './fixtures.ts';

// Run under strace: marks in its output tell the filings apart.
const [dataDir = ''] = process.argv.slice(2);
await using store = await openStore({ dataDir });
// The first of each kind makes folders and logs.
const large = (last: string) => ({
  ...sealedBlob(70_000),
  blobId: `ab${last.repeat(30)}` as BlobId,
});
await store.intake.fileCase(sealedCase({ blobs: [large('0')] }), filing());
writeSync(1, 'MARK-TEXT\n');
await store.intake.fileCase(sealedCase(), filing());
writeSync(1, 'MARK-FILE\n');
await store.intake.fileCase(sealedCase({ blobs: [large('1')] }), filing());
writeSync(1, 'MARK-SOON\n');
const turn = (version: number | null, when: 'now' | 'soon') =>
  store.sessions.save('a'.repeat(64), new Uint8Array(900), today, version, when);
await turn(null, 'soon');
writeSync(1, 'MARK-NOW\n');
await turn(1, 'now');
writeSync(1, 'MARK-DRAFT\n');
const draft = large('2');
await store.blobs.putDraft(draft.blobId, draft.bytes, today, 'soon');
await turn(2, 'now');
writeSync(1, 'MARK-END\n');
