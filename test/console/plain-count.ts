import { readFileSync } from 'node:fs';

import type { LiveCase } from '../../tools/demo-cases/live-case.ts';

/**
 * The figures of cases counted a second time, as somebody would with the list of what was filed and done in his hand. Nothing
 * of the product counts, dates or suppresses here.
 */
export interface PlainCase {
  readonly isQuestion: boolean;
  readonly filed: string;
  readonly what: string;
  readonly region: string;
  readonly unit: string;
  readonly channel: string;
  readonly answered: string | null;
  readonly closed: string | null;
  readonly ending: string | null;
  /** The last day that stands, and when what the body owes until it came: one alone cannot say “not confirmed”. */
  readonly term: string | null;
  readonly owed: string | null;
  /** A last day was put off when it was over. */
  readonly wasOver: boolean;
}

const unitOf: Readonly<Record<string, string>> = {
  'Тіркеу бөлімі': '0a000001',
  'Халыққа қызмет көрсету залы': '0a000001',
  'Экзаменационный центр': '0a000001',
  'Front office': '0a000001',
  'Отдел закупок': '0a000002',
  'Contracts division': '0a000002',
  'Кадр бөлімі': '0a000003',
  'Отдел кадров': '0a000003',
  'Шаруашылық бөлімі': '0a000004',
};

const channelOf: Readonly<Record<string, string>> = {
  web: 'web',
  telegram: 'messenger',
  teams: 'messenger',
  office: 'office',
};

const endings: Readonly<Record<string, string>> = {
  'closed-confirmed': 'confirmed',
  'closed-partly': 'confirmed',
  'closed-not-confirmed': 'not-confirmed',
  'closed-insufficient': 'insufficient',
  'closed-not-ours': 'not-ours',
  'closed-answered': 'answered',
};

/** By what the organisation has done what the law waits for, and what does it where two signed. */
const ends: ReadonlySet<string> = new Set([
  'handed-over',
  'closed-confirmed',
  'closed-partly',
  'closed-insufficient',
  'closed-not-ours',
  'closed-answered',
]);

export function plainCase({ planned, filed, entries, byTwo }: LiveCase): PlainCase {
  let answered: string | null = null;
  let closed: string | null = null;
  let ending: string | null = null;
  let term: string | null = null;
  let owed: string | null = null;
  let wasOver = false;
  for (const entry of entries) {
    if (entry.from !== 'officer') continue;
    const { word, day } = entry;
    if (word.kind === 'message' || word.kind === 'status') answered ??= day;
    if (word.kind === 'term') {
      const isOpen = owed === null && term !== null;
      if (isOpen && word.extended && Date.parse(day) > Date.parse(term ?? day)) wasOver = true;
      term = word.due;
    }
    if (word.kind !== 'status') continue;
    if (ends.has(word.to) || byTwo.has(entry.entryId)) owed ??= day;
    ending = endings[word.to] ?? null;
    closed = ending === null ? null : day;
  }
  const isQuestion = planned.kind === 'question';
  return {
    isQuestion,
    filed,
    what: isQuestion ? 'unknown' : planned.what,
    region: isQuestion ? 'unknown' : planned.region,
    unit: isQuestion ? 'unknown' : (unitOf[planned.unit] ?? 'unknown'),
    channel: channelOf[planned.channel] ?? 'unknown',
    answered,
    closed,
    ending,
    term,
    owed,
    wasOver,
  };
}

const calendars = [2025, 2026].map(
  (year) =>
    JSON.parse(readFileSync(`knowledge/calendar/${year}.json`, 'utf8')) as Record<
      'daysOff' | 'worked',
      { day: string }[]
    >,
);
const off = new Set(calendars.flatMap(({ daysOff }) => daysOff.map(({ day }) => day)));
const worked = new Set(calendars.flatMap((year) => year.worked.map(({ day }) => day)));

/** The third working day after that one. */
export function promised(filed: string): string {
  const at = new Date(filed);
  for (let left = 3; left > 0;) {
    at.setUTCDate(at.getUTCDate() + 1);
    const day = at.toISOString().slice(0, 10);
    const isWeekend = at.getUTCDay() === 0 || at.getUTCDay() === 6;
    if (isWeekend ? worked.has(day) : !off.has(day)) left -= 1;
  }
  return at.toISOString().slice(0, 10);
}

