import { gradeOf, scoreOf, steps, type Grade, type Step } from './matrix.ts';
import { directions, type Direction } from './direction.ts';
import { isBlank, wordsIn, type Decision, type Risk } from './risk.ts';

export interface Filter {
  /** Anywhere in the row, in either language. */
  readonly words: string;
  readonly direction: Direction | null;
  readonly grade: Grade | 'none' | null;
  readonly decision: Decision | null;
  readonly lacks: Lack | null;
}

export const everything: Filter = {
  words: '',
  direction: null,
  grade: null,
  decision: null,
  lacks: null,
};

export const sortings = ['direction', 'score', 'unit', 'term'] as const;

export type Sorting = (typeof sortings)[number];

/** What a row needs before it can go into a paper that somebody signs. */
export const lacks = [
  'risk',
  'recommendation',
  'owner',
  'term',
  'completion',
  'estimate',
  'sources',
  'language',
] as const;

export type Lack = (typeof lacks)[number];

export function lacksOf(risk: Risk): readonly Lack[] {
  return lacks.filter((lack) => hasLack(risk, lack));
}

function hasLack(risk: Risk, lack: Lack): boolean {
  switch (lack) {
    case 'risk':
    case 'recommendation':
    case 'owner':
    case 'completion':
      return isBlank(risk[lack]);
    case 'term':
    case 'estimate':
      return risk[lack] === null;
    case 'sources':
      // What others found is an idea and no proof of anything here, and what cannot be looked up is none either.
      return risk.sources.every(
        ({ kind, reference }) => kind === 'example' || reference.trim() === '',
      );
    case 'language':
      return [risk.risk, risk.recommendation, risk.unit, risk.owner, risk.completion].some(
        (words) => !isBlank(words) && (words.kk.trim() === '' || words.ru.trim() === ''),
      );
    default:
      return lack satisfies never;
  }
}

/** Rows that pass, in the wanted order; equal ones by their id, so that the order never wavers. */
export function listed(
  risks: readonly Risk[],
  filter: Filter,
  sorting: Sorting,
  language: 'kk' | 'ru' | 'en',
): readonly Risk[] {
  const sought = folded(filter.words);
  const passing = risks.filter(
    (risk) =>
      (filter.direction === null || risk.direction === filter.direction) &&
      (filter.decision === null || risk.decision === filter.decision) &&
      (filter.lacks === null || hasLack(risk, filter.lacks)) &&
      (filter.grade === null || gradeName(risk) === filter.grade) &&
      (sought === '' || folded(textOf(risk)).includes(sought)),
  );
  const by = (risk: Risk): string | number => {
    switch (sorting) {
      case 'direction':
        return directions.indexOf(risk.direction);
      case 'score':
        return risk.estimate === null ? 0 : -scoreOf(risk.estimate);
      case 'unit':
        return folded(wordsIn(risk.unit, language)) || '\uFFFF';
      case 'term':
        return risk.term ?? '9999';
      default:
        return sorting satisfies never;
    }
  };
  return passing.toSorted((one, other) => {
    const [a, b] = [by(one), by(other)];
    if (a !== b) return a < b ? -1 : 1;
    return one.id < other.id ? -1 : 1;
  });
}

function gradeName({ estimate }: Risk): Grade | 'none' {
  return estimate === null ? 'none' : gradeOf(estimate);
}

export interface HeatCell {
  readonly likelihood: Step;
  readonly consequence: Step;
  readonly grade: Grade;
  readonly risks: readonly string[];
}

/** Every cell of the matrix, the likeliest row first, each row from the slightest consequence; empty cells too. */
export function heatMap(risks: readonly Risk[]): readonly (readonly HeatCell[])[] {
  return steps.toReversed().map((likelihood) =>
    steps.map((consequence) => ({
      likelihood,
      consequence,
      grade: gradeOf({ likelihood, consequence }),
      risks: risks
        .filter(
          ({ estimate }) =>
            estimate?.likelihood === likelihood && estimate.consequence === consequence,
        )
        .map(({ id }) => id),
    })),
  );
}

function textOf(risk: Risk): string {
  const { unit, process, norm, cause, recommendation, owner, completion } = risk;
  return [risk.risk, unit, process, norm, cause, recommendation, owner, completion]
    .concat(risk.positions)
    .flatMap(({ kk, ru }) => [kk, ru])
    .join('\n');
}

function folded(text: string): string {
  return text.normalize('NFC').toLowerCase().trim();
}
