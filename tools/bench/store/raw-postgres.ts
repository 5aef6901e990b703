import { Client } from 'pg';

import { systemRandom } from '../../../platform/crypto/random.ts';

/** As `insertIntoSqlite`, over `clients` connections. Its table is dropped again. */
export async function insertIntoPostgres(
  url: string,
  rows: number,
  clients: number,
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
  try {
    await first.query('create table bench_raw (id bytea primary key, body bytea)');
    const made = Array.from({ length: rows }, () => [systemRandom(16), systemRandom(4096)]);
    const from = performance.now();
    await Promise.all(
      lines.map(async (client) => {
        for (let row = made.pop(); row !== undefined; row = made.pop()) {
          await client.query('insert into bench_raw values ($1, $2)', row);
        }
      }),
    );
    return rows / ((performance.now() - from) / 1000);
  } finally {
    await first.query('drop table if exists bench_raw');
    await Promise.all(lines.map(async (client) => await client.end()));
  }
}
