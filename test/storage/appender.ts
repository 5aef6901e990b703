import type { SealedBytes } from '../../cases/sealed.ts';
import { openStore } from '../../storage/store.ts';
import { today } from './fixtures.ts';

// Run as a process of its own: adds that many rows to the audit chain.
const [dataDir = '', count = '0'] = process.argv.slice(2);
await using store = await openStore({ dataDir });
for (let at = 0; at < Number(count); at += 1) {
  const ct = new Uint8Array([at]) as SealedBytes;
  await store.audit.append({ day: today, kind: 'signed-in', actorTag: 'aigerim', ct });
}
