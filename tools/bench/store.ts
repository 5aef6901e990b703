import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { databaseAddressOf } from '../../platform/config/database-address.ts';
import { systemRandom } from '../../platform/crypto/random.ts';
import { openStore, type Store } from '../../storage/store.ts';
import type { Family } from './family.ts';
import { heldIn } from '../ceremony.ts';
import { median } from './quantile.ts';
import { notRun, row } from './row.ts';
import { emptyCase } from './store/empty-case.ts';
import { insertBareCases, insertIntoPostgres } from './store/raw-postgres.ts';
import {
  insertBareCases as insertBareCasesIntoSqlite,
  insertIntoSqlite,
} from './store/raw-sqlite.ts';

const cases = 1500;
const rounds = 5;
/** As many people as send at once; a file takes one writer at a time all the same. */
const clients = 8;

/** Whole cases by the store, beside durable rows of 4 KiB by the engine alone in the same run. */
export const store: Family = {
  ids: ['store.insert.sqlite_ratio', 'store.insert.pg_ratio'],
  measure: async ({ database }) => [
    await onSqlite(),
    ...(database === null
      ? notRun('no --database given', 'store.insert.pg_ratio')
      : [await onPostgres(database)]),
  ],
};

const more =
  'a case is a key file, a manifest, a report, a packet, a token, a line of the audit chain and a key of its own, with 20 KiB of ciphertext, five times a row';

async function onSqlite() {
  await using folder = await temporary();
  const dataDir = join(folder.path, 'data');
  await using opened = await openStore({ dataDir });
  await heldIn(opened, dataDir);
  const { ours, raw, bare } = await inTurns({
    raw: async () => insertIntoSqlite(folder.path, 4 * cases),
    bare: async () => insertBareCasesIntoSqlite(folder.path, cases, clients),
    ours: () => casesPerSecond(opened),
  });
  const peer = { name: 'node:sqlite, rows/s', value: raw };
  const ifMissed = `${more}; what a case consists of, as bare rows of the engine, ${clients} cases to a transaction, comes to ${bare.toFixed(0)} cases/s (${(bare / raw).toFixed(2)})`;
  return row('store.insert.sqlite_ratio', { ours, peer, limit: bare, ifMissed });
}

async function onPostgres(url: string) {
  const address = databaseAddressOf(url);
  if (address === null) throw new TypeError('--database is no address of a database');
  await using folder = await temporary();
  const dataDir = join(folder.path, 'data');
  await using opened = await openStore({ dataDir, address });
  await heldIn(opened, dataDir);
  const { ours, raw, bare } = await inTurns({
    raw: () => insertIntoPostgres(url, 4 * cases, clients),
    bare: () => insertBareCases(url, cases, clients),
    ours: () => casesPerSecond(opened),
  });
  const peer = { name: 'PostgreSQL, rows/s', value: raw };
  const ifMissed = `${more}; what a case consists of, as bare rows of the engine over ${clients} connections at once, comes to ${bare.toFixed(0)} cases/s (${(bare / raw).toFixed(2)}), and ours stand in one line besides, for the chain's sake`;
  return row('store.insert.pg_ratio', { ours, peer, limit: bare, ifMissed });
}

/**
 * The median of some rounds, in which each is measured in turn: what else the machine does meets all of them. The first
 * round counts for none, whose code would be measured before it is compiled.
 */
async function inTurns<Name extends string>(
  measured: Readonly<Record<Name, () => Promise<number>>>,
): Promise<Record<Name, number>> {
  const names = Object.keys(measured) as Name[];
  const found = new Map<Name, number[]>(names.map((name) => [name, []]));
  for (let round = 0; round <= rounds; round += 1) {
    for (const name of names) {
      const value = await measured[name]();
      if (round > 0) found.get(name)?.push(value);
    }
  }
  const medians = names.map((name) => [name, median(found.get(name) ?? [])] as const);
  return Object.fromEntries(medians) as Record<Name, number>;
}

async function casesPerSecond({ intake }: Store): Promise<number> {
  const made = Array.from({ length: cases }, emptyCase);
  const from = performance.now();
  await Promise.all(
    Array.from({ length: clients }, async () => {
      for (let sealed = made.pop(); sealed !== undefined; sealed = made.pop()) {
        await intake.fileCase(sealed, { idempotency: systemRandom(32), session: null });
      }
    }),
  );
  return cases / ((performance.now() - from) / 1000);
}

async function temporary(): Promise<AsyncDisposable & { readonly path: string }> {
  const path = await mkdtemp(join(tmpdir(), 'senim-bench-'));
  return { path, [Symbol.asyncDispose]: () => rm(path, { recursive: true, force: true }) };
}
