import { keepAll, readRetention, type Retention, retentionBytes } from '../cases/retention.ts';
import { utf8 } from '../platform/crypto/bytes.ts';
import type { Reader, Writer } from './database.ts';
import type { Tables } from './tables.ts';

/** The body's terms; what nobody set is kept. */
export async function retentionOf(read: Reader<Tables>): Promise<Retention> {
  const row = await read
    .selectFrom('settings')
    .select('value')
    .where('name', '=', name)
    .executeTakeFirst();
  return row === undefined ? keepAll : readRetention(utf8(row.value));
}

export async function setRetention(tx: Writer<Tables>, retention: Retention): Promise<void> {
  const value = new TextDecoder().decode(retentionBytes(retention));
  await tx
    .insertInto('settings')
    .values({ name, value })
    .onConflict((conflict) => conflict.column('name').doUpdateSet({ value }))
    .execute();
}

const name = 'retention';
