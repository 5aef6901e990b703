import { writeFile } from 'node:fs/promises';
import { availableParallelism, loadavg } from 'node:os';
import { parseArgs } from 'node:util';

import { officersPage } from './console.ts';
import { dialog } from './dialog.ts';
import { drawDocument } from './document.ts';
import type { Family } from './family.ts';
import { filing } from './filing.ts';
import { floods } from './floods.ts';
import { inbox } from './console/inbox.ts';
import { growth } from './growth.ts';
import { machineOf } from './machine.ts';
import { memory } from './memory.ts';
import { page } from './page.ts';
import { receipt } from './receipt.ts';
import { redflags } from './redflags.ts';
import { drawReport } from './report.ts';
import { isRow, notRun, type Measured } from './row.ts';
import { shared, type Shared } from './shared.ts';
import { search } from './search.ts';
import { start } from './start.ts';
import { store } from './store.ts';
import { survey } from './survey.ts';

/** In this order: the console is opened before its list is long. */
export const families: readonly Family[] = [
  dialog,
  start,
  search,
  page,
  officersPage,
  inbox,
  filing,
  memory,
  receipt,
  store,
  growth,
  survey,
  redflags,
  floods,
];

/** The families with a row whose id begins with `only`; all of them for `''`. */
export function chosen(only: string): readonly Family[] {
  return families.filter(({ ids }) => ids.some((id) => id.startsWith(only)));
}

/**
 * `npm run bench [-- --only ID] [--benchmarks FOLDER] [--database URL] [--document FILE]`: measures, writes
 * `bench-results.json` into the current folder, prints the table, and writes it as a page of the documentation as well. The
 * folder holds KazQAD and XQuAD, which are not ours to ship; the database is an empty one of PostgreSQL.
 */
async function run(): Promise<void> {
  const { values } = parseArgs({
    options: {
      only: { type: 'string', default: '' },
      benchmarks: { type: 'string' },
      database: { type: 'string' },
      document: { type: 'string' },
    },
  });
  const [busy = 0] = loadavg();
  const began = performance.now();
  const measured: Measured[] = [];
  const write = async (): Promise<readonly Measured[]> => {
    const wanted = measured.filter(({ id }) => id.startsWith(values.only));
    await writeFile('bench-results.json', `${JSON.stringify(wanted.filter(isRow), null, 2)}\n`);
    if (values.document === undefined) return wanted;
    const machine = machineOf({ busy, minutes: (performance.now() - began) / 60_000 });
    await writeFile(values.document, drawDocument(wanted, machine));
    return wanted;
  };
  {
    await using kept = shared({
      benchmarks: values.benchmarks ?? null,
      database: values.database ?? null,
    });
    for (const family of chosen(values.only)) {
      const from = performance.now();
      measured.push(...(await take(family, kept)));
      const seconds = Math.round((performance.now() - from) / 1000);
      console.error(`${family.ids[0]?.split('.')[0] ?? ''}: ${String(seconds)} s`);
      // After each: whatever ends the run loses no figure that it had.
      await write();
    }
  }
  const wanted = await write();
  console.log(`load before the run: ${busy.toFixed(1)} on ${availableParallelism()} cores\n`);
  console.log(drawReport(wanted));
}

/** A family that fails leaves its rows out and the others alone; the exit code tells. */
async function take({ ids, measure }: Family, kept: Shared): Promise<readonly Measured[]> {
  let late: NodeJS.Timeout | undefined;
  const tooLate = new Promise<never>((_, reject) => {
    late = setTimeout(() => reject(new Error('it did not end in ten minutes')), longest);
  });
  try {
    return await Promise.race([measure(kept), tooLate]);
  } catch (error) {
    process.exitCode = 1;
    return notRun(error instanceof Error ? error.message : 'it failed', ...ids);
  } finally {
    clearTimeout(late);
  }
}

const longest = 10 * 60_000;

if (import.meta.main) await run();
