import { sql } from 'kysely';

import { counted, type Counted } from '../dialogs/outcome.ts';
import type { CardId } from '../knowledge/schema/card.ts';
import { dateIso, type DateIso } from '../platform/time.ts';
import type { Database } from './database.ts';
import type { Tables } from './tables.ts';

/** How often a question led to the same card in the same manner on one day. */
export interface AskedCount {
  readonly day: DateIso;
  readonly what: Counted;
  /** `null` where no card was found. */
  readonly card: CardId | null;
  readonly count: number;
}

/** Numbers of questions: a card, a manner and a day each; there is no place for anything else. */
export interface AskedCounts {
  readonly add: (asked: Omit<AskedCount, 'count'>) => Promise<void>;
  readonly all: () => Promise<readonly AskedCount[]>;
}

const prefix = 'own/asked/';

export function askedCounts({ read, writeRow }: Database<Tables>): AskedCounts {
  return {
    add: async ({ day, what, card }) => {
      const more = sql<string>`cast(cast(settings.value as integer) + 1 as text)`;
      await writeRow((tx) =>
        tx
          .insertInto('settings')
          .values({ name: `${prefix}${day}/${what}/${card ?? '-'}`, value: '1' })
          .onConflict((conflict) => conflict.column('name').doUpdateSet({ value: more }))
          .execute(),
      );
    },
    all: async () => {
      const rows = await read
        .selectFrom('settings')
        .select(['name', 'value'])
        .where('name', 'like', `${prefix}%`)
        .orderBy('name')
        .execute();
      return rows.flatMap(({ name, value }) => readCount(name.slice(prefix.length), value));
    },
  };
}

/** A name of another version counts nothing. */
function readCount(name: string, value: string): readonly AskedCount[] {
  const [written = '', kind, card, ...more] = name.split('/');
  const day = dateIso(written);
  const what = counted.find((each) => each === kind);
  const count = Number(value);
  if (day === null || what === undefined || card === undefined || more.length > 0) return [];
  return Number.isSafeInteger(count)
    ? [{ day, what, card: card === '-' ? null : card, count }]
    : [];
}
