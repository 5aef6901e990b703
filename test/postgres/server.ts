import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readdirSync } from 'node:fs';
import { appendFile, chown, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir, userInfo } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { promisify } from 'node:util';

/** A PostgreSQL server of our own, in a folder that goes with it. */
export interface Server extends AsyncDisposable {
  /** Of the database `postgres`, over its socket. */
  readonly url: string;
  readonly folder: string;
  readonly port: number;
  readonly password: string;
  /** Over the network of this machine, where a password is asked for. */
  readonly over: (change: { readonly password?: string; readonly database?: string }) => string;
  /** `kill -9` of the server and all that serves its connections. */
  readonly kill: () => Promise<void>;
  readonly begin: () => Promise<void>;
  /** `promote`, say. */
  readonly control: (...words: readonly string[]) => Promise<void>;
}

export interface ServerOptions {
  /** Lines of `postgresql.conf` behind our own. */
  readonly settings?: readonly string[];
  /** A server to copy and to follow, instead of an empty one. */
  readonly following?: { readonly server: Server; readonly name: string };
}

const password = 'word-of-the-test';
const run = promisify(execFile);

/** `null` where PostgreSQL is not installed. */
export async function startServer(options: ServerOptions = {}): Promise<Server | null> {
  const programs = programsOf();
  if (programs === null) return null;
  const folder = await mkdtemp(join(tmpdir(), 'senim-pg-'));
  const data = join(folder, 'data');
  const asServer = await servant();
  if (asServer.uid !== null) await chown(folder, asServer.uid, -1);
  const tool = async (name: string, ...words: readonly string[]): Promise<void> => {
    await run(...asServer.command(join(programs, name), words), { cwd: folder });
  };
  const port = await freePort();
  const { following, settings = ['fsync = off', 'full_page_writes = off'] } = options;
  if (following === undefined) {
    const secret = join(folder, 'password');
    await writeFile(secret, password, { mode: 0o644 });
    await tool(
      'initdb',
      '-D',
      data,
      '-U',
      'senim',
      '--encoding=UTF8',
      '--locale=C.UTF-8',
      '--no-sync',
      '--auth-local=trust',
      '--auth-host=scram-sha-256',
      `--pwfile=${secret}`,
    );
  } else {
    const from = following.server;
    const source = `host=${from.folder} port=${from.port} user=senim application_name=${following.name}`;
    await tool('pg_basebackup', '-D', data, '-d', source, '-R', '--checkpoint=fast', '--no-sync');
  }
  await appendFile(
    join(data, 'postgresql.conf'),
    [
      '',
      `port = ${port}`,
      `unix_socket_directories = '${folder}'`,
      "listen_addresses = '127.0.0.1'",
      'max_connections = 200',
      'shared_buffers = 64MB',
      'autovacuum = off',
      "log_min_messages = 'log'",
      ...settings,
      '',
    ].join('\n'),
  );

  let process: ChildProcess | null = null;
  const begin = async (): Promise<void> => {
    const [command, words] = asServer.command(join(programs, 'postgres'), ['-D', data]);
    const log = join(folder, 'log');
    process = spawn('sh', ['-c', 'exec "$@" >> "$0" 2>&1', log, command, ...words], {
      stdio: 'ignore',
      cwd: folder,
    });
    for (;;) {
      if (process.exitCode !== null) throw new Error('the database server did not start');
      const isReady = await run(join(programs, 'pg_isready'), ['-q', '-h', folder, '-p', `${port}`])
        .then(() => true)
        .catch(() => false);
      if (isReady) return;
      await pause(25);
    }
  };
  const end = async (signal: NodeJS.Signals): Promise<void> => {
    const child = process;
    if (child?.pid === undefined || child.exitCode !== null || child.signalCode !== null) return;
    const ended = once(child, 'exit');
    // Those who serve connections first: nobody is left who could still answer.
    const main = Number((await readFile(join(data, 'postmaster.pid'), 'utf8')).split('\n')[0]);
    const { stdout } = await run('pgrep', ['-P', String(main)]).catch(() => ({ stdout: '' }));
    for (const pid of stdout.split('\n').filter(Boolean)) kill(Number(pid), signal);
    kill(main, signal);
    await ended;
  };
  await begin();
  return {
    url: `postgres://senim@/postgres?host=${folder}:${port}`,
    folder,
    port,
    password,
    over: ({ password: given = password, database = 'postgres' }) =>
      `postgres://senim:${given}@127.0.0.1:${port}/${database}?sslmode=disable`,
    kill: () => end('SIGKILL'),
    begin,
    control: (...words) => tool('pg_ctl', '-D', data, ...words),
    [Symbol.asyncDispose]: async () => {
      await end('SIGKILL');
      await rm(folder, { recursive: true, force: true });
    },
  };
}

function kill(pid: number, signal: NodeJS.Signals): void {
  try {
    globalThis.process.kill(pid, signal);
  } catch {
    // Gone by itself.
  }
}

function programsOf(): string | null {
  const root = '/usr/lib/postgresql';
  const versions = existsSync(root) ? readdirSync(root) : [];
  const newest = versions.toSorted((a, b) => Number(b) - Number(a))[0];
  return newest === undefined ? null : join(root, newest, 'bin');
}

/** The server refuses to run as root: there it is given to the user that its package made. */
async function servant(): Promise<{
  readonly uid: number | null;
  readonly command: (file: string, words: readonly string[]) => [string, string[]];
}> {
  if (userInfo().uid !== 0) return { uid: null, command: (file, words) => [file, [...words]] };
  const { stdout } = await run('id', ['-u', 'postgres']);
  return {
    uid: Number(stdout),
    command: (file, words) => ['runuser', ['-u', 'postgres', '--', file, ...words]],
  };
}

async function freePort(): Promise<number> {
  const listening = createServer().listen(0, '127.0.0.1');
  await once(listening, 'listening');
  const address = listening.address();
  listening.close();
  await once(listening, 'close');
  if (address === null || typeof address === 'string') throw new TypeError('no port');
  return address.port;
}
