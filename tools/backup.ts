import { join, resolve } from 'node:path';
import { constants } from 'node:fs';
import { access, stat } from 'node:fs/promises';
import { parseArgs } from 'node:util';

import { systemClock } from '../platform/clock.ts';
import { SenimError } from '../platform/errors.ts';
import { keepBackupDay } from '../storage/backup-day.ts';
import { type EngineOptions, type OpenEngine, openEngine } from '../storage/engine.ts';
import { openStore } from '../storage/store.ts';
import { makeBackup } from './backup/make.ts';
import { command } from './command.ts';
import { installation } from './installation.ts';
import { rosterAt } from './stored-roster.ts';

const usage = `Copies a running installation into an archive that only two of three recovery sheets open.

  npm run backup -- --to FOLDER [--keys-to FOLDER] [--key-days N]

FOLDER for cases may be kept for long: nothing in it opens without the keys. FOLDER for keys (shred keys and the
server's secrets) must lie elsewhere; archives in it older than N days (30) are removed, so that a case which was
erased cannot be opened from any archive after that time. Keys of surveys and unfinished reports are in neither.
With DATABASE_URL the cases are read from that server, as of one moment; the archives are the same.`;

async function run(): Promise<void> {
  const { values } = parseArgs({
    options: {
      to: { type: 'string' },
      'keys-to': { type: 'string' },
      'key-days': { type: 'string', default: '30' },
      help: { type: 'boolean', default: false },
    },
  });
  const { to } = values;
  if (values.help || to === undefined) {
    console.log(usage);
    if (!values.help) process.exitCode = 1;
    return;
  }
  const keyDays = Number(values['key-days']);
  if (!Number.isInteger(keyDays) || keyDays < 1) {
    throw new SenimError('config', '--key-days takes whole days');
  }
  const keysTo = values['keys-to'] === undefined ? null : resolve(values['keys-to']);
  await checkApart(resolve(to), keysTo);
  const { secretsFile, ...place } = await installation();
  const { dataDir } = place;
  await using store = await openStore(place);
  await using engine = await openedEngine(place);
  const roster = await rosterAt(dataDir, store);
  const recovery = roster.recipients.find(({ kind }) => kind === 'recovery');
  if (recovery === undefined)
    throw new SenimError('roster.content', 'the list has no recovery key');
  const day = systemClock(null).today();
  const made = await makeBackup({
    dataDir,
    server: engine.copyOut,
    secretsFile: secretsFile ?? join(dataDir, 'secrets.json'),
    recipient: recovery.age,
    day,
    to: resolve(to),
    keysTo,
    keyDays,
  });
  await keepBackupDay(store.settings, { day, keys: keysTo !== null });
  console.log(`${made.cases} cases, ${made.blobs} files: ${made.file}`);
  console.log(made.keysFile === null ? 'keys: not copied' : `keys: ${made.keysFile}`);
  for (const name of made.removed) console.log(`removed: ${name}`);
}

async function openedEngine(
  place: EngineOptions,
): Promise<AsyncDisposable & Pick<OpenEngine, 'copyOut'>> {
  const { copyOut, database, shred } = await openEngine(place);
  return {
    copyOut,
    [Symbol.asyncDispose]: async () => {
      await database.close();
      await shred.close();
    },
  };
}

async function checkApart(to: string, keysTo: string | null): Promise<void> {
  const folders = { '--to': to, ...(keysTo === null ? {} : { '--keys-to': keysTo }) };
  for (const [name, folder] of Object.entries(folders)) {
    const found = await stat(folder).catch(() => null);
    if (found?.isDirectory() !== true) {
      throw new SenimError('config', `${name}: there is no such folder. Nothing was copied.`);
    }
    await access(folder, constants.W_OK | constants.X_OK).catch((error: unknown) => {
      const words = `${name}: this user may not write there. Nothing was copied.`;
      throw new SenimError('config', words, { cause: error });
    });
  }
  if (keysTo === null || keysTo !== to) return;
  throw new SenimError('config', 'keys must lie elsewhere than the cases that they open');
}

if (import.meta.main) await command(run);
