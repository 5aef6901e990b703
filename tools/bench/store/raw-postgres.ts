import { Client } from 'pg';

import { systemRandom } from '../../../platform/crypto/random.ts';
import { partLengths } from './part-lengths.ts';

/** As `insertIntoSqlite`, over `clients` connections. Its table is dropped again. */
export async function insertIntoPostgres(
  url: string,
  rows: number,
  clients: number,
): Promise<number> {
  return await timed(url, clients, {
    tables: ['bench_raw'],
    statement: 'insert into bench_raw values ($1, $2)',
    made: Array.from({ length: rows }, () => [systemRandom(16), systemRandom(4096)]),
  });
}

/**
 * What a case consists of, as bare rows: a statement and a transaction each, on as many connections at once as there are.
 * No chain, no line, no references, no second index.
 */
export async function insertBareCases(
  url: string,
  cases: number,
  clients: number,
): Promise<number> {
  const tables = partLengths.map((_, at) => `bench_case_${at}`);
  const inserts = tables.map((table, at) => `insert into ${table} values ($1, $${at + 2})`);
  const last = inserts.pop() ?? '';
  const others = inserts.map((insert, at) => `i${at} as (${insert})`);
  return await timed(url, clients, {
    tables,
    statement: `with ${others.join(', ')} ${last}`,
    made: Array.from({ length: cases }, () => [systemRandom(16), ...partLengths.map(systemRandom)]),
  });
}

interface Inserting {
  readonly tables: readonly string[];
  readonly statement: string;
  readonly made: Uint8Array[][];
}

async function timed(
  url: string,
  clients: number,
  { tables, statement, made }: Inserting,
): Promise<number> {
  const lines = await Promise.all(
    Array.from({ length: clients }, async () => {
      const client = new Client(url);
      await client.connect();
      return client;
    }),
  );
  const [first] = lines;
  if (first === undefined) throw new TypeError('nobody inserts');
  const count = made.length;
  try {
    for (const table of tables) {
      await first.query(`create table ${table} (id bytea primary key, body bytea)`);
    }
    const from = performance.now();
    await Promise.all(
      lines.map(async (client) => {
        for (let row = made.pop(); row !== undefined; row = made.pop()) {
          await client.query(statement, row);
        }
      }),
    );
    return count / ((performance.now() - from) / 1000);
  } finally {
    await first.query(`drop table if exists ${tables.join(', ')}`);
    await Promise.all(lines.map(async (client) => await client.end()));
  }
}
