import { openStore } from '../storage/store.ts';
import { command } from './command.ts';
import { installation } from './installation.ts';

/** `npm run scrub`: reads everything that cases consist of and names what rotted. Exit code 1 when something did. */
async function run(): Promise<void> {
  await using store = await openStore(await installation());
  const { cases, damaged } = await store.scrub();
  for (const { caseId, part } of damaged) console.log(`case ${caseId}: ${part}`);
  const audit = await store.audit.verify();
  if (!audit.ok) console.log(`audit: line ${audit.seq} (${audit.because})`);
  console.log(`${cases} cases read, ${damaged.length} damaged parts`);
  if (damaged.length > 0 || !audit.ok) process.exitCode = 1;
}

if (import.meta.main) await command(run);
