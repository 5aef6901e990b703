import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

import type { CrashStep } from '../../storage/filing-step.ts';
import { childEnvironment } from './child-environment.ts';
import { order, reached } from './orders.ts';

/** The product's public side on one folder, killed and opened again and again. */
export interface House extends AsyncDisposable {
  readonly url: () => string;
  readonly restart: () => Promise<void>;
  /** Runs `act` and waits for the process to die at `step`. Throws when it did not come there. */
  readonly killAt: (step: CrashStep, act: () => Promise<unknown>) => Promise<void>;
  /** `kill -9` from outside, at whatever moment it is. */
  readonly kill: () => Promise<void>;
  /** Everything that the processes so far wrote to standard output and error. */
  readonly said: () => Buffer;
  readonly pid: () => number;
}

export interface HouseFolders {
  readonly dataDir: string;
  /** What the process is told to use for temporary files; it stands there too. */
  readonly temporary: string;
  /** Beside both. */
  readonly orders: string;
  /** A program that runs the house: `strace` with its arguments. */
  readonly under?: readonly string[];
}

const entry = fileURLToPath(new URL('house-process.ts', import.meta.url));
/** Milliseconds; a busy machine must not fail a torture. */
const patience = 60_000;

export async function openHouse(folders: HouseFolders): Promise<House> {
  const said: Buffer[] = [];
  let child = await opened(folders, said);
  const ended = async (): Promise<void> => {
    const late = setTimeout(() => child.process.kill('SIGKILL'), patience);
    await child.exited;
    clearTimeout(late);
  };
  return {
    url: () => child.url,
    pid: () => child.process.pid ?? 0,
    said: () => Buffer.concat(said),
    restart: async () => {
      order(folders.orders, null);
      child = await opened(folders, said);
    },
    killAt: async (step, act) => {
      order(folders.orders, step);
      await act().catch(() => {});
      await ended();
      const at = reached(folders.orders);
      if (at !== step) throw new Error(`the process did not come to ${step}`);
    },
    kill: async () => {
      child.process.kill('SIGKILL');
      await child.exited;
    },
    [Symbol.asyncDispose]: async () => {
      child.process.kill('SIGTERM');
      await ended();
    },
  };
}

async function opened({ dataDir, temporary, orders, under = [] }: HouseFolders, said: Buffer[]) {
  const words = [...under, process.execPath, entry, dataDir, orders];
  const spawned: ChildProcess = spawn(words[0] ?? '', words.slice(1), {
    stdio: ['ignore', 'pipe', 'pipe'],
    cwd: temporary,
    env: childEnvironment({ TMPDIR: temporary }),
  });
  const exited = once(spawned, 'close');
  const { promise, resolve, reject } = Promise.withResolvers<string>();
  let heard = '';
  spawned.stderr?.on('data', (chunk: Buffer) => said.push(chunk));
  spawned.stdout?.on('data', (chunk: Buffer) => {
    said.push(chunk);
    heard += chunk.toString();
    const port = /^http:\/\/localhost:(\d+)$/m.exec(heard)?.[1];
    if (port !== undefined) resolve(`http://127.0.0.1:${port}`);
  });
  void exited.then(() => reject(new Error(`the house did not open: ${said.at(-1)?.toString()}`)));
  return { process: spawned, exited, url: await promise };
}

/** A place for orders beside a folder. */
export function ordersBeside(folder: string): string {
  return join(folder, '..', `${folder.split('/').at(-1) ?? ''}.orders`);
}
