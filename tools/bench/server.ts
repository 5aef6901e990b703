import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

import { z } from 'zod';

/** The product in a process of its own, as `npm start` runs it. */
export interface Server extends AsyncDisposable {
  readonly pid: number;
  readonly publicUrl: string;
  readonly consoleUrl: string;
  /** `null` where the installation was set up before. */
  readonly setUpToken: string | null;
  /** Processor time so far, user and system, of all its threads. */
  readonly cpuMs: () => number;
  readonly residentMib: () => number;
}

export interface ServerOptions {
  readonly dataDir: string;
  /** Whether the folder waits to be set up. */
  readonly isNew?: boolean;
  /** A program that runs the server: `strace` with its arguments. It must keep the process it was started as. */
  readonly under?: readonly string[];
}

const root = fileURLToPath(new URL('../..', import.meta.url));
// What follows the name of the runtime in `npm start`.
const { scripts } = z
  .object({ scripts: z.object({ start: z.string() }) })
  .parse(JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8')));
const product = scripts.start.split(' ').slice(1);

/** Whatever this machine is set to; an empty setting is its default. */
const defaults = {
  HOST: '127.0.0.1',
  PORT: '0',
  CONSOLE_PORT: '0',
  PUBLIC_URL: '',
  SECRETS_FILE: '',
  DATABASE_URL: '',
  SENIM_TODAY: '',
};

/** Starts it on free ports of this machine; resolves when both sides listen. Throws when it ends before that. */
export async function startServer({
  dataDir,
  isNew = false,
  under = [],
}: ServerOptions): Promise<Server> {
  const command = [...under, process.execPath, ...product];
  const child = spawn(command[0] ?? process.execPath, command.slice(1), {
    env: { ...process.env, ...defaults, DATA_DIR: dataDir },
    cwd: root,
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  const ended = once(child, 'exit');
  try {
    const said = await Promise.race([spoken(child, isNew), ended.then(() => null)]);
    if (said === null || child.pid === undefined) throw new Error('the server ended at its start');
    const { pid } = child;
    return {
      ...said,
      pid,
      cpuMs: () => cpuMs(pid),
      residentMib: () => residentMib(pid),
      [Symbol.asyncDispose]: () => stop(child, ended),
    };
  } catch (error) {
    await stop(child, ended);
    throw error;
  }
}

type Spoken = Pick<Server, 'publicUrl' | 'consoleUrl' | 'setUpToken'>;

/** What a person reads in the terminal: the officers' address is the last line, but for a token where one is due. */
async function spoken(child: ChildProcess, isNew: boolean): Promise<Spoken | null> {
  if (child.stdout === null) return null;
  let publicUrl = '';
  let consoleUrl = '';
  for await (const line of createInterface({ input: child.stdout })) {
    publicUrl = /^For people: +(\S+)/.exec(line)?.[1] ?? publicUrl;
    consoleUrl = /^For officers: +(\S+)/.exec(line)?.[1] ?? consoleUrl;
    const setUpToken = /--token (\S+)/.exec(line)?.[1] ?? null;
    if (setUpToken !== null || (consoleUrl !== '' && !isNew)) {
      return { publicUrl, consoleUrl, setUpToken };
    }
  }
  return null;
}

async function stop(child: ChildProcess, ended: Promise<unknown>): Promise<void> {
  if (child.exitCode === null && child.signalCode === null) child.kill('SIGTERM');
  const late = setTimeout(() => child.kill('SIGKILL'), 15_000);
  await ended;
  clearTimeout(late);
}

/** Linux counts in hundredths of a second. */
const tickMs = 10;

function cpuMs(pid: number): number {
  const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
  // The program's name, in brackets, may hold spaces.
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  return (Number(fields[11]) + Number(fields[12])) * tickMs;
}

function residentMib(pid: number): number {
  const status = readFileSync(`/proc/${pid}/status`, 'utf8');
  const kib = /^VmRSS:\s+(\d+) kB/m.exec(status)?.[1];
  if (kib === undefined) throw new Error('the system tells no resident memory');
  return Number(kib) / 1024;
}
