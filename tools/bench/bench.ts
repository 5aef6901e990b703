import { writeFile } from 'node:fs/promises';
import { availableParallelism, loadavg } from 'node:os';
import { parseArgs } from 'node:util';

import { officersPage } from './console.ts';
import { dialog } from './dialog.ts';
import type { Family } from './family.ts';
import { filing } from './filing.ts';
import { floods } from './floods.ts';
import { memory } from './memory.ts';
import { page } from './page.ts';
import { receipt } from './receipt.ts';
import { drawReport } from './report.ts';
import { isRow, notRun, type Measured } from './row.ts';
import { shared, type Shared } from './shared.ts';
import { search } from './search.ts';
import { start } from './start.ts';
import { survey } from './survey.ts';

/** In this order: the console is opened before its list is long. */
export const families: readonly Family[] = [
  dialog,
  start,
  search,
  page,
  officersPage,
  filing,
  memory,
  receipt,
  survey,
  floods,
];

/** The families with a row whose id begins with `only`; all of them for `''`. */
export function chosen(only: string): readonly Family[] {
  return families.filter(({ ids }) => ids.some((id) => id.startsWith(only)));
}

/**
 * `npm run bench [-- --only ID] [--benchmarks FOLDER]`: measures, writes `bench-results.json` into the current folder,
 * prints the table. The folder holds KazQAD and XQuAD, which are not ours to ship.
 */
async function run(): Promise<void> {
  const { values } = parseArgs({
    options: { only: { type: 'string', default: '' }, benchmarks: { type: 'string' } },
  });
  const [busy = 0] = loadavg();
  const measured: Measured[] = [];
  {
    await using kept = shared(values.benchmarks ?? null);
    for (const family of chosen(values.only)) measured.push(...(await take(family, kept)));
  }
  const wanted = measured.filter(({ id }) => id.startsWith(values.only));
  const rows = wanted.filter(isRow);
  await writeFile('bench-results.json', `${JSON.stringify(rows, null, 2)}\n`);
  console.log(`load before the run: ${busy.toFixed(1)} on ${availableParallelism()} cores\n`);
  console.log(drawReport(wanted));
}

/** A family that fails leaves its rows out and the others alone; the exit code tells. */
async function take({ ids, measure }: Family, kept: Shared): Promise<readonly Measured[]> {
  try {
    return await measure(kept);
  } catch (error) {
    process.exitCode = 1;
    return notRun(error instanceof Error ? error.message : 'it failed', ...ids);
  }
}

if (import.meta.main) await run();
