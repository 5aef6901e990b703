import { readDate } from '../../knowledge/schema/read-date.ts';
import { dateIso, type DateIso } from '../../platform/time.ts';
import type { CountDraft } from '../draft.ts';
import type { Message, Option, Prompt } from '../message.ts';
import { notNow, oldButton } from '../refusals.ts';
import { backOption, option, say, stopOption, words } from '../say.ts';
import type { StepRef } from '../session.ts';
import { go, stay, type Input, type Move, type Scene, type Shown } from '../step.ts';
import { countedOf } from './counted.ts';

const todayOption = option('today', 'deadlines.today');
/** Numbers that people count most often; others are typed. */
const usual = [3, 5, 10, 15, 30] as const;
const mostDays = 1000;

/** A whole day that was typed, or what to say. */
export type DayRead =
  { readonly ok: true; readonly day: DateIso } | { readonly ok: false; readonly message: Message };

export function readDay(text: string): DayRead {
  const read = readDate(text);
  if (read.kind === 'no-such-day') {
    return { ok: false, message: say('deadlines.no-such-day', 'problem') };
  }
  const day = read.kind === 'known' ? dateIso(read.value) : null;
  return day === null
    ? { ok: false, message: say('deadlines.whole-day', 'problem') }
    : { ok: true, day };
}

export function showFirst(scene: Scene): Shown {
  return { messages: [firstQuestion(scene)], prompt: datePrompt };
}

function firstQuestion({ state, world }: Scene): Message {
  const { count } = state.draft;
  const term = world.knowledge.terms.find(({ id }) => id === count?.term);
  if (count?.what === 'term' && term !== undefined) {
    return { kind: 'say', text: { kind: 'localized', text: term.from }, tone: 'plain' };
  }
  switch (count?.what) {
    case 'add':
      return say('deadlines.ask-from');
    case 'from-start':
    case 'from-both':
      return say('deadlines.ask-start');
    case 'from-end':
      return say('deadlines.ask-end');
    case 'between':
    case 'term':
    case undefined:
    default:
      return say('deadlines.ask-first');
  }
}

export function showSecond({ state }: Scene): Shown {
  const key =
    state.draft.count?.what === 'from-both' ? 'deadlines.ask-end' : 'deadlines.ask-second';
  return { messages: [say(key)], prompt: datePrompt };
}

const datePrompt: Prompt = {
  options: [todayOption, backOption, stopOption],
  expects: 'text',
  input: 'date',
};

export function takeFirst(scene: Scene, input: Input): Move {
  return takeDay(scene, input, (count, day) => {
    const after = { ...count, first: day };
    if (count.what === 'add') return go('deadlines/number', { ...scene.state.draft, count: after });
    if (count.what === 'between' || count.what === 'from-both') {
      return go('deadlines/second', { ...scene.state.draft, count: after });
    }
    return finish(scene, after);
  });
}

export function takeSecond(scene: Scene, input: Input): Move {
  return takeDay(scene, input, (count, day) => finish(scene, { ...count, second: day }));
}

function takeDay(
  scene: Scene,
  input: Input,
  next: (count: CountDraft, day: DateIso) => Move,
): Move {
  const { draft } = scene.state;
  const { count } = draft;
  if (input.kind === 'file' || input.kind === 'file-refused') return notNow(scene, input);
  if (input.kind === 'choice' && input.id === 'back') return go('back', draft);
  if (count === null) return go('deadlines/tools', draft, [oldButton]);
  if (input.kind === 'choice') {
    return input.id === 'today' ? next(count, scene.world.today) : stay(draft, [oldButton]);
  }
  const read = readDay(input.text);
  return read.ok ? next(count, read.day) : stay(draft, [read.message]);
}

export function showNumber(): Shown {
  return {
    messages: [say('deadlines.ask-number')],
    prompt: {
      options: [...usual.map(numberOption), backOption, stopOption],
      expects: 'text',
      input: 'number',
    },
  };
}

function numberOption(days: number): Option {
  return { id: `days-${days}`, label: words('deadlines.days', { days }), weight: 'plain' };
}

export function takeNumber(scene: Scene, input: Input): Move {
  const { draft } = scene.state;
  const { count } = draft;
  if (input.kind === 'file' || input.kind === 'file-refused') return notNow(scene, input);
  if (input.kind === 'choice' && input.id === 'back') return go('back', draft);
  if (count?.first == null) return go('deadlines/tools', draft, [oldButton]);
  const written = input.kind === 'text' ? input.text.trim() : input.id.replace(/^days-/u, '');
  const days = /^[-−]?\d{1,4}$/u.test(written) ? Number(written.replace('−', '-')) : null;
  if (days === null) {
    const said =
      input.kind === 'choice' ? oldButton : say('refusal.not-a-number', 'problem', { limit: 0 });
    return stay(draft, [said]);
  }
  if (Math.abs(days) > mostDays || days === 0) {
    return stay(draft, [say('deadlines.number-limits', 'problem', { most: mostDays })]);
  }
  return finish(scene, { ...count, days });
}

/** To the result where there is one; what cannot be counted is asked again. */
function finish(scene: Scene, count: CountDraft): Move {
  const { draft } = scene.state;
  const result = countedOf(scene, count);
  if (result.kind === 'refused') return stay(draft, [result.message]);
  const to: StepRef = result.kind === 'unfinished' ? 'deadlines/tools' : 'deadlines/result';
  return go(to, { ...draft, count });
}
