import { takeDatabaseAddress } from '../platform/config/database-address.ts';
import { readConfig } from '../platform/config/env.ts';
import { SenimError } from '../platform/errors.ts';
import { openStore } from '../storage/store.ts';

/** `npm run scrub`: reads everything that cases consist of and names what rotted. Exit code 1 when something did. */
async function run(): Promise<void> {
  const { dataDir } = readConfig({ heldDay: 'refused' });
  await using store = await openStore({ dataDir, address: takeDatabaseAddress() });
  const { cases, damaged } = await store.scrub();
  for (const { caseId, part } of damaged) console.log(`case ${caseId}: ${part}`);
  const audit = await store.audit.verify();
  if (!audit.ok) console.log(`audit: line ${audit.seq} (${audit.because})`);
  console.log(`${cases} cases read, ${damaged.length} damaged parts`);
  if (damaged.length > 0 || !audit.ok) process.exitCode = 1;
}

if (import.meta.main) {
  try {
    await run();
  } catch (error) {
    console.error(error instanceof SenimError ? error.message : error);
    process.exitCode = 1;
  }
}
