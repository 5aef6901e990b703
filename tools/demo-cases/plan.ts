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
  /** The states that it goes through, one a visit of an officer. */
  readonly path: readonly Status[];
  /** How many days of the demonstration pass before an officer looks at it: some wait too long. */
  readonly rest: number;
  readonly basis: 'appeal' | 'crime' | 'signal';
  readonly extended: boolean;
  readonly writes: boolean;
}

/** Days before the last one, on which something happens. */
export const daysBack = [120, 90, 60, 40, 25, 12, 5, 1, 0] as const;

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
      group: at % 10 === 3 ? 'oversight' : 'default',
      phase: Math.min(draw(daysBack.length + 2), daysBack.length - 1),
      path: isQuestion ? pick(draw, questionPaths) : (paths[at % paths.length] ?? []),
      rest: draw(3),
      basis: pick(draw, ['appeal', 'appeal', 'signal', 'crime'] as const),
      extended: draw(6) === 0,
      writes: draw(4) === 0,
    };
  });
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
