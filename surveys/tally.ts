import type { OptionId } from '../knowledge/schema/questionnaire.ts';
import { state, type CountedQuestion, type Layout, type Slot } from './layout.ts';

/** What a number of people answered to one question. */
export interface Count {
  readonly question: CountedQuestion;
  /** People to whom the question applied. `asked` = answered + declined + skipped. */
  readonly asked: number;
  readonly answered: number;
  readonly declined: number;
  readonly skipped: number;
  readonly notAsked: number;
  /** By option, step of a scale (its number) or month (`2026-03`; `2026` where only a year was told), in the form's order. */
  readonly counts: readonly { readonly of: OptionId; readonly people: number }[];
  /** Of a scale and of numbers; `null` elsewhere and where nobody answered. */
  readonly values: Values | null;
}

export interface Values {
  readonly mean: number;
  /** The value in the middle; of an even number of people, the mean of the two. */
  readonly median: number;
}

/** Rows of a layout, one after another. */
export type Rows = readonly Uint8Array[];

/** How many responses stand in the rows. Throws `TypeError` for a piece that ends inside a row. */
export function responsesIn({ width }: Layout, rows: Rows): number {
  let people = 0;
  for (const piece of rows) {
    if (width === 0 || piece.length % width !== 0) throw new TypeError('a torn row');
    people += piece.length / width;
  }
  return people;
}

/** Counts every question. With `only`, those rows alone for which it holds. */
export function tally(
  layout: Layout,
  rows: Rows,
  only?: (piece: Uint8Array, row: number) => boolean,
): readonly Count[] {
  responsesIn(layout, rows);
  return layout.slots.map((slot) => countOf(layout, slot, rows, only));
}

type Only = ((piece: Uint8Array, row: number) => boolean) | undefined;

function countOf(layout: Layout, slot: Slot, rows: Rows, only: Only): Count {
  const { question, at } = slot;
  const heads = new Uint32Array(256);
  const tick = tickerFor(question);
  for (const piece of rows) {
    for (let row = 0; row < piece.length; row += layout.width) {
      if (only !== undefined && !only(piece, row)) continue;
      const head = piece[row + at] ?? 0;
      heads[head] = (heads[head] ?? 0) + 1;
      if (tick !== null && head === state.answered) tick.take(piece, row + at + 1);
    }
  }
  const of = (value: number) => heads[value] ?? 0;
  const all = heads.reduce((sum, people) => sum + people, 0);
  const [declined, skipped, notAsked] = [of(state.declined), of(state.skipped), of(state.notAsked)];
  const answered = all - declined - skipped - notAsked;
  const counted = { question, answered, declined, skipped, notAsked, asked: all - notAsked };
  if (tick !== null) return { ...counted, ...tick.counted(answered) };
  const counts = choicesOf(question).map((id, index) => ({ of: id, people: of(index + 1) }));
  return { ...counted, counts, values: question.type === 'scale' ? scaleValues(counts) : null };
}

function choicesOf(question: CountedQuestion): readonly string[] {
  if (question.type === 'single') return question.options.map(({ id }) => id);
  if (question.type !== 'scale') return [];
  const { from, to } = question;
  return Array.from({ length: to - from + 1 }, (_, index) => String(from + index));
}

/** Takes the bytes behind the state of an answered question. */
interface Ticker {
  readonly take: (piece: Uint8Array, at: number) => void;
  readonly counted: (answered: number) => Pick<Count, 'counts' | 'values'>;
}

function tickerFor(question: CountedQuestion): Ticker | null {
  switch (question.type) {
    case 'single':
    case 'scale':
      return null;
    case 'multiple':
      return boxes(question.options.map(({ id }) => id));
    case 'number':
      return numbers();
    case 'date':
      return months();
    default:
      return question satisfies never;
  }
}

function boxes(options: readonly OptionId[]): Ticker {
  const ticked = new Uint32Array(options.length);
  return {
    take: (piece, at) => {
      for (let place = 0; place < options.length; place += 1) {
        const byte = piece[at + (place >> 3)] ?? 0;
        if ((byte & (1 << (place & 7))) !== 0) ticked[place] = (ticked[place] ?? 0) + 1;
      }
    },
    counted: () => ({
      counts: options.map((of, place) => ({ of, people: ticked[place] ?? 0 })),
      values: null,
    }),
  };
}

function numbers(): Ticker {
  const given: number[] = [];
  return {
    take: (piece, at) => {
      given.push(new DataView(piece.buffer, piece.byteOffset + at, 8).getFloat64(0));
    },
    counted: () => ({ counts: [], values: valuesOf(Float64Array.from(given).sort()) }),
  };
}

function valuesOf(sorted: Float64Array): Values | null {
  const { length } = sorted;
  if (length === 0) return null;
  const mean = sorted.reduce((sum, value) => sum + value, 0) / length;
  const upper = sorted[length >> 1] ?? 0;
  const lower = sorted[(length - 1) >> 1] ?? 0;
  return { mean, median: (lower + upper) / 2 };
}

function months(): Ticker {
  const told = new Map<number, number>();
  return {
    take: (piece, at) => {
      const month = ((piece[at] ?? 0) << 8) | (piece[at + 1] ?? 0);
      told.set(month, (told.get(month) ?? 0) + 1);
    },
    counted: () => ({
      counts: [...told.entries()]
        .filter(([month]) => month > 0)
        .toSorted(([one], [other]) => one - other)
        .map(([month, people]) => ({ of: monthName(month), people })),
      values: null,
    }),
  };
}

function monthName(month: number): string {
  const year = String(Math.floor(month / 13)).padStart(4, '0');
  return month % 13 === 0 ? year : `${year}-${String(month % 13).padStart(2, '0')}`;
}

function scaleValues(counts: Count['counts']): Values | null {
  const people = counts.reduce((sum, one) => sum + one.people, 0);
  if (people === 0) return null;
  const sum = counts.reduce((all, one) => all + one.people * Number(one.of), 0);
  const at = (place: number): number => {
    let passed = 0;
    for (const one of counts) {
      passed += one.people;
      if (place < passed) return Number(one.of);
    }
    return 0;
  };
  return { mean: sum / people, median: (at((people - 1) >> 1) + at(people >> 1)) / 2 };
}
