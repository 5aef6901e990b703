import { dateWords } from '../../knowledge/dates.ts';
import { numberText } from '../../knowledge/numbers.ts';
import { phrase, type PhraseKey } from '../../knowledge/phrases.ts';
import type { Language } from '../../platform/language.ts';
import type { SourceName } from './imports/import.ts';
import { kindName } from './imports/known-kinds.ts';
import type { SourceTable } from './imports/source.ts';
import { type ChannelGroup, channelGroups } from './fact.ts';
import type { Figures, Late, PublishedCell, Snapshot } from './snapshot.ts';
import { leastCell } from './suppress.ts';
import {
  type ClosedTable,
  type Duration,
  durations,
  type FiledTable,
  type Outcome,
  outcomes,
  unknown,
} from './tally.ts';

/** `2026 жылғы 3-тоқсан`. */
export function quarterWords(language: Language, quarter: string): string {
  const [year = '', number = ''] = quarter.split('-Q');
  return phrase(language, 'statistics.quarter', { year, quarter: number });
}

/** What a cell is called; of a list that travels with the snapshot, by the name that it had then. */
export function cellName(
  language: Language,
  table: FiledTable | ClosedTable,
  of: string,
  names: Snapshot['names'],
): string {
  if (of === unknown) return phrase(language, 'statistics.cell.unknown');
  switch (table) {
    case 'month':
      return dateWords(language, of);
    case 'category':
    case 'region':
    case 'unit':
      return names[table][of]?.[language] ?? of;
    case 'channel':
      return isOne(of, channelGroups) ? phrase(language, channelKey(of)) : of;
    case 'outcome':
      return isOne(of, outcomes) ? phrase(language, outcomeKey(of)) : of;
    case 'duration':
      return isOne(of, durations) ? phrase(language, durationKey(of)) : of;
    default:
      return table satisfies never;
  }
}

/** What a system is called that counted for itself. */
export function sourceName(language: Language, from: SourceName): string {
  return from.source === 'other' ? from.name : phrase(language, `figures.source.${from.source}`);
}

/** What a cell of another system's table is called: as it calls it, and kinds of appeals in the reader's language. */
export function sourceCellName(language: Language, table: SourceTable, of: string): string {
  if (of === unknown) return phrase(language, 'statistics.cell.unknown');
  switch (table) {
    case 'month':
      return dateWords(language, of);
    case 'category':
      return kindName(language, of);
    case 'unit':
    case 'channel':
      return of;
    default:
      return table satisfies never;
  }
}

export interface PublishedRows {
  readonly rows: readonly {
    readonly of: string;
    readonly name: string;
    readonly count: number | null;
  }[];
  /** Below the table; `null` where every cell has a row. */
  readonly leftOut: string | null;
}

/** A published table as it is read. Where many numbers are left out, their names stand together below it. */
export function publishedRows(
  language: Language,
  cells: readonly PublishedCell[],
  nameOf: (of: string) => string,
): PublishedRows {
  const rows = cells.map(({ of, count }) => ({ of, name: nameOf(of), count }));
  const untold = rows.filter(({ count }) => count === null);
  if (untold.length <= mostApart) return { rows, leftOut: null };
  const names = untold.map(({ name }) => name).join(', ');
  return {
    rows: rows.filter(({ count }) => count !== null),
    leftOut: phrase(language, 'figures.left-out', { names }),
  };
}

/** So many rows without a number are still read one by one. */
const mostApart = 4;

/** `null` for fewer than ten. */
export function appealsLine(language: Language, total: number | null): string {
  return total === null
    ? phrase(language, 'figures.appeals.few')
    : phrase(language, 'figures.appeals', { count: total });
}

/** What the figures say in sentences; each can be reckoned from the signed numbers. */
export function figureLines(language: Language, figures: Figures): readonly string[] {
  const { questions, filed, closed } = figures;
  const say = (key: PhraseKey, params?: Readonly<Record<string, string | number>>) =>
    phrase(language, key, params);
  const counted = (count: number | null, key: 'filed' | 'closed' | 'questions') =>
    count === null ? say(`figures.${key}.few`) : say(`figures.${key}`, { count });
  return [
    counted(filed.total, 'filed'),
    ...(filed.total === null ? [] : [pledgeLine(filed.late, filed.total)]),
    counted(closed.total, 'closed'),
    ...(closed.total === null
      ? []
      : [confirmedLine(closed.total), termLine(closed.late, closed.total)]),
    counted(questions, 'questions'),
  ];

  function pledgeLine(late: Late, all: number): string {
    const kept = late.kind === 'exact' ? all - late.count : all - leastCell + 1;
    const params = { all, kept, percent: part(kept, all) };
    return say(`figures.pledge.${late.kind}`, params);
  }

  function confirmedLine(all: number): string {
    const count = closed.tables.outcome?.find(({ of }) => of === 'confirmed')?.count ?? null;
    if (count === null) return say('figures.confirmed.hidden');
    return say('figures.confirmed', { count, all, percent: part(count, all) });
  }

  function termLine(late: Late, all: number): string {
    const count = late.kind === 'exact' ? late.count : 0;
    return say(`figures.term.${late.kind}`, { all, late: count, percent: part(count, all) });
  }

  /** A bound is never rounded up. */
  function part(of: number, all: number): string {
    return numberText(language, Math.floor((of / all) * 1000) / 10);
  }
}

/** In per cent, with one place; `null` where there was nothing before. */
export function changeOf(now: number, before: number): number | null {
  return before === 0 ? null : Math.round(((now - before) / before) * 1000) / 10;
}

/** `+15,5 %`; `null` where there was nothing before. */
export function changeWords(language: Language, now: number, before: number): string | null {
  const change = changeOf(now, before);
  if (change === null) return null;
  const sign = change > 0 ? '+' : change < 0 ? '−' : '';
  const percent = `${sign}${numberText(language, Math.abs(change))}`;
  return phrase(language, 'statistics.percent', { percent });
}

/** `×12,9`: how many times as much; `null` where there was nothing before. Less than as much has two places. */
export function factorWords(language: Language, now: number, before: number): string | null {
  if (before === 0) return null;
  const factor = now / before;
  return `×${numberText(language, factor, factor < 0.95 ? 2 : 1)}`;
}

/** Per cent with one place, and the decimal sign of the language. */
export function percentWords(language: Language, of: number, all: number): string {
  const percent = numberText(language, Math.round((of / all) * 1000) / 10);
  return phrase(language, 'statistics.percent', { percent });
}

function isOne<T extends string>(value: string, of: readonly T[]): value is T {
  return of.some((each) => each === value);
}

function channelKey(of: ChannelGroup): `statistics.channel.${ChannelGroup}` {
  return `statistics.channel.${of}`;
}

function outcomeKey(of: Outcome): `statistics.outcome.${Outcome}` {
  return `statistics.outcome.${of}`;
}

function durationKey(of: Duration): `statistics.duration.${Duration}` {
  return `statistics.duration.${of}`;
}
