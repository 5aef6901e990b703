import { writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { eraseSteps, filingSteps, wrapSteps } from '../../storage/filing-step.ts';
import { openStore } from '../../storage/store.ts';
import { act, prepared } from './crash-acts.ts';
import { storeAt } from './store-at.ts';

// Run as a process of its own: walks to the named step, says so in a file, and waits to be killed.
const [dataDir = '', url = '', kind = '', at = ''] = process.argv.slice(2);
const step = [...filingSteps, ...eraseSteps, ...wrapSteps].find((known) => known === at);
const kinds = ['case', 'text', 'follow-up', 'erase', 'wrap'] as const;
const what = kinds.find((known) => known === kind);
if (step === undefined || what === undefined) {
  throw new TypeError('filer <folder> <server> case|text|follow-up|erase|wrap <step>');
}

const store = await openStore({
  ...storeAt(dataDir, url),
  onStep: async (reached) => {
    if (reached !== step) return;
    writeFileSync(join(dataDir, 'reached'), reached);
    setInterval(() => {}, 1000);
    await new Promise(() => {});
  },
});
await act(store, what, prepared());
writeFileSync(join(dataDir, 'reached'), 'end');
