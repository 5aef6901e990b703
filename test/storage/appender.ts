import type { SealedBytes } from '../../cases/sealed.ts';
import { openStore } from '../../storage/store.ts';
import { today } from './fixtures.ts';
import { storeAt } from './store-at.ts';

// Run as a process of its own: adds that many rows to the audit chain.
const [dataDir = '', url = '', count = '0'] = process.argv.slice(2);
await using store = await openStore(storeAt(dataDir, url));
for (let at = 0; at < Number(count); at += 1) {
  const ct = new Uint8Array([at]) as SealedBytes;
  await store.audit.append({ day: today, kind: 'signed-in', actorTag: 'aigerim', ct });
}