/** All that a page of some months tells, by names of our own. */
export function plainFigures(all: readonly PlainCase[], months: readonly string[], today: string) {
  const isIn = (day: string | null) => day !== null && months.includes(day.slice(0, 7));
  const filed = all.filter((each) => isIn(each.filed));
  const reports = filed.filter((each) => !each.isQuestion);
  const closed = all.filter((each) => !each.isQuestion && isIn(each.closed));
  const waits = (each: PlainCase) => each.answered === null && today <= promised(each.filed);
  const inTime = (each: PlainCase) =>
    each.answered !== null && each.answered <= promised(each.filed);
  const dated = closed.filter(({ term }) => term !== null);
  const isLate = ({ term, owed, wasOver }: PlainCase) =>
    term !== null && (wasOver || (owed ?? today) > term);
  const days = ({ filed: from, closed: to }: PlainCase) =>
    Math.round((Date.parse(to ?? from) - Date.parse(from)) / 86_400_000);
  return {
    filed: reports.length,
    closed: closed.length,
    questions: filed.length - reports.length,
    waiting: reports.filter(waits).length,
    answeredInTime: reports.filter(inTime).length,
    answeredLate: reports.filter((each) => !waits(each) && !inTime(each)).length,
    withTerm: dated.filter((each) => isLate(each) || each.owed !== null).length,
    closedLate: dated.filter(isLate).length,
    month: (of: string) => reports.filter((each) => each.filed.startsWith(of)).length,
    category: (of: string) => reports.filter((each) => each.what === of).length,
    region: (of: string) => reports.filter((each) => each.region === of).length,
    unit: (of: string) => reports.filter((each) => each.unit === of).length,
    channel: (of: string) => reports.filter((each) => each.channel === of).length,
    outcome: (of: string) => closed.filter((each) => each.ending === of).length,
    duration: (of: string) => {
      const from = { d15: 0, d30: 16, d60: 31, longer: 61 }[of] ?? 0;
      const to = { d15: 15, d30: 30, d60: 60 }[of] ?? 9999;
      return closed.filter((each) => days(each) >= from && days(each) <= to).length;
    },
  };
}

export type PlainFigures = ReturnType<typeof plainFigures>;

/** Rows of a table as text, counted by the words in some of its columns. */
export function plainSum(csv: string, wanted: (cells: readonly string[]) => boolean): number {
  let sum = 0;
  for (const line of csv.trim().split('\n').slice(1)) {
    const cells = line.split(';');
    if (wanted(cells)) sum += Number(cells.at(-1));
  }
  return sum;
}

/** Which counts of a table may be told: by the rule as it is written down, and by trying out every other table. */
export function plainlyTold(counts: readonly number[]): readonly (number | null)[] {
  const hidden = hiddenIn(counts);
  const told = counts.map((count, at) => (hidden.has(at) ? null : count));
  if (hidden.size === 0 || hidden.size === counts.length) return told;
  const places = [...hidden];
  const left = places.reduce((sum, at) => sum + (counts[at] ?? 0), 0);
  const seen = places.map(() => new Set<number>());
  const other = [...counts];
  const tryOut = (at: number, rest: number): void => {
    const place = places[at];
    if (place === undefined) return;
    if (at === places.length - 1) {
      other[place] = rest;
      const again = hiddenIn(other);
      if (again.size !== hidden.size || places.some((each) => !again.has(each))) return;
      for (const [index, each] of places.entries()) seen[index]?.add(other[each] ?? 0);
      return;
    }
    for (let count = 0; count <= rest; count += 1) {
      other[place] = count;
      tryOut(at + 1, rest - count);
    }
  };
  tryOut(0, left);
  const isOpen = seen.every((values) => Math.max(...values) - Math.min(...values) >= 5);
  return isOpen ? told : counts.map(() => null);
}

/** Everything below ten, and then the smallest of the others until two cells and ten people are left out. */
function hiddenIn(counts: readonly number[]): ReadonlySet<number> {
  const hidden = new Set<number>();
  for (const [at, count] of counts.entries()) if (count < 10) hidden.add(at);
  while (hidden.size > 0 && hidden.size < counts.length) {
    const people = [...hidden].reduce((sum, at) => sum + (counts[at] ?? 0), 0);
    if (hidden.size >= 2 && people >= 10) break;
    let least = -1;
    for (const [at, count] of counts.entries()) {
      if (!hidden.has(at) && (least < 0 || count < (counts[least] ?? 0))) least = at;
    }
    hidden.add(least);
  }
  return hidden;
}
