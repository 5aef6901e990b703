import { mkdtemp, rm, statfs } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { policyName, writePolicy } from '../../console/server/factors/policy.ts';
import { dayAt } from '../../platform/time.ts';
import { openStore } from '../../storage/store.ts';
import { setUpConsole } from '../set-up-client.ts';
import { startServer } from './server.ts';

/** A public body made up for measuring: a folder that was set up, and how its first officer signs in. */
export interface Body extends AsyncDisposable {
  readonly dataDir: string;
  readonly officer: { readonly id: string; readonly passphrase: string };
}

/** Three officers and the recovery key receive the reports of the unit: four hybrid recipients. */
const officers = [
  { role: 'officer', group: 'default' },
  { role: 'officer', group: 'default' },
  { role: 'officer', group: 'default' },
  { role: 'oversight', group: 'oversight' },
] as const;

/** The product's own ceremony on a new folder, which is removed at the end. */
export async function newBody(parent = tmpdir()): Promise<Body> {
  await using made = new AsyncDisposableStack();
  const dataDir = await mkdtemp(join(parent, 'senim-bench-'));
  made.defer(() => rm(dataDir, { recursive: true, force: true }));
  await using server = await startServer({ dataDir, isNew: true });
  const { consoleUrl: url, setUpToken: token } = server;
  if (token === null) throw new Error('a new folder must wait to be set up');
  const day = dayAt(new Date());
  const { access } = await setUpConsole({ url, token, body: 'Bench', day, officers });
  // The measured way from the passphrase to the cases has no second step.
  await using store = await openStore({ dataDir });
  await store.settings.set(policyName, writePolicy('none'));
  const [first] = access;
  if (first === undefined) throw new Error('the ceremony named no officer');
  const kept = made.move();
  return {
    dataDir,
    officer: { id: first.officerId, passphrase: first.passphrase },
    [Symbol.asyncDispose]: () => kept.disposeAsync(),
  };
}

/** Memory that looks like a folder, where there is enough of it: to fill a store is mostly to wait for a disk. */
export async function quickFolder(): Promise<string> {
  const memory = '/dev/shm';
  const room = await statfs(memory).catch(() => null);
  return room !== null && room.bavail * room.bsize > leastRoom ? memory : tmpdir();
}

const leastRoom = 2 ** 30;
