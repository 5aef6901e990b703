import { utf8 } from '../crypto/bytes.ts';
import { SenimError } from '../errors.ts';
import { Secret } from '../secret.ts';
import { reachOf } from './reach.ts';

/** Where a PostgreSQL database is. Its password stands in a `Secret`: nothing here can be printed with it. */
export interface DatabaseAddress {
  /** In the order in which they are asked; the first that takes writes is used. A path is the folder of a socket. */
  readonly hosts: readonly { readonly host: string; readonly port: number }[];
  readonly database: string;
  readonly user: string | null;
  readonly password: Secret | null;
  /** `checked`: encrypted, and the certificate must be that host's. `encrypted`: by whatever certificate. */
  readonly tls: 'none' | 'encrypted' | 'checked';
  /** A file with the certificates that are trusted; `null`: those that Node knows. */
  readonly authorities: string | null;
}

/** What is expected, for whoever set something else. */
export const databaseHint =
  'empty for SQLite in DATA_DIR, or an address such as postgres://senim:password@db.example.kz:5432/senim?sslmode=verify-full (sslmode=disable only on this machine or in a private network), without spaces and quotation marks; signs such as @ : / ? # in the password are written as %40 %3A %2F %3F %23';

/** `null` for what is no address, has a setting that we do not know, or would go out unencrypted. */
export function databaseAddressOf(value: string): DatabaseAddress | null {
  const parts = shape.exec(value)?.groups;
  if (parts === undefined) return null;
  const query = new URLSearchParams(parts['query'] ?? '');
  const [user, password, database] = [parts['user'], parts['password'], parts['database']].map(
    (part) => (part === undefined ? '' : plain(part)),
  );
  if (user === null || password === null || !database) return null;
  if ([...query.keys()].some((name) => !known.has(name))) return null;
  if (!['read-write', 'primary', null].includes(query.get('target_session_attrs'))) return null;
  const hosts = hostsOf(query.get('host') ?? parts['hosts'] ?? '');
  if (hosts === null) return null;
  const tls = tlsOf(query.get('sslmode'), hosts);
  if (tls === null) return null;
  return {
    hosts,
    database,
    user: user || null,
    password: password ? new Secret(utf8(password)) : null,
    tls,
    authorities: query.get('sslrootcert'),
  };
}

/** The address out of the environment, `null` when there is none; as `takeTelegramToken`. Throws `config` for another text. */
export function takeDatabaseAddress(
  env: Record<string, string | undefined> = process.env,
): DatabaseAddress | null {
  const value = env['DATABASE_URL'];
  delete env['DATABASE_URL'];
  if (value === undefined || value === '') return null;
  const address = databaseAddressOf(value);
  if (address === null) throw new SenimError('config', `DATABASE_URL: ${databaseHint}`);
  return address;
}

const shape =
  /^postgres(?:ql)?:\/\/(?:(?<user>[^:@/?#]*)(?::(?<password>[^@/?#]*))?@)?(?<hosts>[^@/?#]*)\/(?<database>[^/?#\s]+)(?:\?(?<query>[^#]*))?$/;

const known = new Set(['host', 'sslmode', 'sslrootcert', 'target_session_attrs']);

const usualPort = 5432;

function plain(text: string): string | null {
  try {
    return decodeURIComponent(text);
  } catch {
    return null;
  }
}

function hostsOf(text: string): DatabaseAddress['hosts'] | null {
  if (text === '') return [{ host: 'localhost', port: usualPort }];
  const hosts: { host: string; port: number }[] = [];
  for (const each of text.split(',')) {
    const parts = /^(?<host>\/[^:]+|\[[\da-f:]+\]|[\w.-]+)(?::(?<port>\d{1,5}))?$/i.exec(
      each,
    )?.groups;
    if (parts === undefined) return null;
    const port = Number(parts['port'] ?? usualPort);
    if (port > 65_535) return null;
    hosts.push({ host: (parts['host'] ?? '').replace(/^\[|\]$/g, ''), port });
  }
  return hosts;
}

function tlsOf(
  mode: string | null,
  hosts: DatabaseAddress['hosts'],
): DatabaseAddress['tls'] | null {
  const reaches = hosts.map(({ host }) => (host.startsWith('/') ? 'machine' : reachOf(host)));
  const isAway = reaches.includes('outside');
  switch (mode) {
    case 'verify-full':
      return 'checked';
    case 'require':
      return isAway ? null : 'encrypted';
    case 'disable':
      return isAway ? null : 'none';
    case null:
      return reaches.every((reach) => reach === 'machine') ? 'none' : 'checked';
    default:
      return null;
  }
}
