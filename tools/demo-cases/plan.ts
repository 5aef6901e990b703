import type { Channel } from '../../cases/manifest.ts';
import type { Status } from '../../cases/status.ts';
import type { GroupName } from '../../dialogs/outcome.ts';
import type { Language } from '../../platform/language.ts';
import stories from './stories.json' with { type: 'json' };
import words from './words.json' with { type: 'json' };

/** One case of the demonstration, from the day it is filed to where it stands in the end. */
export interface Planned {
  readonly kind: 'report' | 'question';
  readonly language: Language;
  readonly what: string;
  readonly region: string;
  readonly unit: string;
  readonly recall: string;
  readonly channel: Channel;
  readonly group: GroupName;
  /** On which of the days of the demonstration it is filed. */
  readonly phase: number;
  /** The states that it goes through, and how many of them in one visit of an officer. */
  readonly path: readonly Status[];
  readonly pace: number;
  /** How many days of the demonstration pass before an officer looks at it: some wait too long. */
  readonly rest: number;
  readonly basis: 'appeal' | 'crime' | 'signal';
  readonly extended: boolean;
  readonly writes: boolean;
}

/**
 * The days on which something happens, so many before the last one. `files`: how much of all is filed then, by weight. A
 * year earlier there was some work too, so that years can be compared.
 */
export const demoDays = [
  { back: 455, files: 1 },
  { back: 447, files: 0 },
  { back: 425, files: 2 },
  { back: 417, files: 0 },
  { back: 190, files: 3 },
  { back: 182, files: 0 },
  { back: 160, files: 3 },
  { back: 152, files: 0 },
  { back: 130, files: 3 },
  { back: 122, files: 0 },
  { back: 100, files: 3 },
  { back: 92, files: 0 },
  { back: 70, files: 3 },
  { back: 62, files: 0 },
  { back: 45, files: 1 },
  { back: 25, files: 2 },
  { back: 12, files: 1 },
  { back: 5, files: 1 },
  { back: 1, files: 1 },
  { back: 0, files: 2 },
] as const;

/** Each day as often as it has weight. */
const filingDays = demoDays.flatMap(({ files }, at) => Array.from({ length: files }, () => at));

/** The same seed gives the same cases. */
export function planCases(count: number, seed: number): readonly Planned[] {
  const draw = draws(seed);
  return Array.from({ length: count }, (_, at): Planned => {
    const isQuestion = at % 12 === 11;
    const story = pick(draw, stories);
    const language = languageOf(story.language);
    return {
      kind: isQuestion ? 'question' : 'report',
      language,
      what: story.what,
      region: pick(draw, regions),
      unit: story.unit,
      recall: isQuestion ? words.question[language] : story.recall,
      channel: channels[at % channels.length] ?? 'web',
      group: groupOf(at),
      phase: pick(draw, filingDays),
      path: isQuestion ? pick(draw, questionPaths) : pathOf(at),
      pace: 1 + draw(3),
      rest: pick(draw, [0, 0, 0, 1, 2] as const),
      basis: pick(draw, ['appeal', 'appeal', 'signal', 'crime'] as const),
      extended: draw(6) === 0,
      writes: draw(4) === 0,
    };
  });
}

function groupOf(at: number): Planned['group'] {
  return at % 10 === 3 ? 'oversight' : 'default';
}

/** With one member in oversight, the head would have to agree to “not confirmed” with the root key. */
function pathOf(at: number): readonly Status[] {
  const path = paths[at % paths.length] ?? [];
  if (groupOf(at) !== 'oversight') return path;
  return path.map((state) => (state === 'closed-not-confirmed' ? 'closed-partly' : state));
}

const channels: readonly Channel[] = ['web', 'web', 'telegram', 'office', 'teams'];

const regions = ['astana', 'almaty', 'shymkent', 'karaganda', 'kostanay', 'turkistan', 'atyrau'];

const begun = ['acknowledged', 'assessing', 'investigating'] as const;

/** Every state is somebody's last one. */
const paths: readonly (readonly Status[])[] = [
  [],
  ['acknowledged'],
  ['acknowledged', 'assessing'],
  begun,
  ['acknowledged', 'assessing', 'handed-over'],
  [...begun, 'closed-confirmed'],
  [...begun, 'closed-partly'],
  [...begun, 'closed-not-confirmed'],
  ['acknowledged', 'assessing', 'closed-insufficient'],
  ['acknowledged', 'closed-not-ours'],
  [...begun, 'closed-not-confirmed', 'reopened'],
];

const questionPaths: readonly (readonly Status[])[] = [[], ['closed-answered'], ['acknowledged']];

function languageOf(text: string): Language {
  return text === 'kk' || text === 'ru' ? text : 'en';
}

function pick<T>(draw: (below: number) => number, from: readonly T[]): T {
  const one = from[draw(from.length)];
  if (one === undefined) throw new TypeError('nothing to pick from');
  return one;
}

/** Whole numbers below a bound, by a small generator: it decides stories, never keys. */
function draws(seed: number): (below: number) => number {
  let state = seed >>> 0;
  return (below) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}
