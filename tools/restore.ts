import { constants } from 'node:fs';
import { access, mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { createInterface } from 'node:readline/promises';
import { parseArgs } from 'node:util';

import { joinSheets } from '../cases/recovery-sheet.ts';
import { takeDatabaseAddress } from '../platform/config/database-address.ts';
import { SenimError } from '../platform/errors.ts';
import type { Secret } from '../platform/secret.ts';
import { type RestoreOptions, restore } from './backup/restore.ts';
import { command } from './command.ts';

const usage = `Brings an installation back from its archives, into an empty folder, and judges it.

  npm run restore -- --from FILE [--keys FILE] --to FOLDER [--sheets FILE] [--newest-list N]
  npm run restore -- --from FILE [--keys FILE] --drill [--sheets FILE]

Two recovery sheets are typed in, or read from the file after --sheets (their lines one after the other; remove the file
afterwards). An archive that was opened elsewhere with age needs none. --drill uses a temporary folder and removes it.
With DATABASE_URL set, --to moves the cases on to that server, whose database must be empty; --drill never does.
--newest-list is the number of the list of officers that consoles saw last, where anybody knows it.`;

const sheetLines = 6;

async function run(): Promise<void> {
  const { values } = parseArgs({
    options: {
      from: { type: 'string' },
      keys: { type: 'string' },
      to: { type: 'string' },
      drill: { type: 'boolean', default: false },
      sheets: { type: 'string' },
      'newest-list': { type: 'string' },
      help: { type: 'boolean', default: false },
    },
  });
  const { from, to, drill } = values;
  if (values.help || from === undefined || (to === undefined) !== drill) {
    console.log(usage);
    if (!values.help) process.exitCode = 1;
    return;
  }
  const address = takeDatabaseAddress();
  const newestSeq = values['newest-list'] === undefined ? null : Number(values['newest-list']);
  if (newestSeq !== null && !(Number.isSafeInteger(newestSeq) && newestSeq > 0)) {
    throw new SenimError('config', '--newest-list takes a number');
  }
  await checkThere({ '--from': from, '--keys': values.keys, '--sheets': values.sheets });
  const recovery = await recoveryFrom(values.sheets ?? null);
  const scratch = drill ? await mkdtemp(join(tmpdir(), 'senim-drill-')) : null;
  try {
    await tell({
      archive: resolve(from),
      keys: values.keys === undefined ? null : resolve(values.keys),
      to: scratch ?? resolve(to ?? ''),
      recovery,
      newestSeq,
      server: drill || address === null ? null : { address },
    });
  } finally {
    if (scratch !== null) await rm(scratch, { recursive: true, force: true });
  }
}

/** Before anybody types two sheets. */
async function checkThere(named: Readonly<Record<string, string | undefined>>): Promise<void> {
  for (const [name, path] of Object.entries(named)) {
    if (path === undefined) continue;
    await access(path, constants.R_OK).catch((error: unknown) => {
      const words = `${name}: there is no such file, or this user may not read it. Nothing was written.`;
      throw new SenimError('config', words, { cause: error });
    });
  }
}

async function tell(options: RestoreOptions): Promise<void> {
  const { day, cases, audit, opened, damaged, remarks, usable } = await restore(options);
  for (const remark of remarks) console.log(`! ${remark}`);
  const tried = { true: 'one opened with the sheets', false: 'none opens', null: 'none opened' };
  console.log(
    `${usable ? 'USABLE' : 'NOT USABLE'}: backup of ${day}, ${cases} cases (${tried[`${opened}`]}), ` +
      `${damaged} damaged, audit chain ${audit}`,
  );
  if (!usable) process.exitCode = 1;
}

/** `null` when nobody typed anything: an archive that is open already needs no sheets. */
async function recoveryFrom(path: string | null): Promise<Secret | null> {
  const lines = path === null ? await typedLines() : (await readFile(path, 'utf8')).split(/\r?\n/);
  const filled = lines.map((line) => line.trim()).filter((line) => line !== '');
  if (filled.length === 0) return null;
  const sheet = (from: number) => filled.slice(from, from + sheetLines).join('\n');
  return await joinSheets(sheet(0), sheet(sheetLines));
}

async function typedLines(): Promise<readonly string[]> {
  if (!process.stdin.isTTY) return [];
  using terminal = createInterface({ input: process.stdin, output: process.stdout });
  const lines: string[] = [];
  for (const which of ['first', 'second']) {
    for (let line = 1; line <= sheetLines; line += 1) {
      lines.push(await terminal.question(`${which} sheet, line ${line}: `));
      if (lines[0] === '') return [];
    }
  }
  return lines;
}

if (import.meta.main) await command(run);
