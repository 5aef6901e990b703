import { addDays, dateIso, type DateIso } from '../platform/time.ts';

/** The same date `count` months later; where that month is shorter, its last day (29 February and a year: 28 February). */
export function addMonths(day: DateIso, count: number): DateIso {
  const months = Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7)) - 1 + count;
  const month = `${Math.floor(months / 12)}-${String((months % 12) + 1).padStart(2, '0')}`;
  return dateIso(`${month}-${day.slice(8)}`) ?? lastOf(month);
}

function lastOf(month: string): DateIso {
  const late = [31, 30, 29].flatMap((date) => dateIso(`${month}-${date}`) ?? []);
  return late[0] ?? addDays(`${month}-01` as DateIso, 27);
}
