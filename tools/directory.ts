import { readFile, rename, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parseArgs } from 'node:util';

import { loadKnowledge } from '../knowledge/load.ts';
import { parseContactOverrides, type ContactOverride } from '../knowledge/schema/directory.ts';
import { readConfig } from '../platform/config/env.ts';
import { SenimError } from '../platform/errors.ts';
import { decodeTable } from './directory/encoding.ts';
import { entriesOf } from './directory/entries.ts';
import { mostBytes, readTable } from './directory/table.ts';

const usage = `Takes a body's own table of addresses and telephones.

  npm run directory -- --check FILE.csv    says everything that is wrong in it
  npm run directory -- --write FILE.csv    puts it into directory.json in DATA_DIR

The columns are in docs/directory.md, an example in docs/examples/directory.csv.`;

async function run(): Promise<void> {
  const { values } = parseArgs({
    options: { check: { type: 'string' }, write: { type: 'string' } },
  });
  const table = values.write ?? values.check;
  if (table === undefined || (values.write !== undefined && values.check !== undefined)) {
    console.log(usage);
    process.exitCode = 1;
    return;
  }
  const { directory, regions } = await loadKnowledge();
  const rows = await readTable(await tableText(table));
  const { entries, problems } = entriesOf(rows, { directory, regions });
  if (problems.length > 0) throw new SenimError('content', problems.join('\n'));
  if (entries.length === 0) throw new SenimError('content', 'the table has no line but its first');
  console.log(`${entries.length} entries are whole.`);
  if (values.write !== undefined) await keep(entries);
}

async function tableText(path: string): Promise<string> {
  const size = await stat(path).catch(() => null);
  if (size === null || !size.isFile()) throw new SenimError('content', 'there is no such file');
  if (size.size > mostBytes) throw new SenimError('content', 'the file is larger than 5 MB');
  return decodeTable(await readFile(path));
}

/** An entry of the same id is replaced; what else the body had stays. The file is whole at any moment. */
async function keep(entries: readonly ContactOverride[]): Promise<void> {
  const path = join(readConfig({ heldDay: 'allowed' }).dataDir, 'directory.json');
  const ids = new Set(entries.map(({ id }) => id));
  const before = await ownEntries(path);
  const others = before.filter(({ id }) => !ids.has(id));
  const all = [...others, ...entries];
  // What is written is what the next start will read.
  parseContactOverrides(JSON.parse(JSON.stringify(all)));
  const fresh = `${path}.new`;
  await writeFile(fresh, `${JSON.stringify(all, null, 2)}\n`, { mode: 0o600 });
  await rename(fresh, path);
  const replaced = before.length - others.length;
  console.log(
    `Written: ${entries.length - replaced} new, ${replaced} replaced, ${others.length} as they were. Restart to show them.`,
  );
}

async function ownEntries(path: string): Promise<readonly ContactOverride[]> {
  const text = await readFile(path, 'utf8').catch((error: unknown) => {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return '[]';
    throw new SenimError('content', 'directory.json cannot be read');
  });
  try {
    return parseContactOverrides(JSON.parse(text));
  } catch (error) {
    if (error instanceof SenimError) throw error;
    throw new SenimError('content', 'directory.json is no JSON');
  }
}

try {
  await run();
} catch (error) {
  if (error instanceof SenimError || error instanceof TypeError) console.error(error.message);
  else console.error('failed');
  process.exitCode = 1;
}
