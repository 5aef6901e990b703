import type { Database } from './database.ts';
import { isFiledBySomebody } from './self-checks.ts';
import type { Tables } from './tables.ts';

/** How many cases were filed and closed in a month `YYYY-MM`. */
export interface MonthCount {
  readonly month: string;
  readonly filed: number;
  readonly closed: number;
}

/** Numbers over all cases, for those who may read none of them. */
export interface CaseCounts {
  /** Oldest month first; months without a case are absent. */
  readonly byMonth: () => Promise<readonly MonthCount[]>;
}

export function caseCounts({ read }: Database<Tables>): CaseCounts {
  return {
    byMonth: async () => {
      const rows = await read
        .selectFrom('cases')
        .select((eb) => ['day', 'closed_day', eb.fn.countAll<number>().as('count')])
        .where(isFiledBySomebody)
        .groupBy(['day', 'closed_day'])
        .execute();
      const months = new Map<string, { filed: number; closed: number }>();
      const at = (day: string) => {
        const month = day.slice(0, 7);
        const known = months.get(month) ?? { filed: 0, closed: 0 };
        months.set(month, known);
        return known;
      };
      for (const { day, closed_day, count } of rows) {
        at(day).filed += count;
        if (closed_day !== null) at(closed_day).closed += count;
      }
      return Array.from(months, ([month, counts]) => ({ month, ...counts })).toSorted((a, b) =>
        a.month < b.month ? -1 : 1,
      );
    },
  };
}
