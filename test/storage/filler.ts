import type { CaseId } from '../../cases/sealed.ts';
import { SenimError } from '../../platform/errors.ts';
import { openStore } from '../../storage/store.ts';
import { filing, sealedBlob, sealedCase } from './fixtures.ts';

// Run as a process of its own under a limit: files until there is no room, then says what was acknowledged.
const [dataDir = ''] = process.argv.slice(2);
const store = await openStore({ dataDir });
const acknowledged: CaseId[] = [];
for (let at = 0; ; at += 1) {
  const sealed = sealedCase({ blobs: [sealedBlob(at % 3 === 0 ? 100_000 : 7000)] });
  try {
    await store.intake.fileCase(sealed, filing());
  } catch (error) {
    if (!(error instanceof SenimError) || error.code !== 'store.full') throw error;
    break;
  }
  acknowledged.push(sealed.caseId);
}
await new Promise((resolve) => process.stdout.write(JSON.stringify(acknowledged), resolve));
