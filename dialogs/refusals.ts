import type { PhraseKey } from '../knowledge/phrases.ts';
import type { AnswerInput, AnswerRead, Refusal } from '../knowledge/schema/answer.ts';
import { cleanText, countCharacters } from '../knowledge/schema/text.ts';
import type { FileRefusal } from './incoming.ts';
import type { Message } from './message.ts';
import { say } from './say.ts';
import { stay, type Input, type Move, type Scene } from './step.ts';

/** A button that this step does not have: an older page, or a client that guesses. */
export const oldButton = say('common.old-button', 'notice');

/** Typed words where only a choice is understood. */
export const chooseOne = say('refusal.choose', 'notice');

/** Why an answer was not taken; what was written stays with the channel. */
export function refusal(read: Extract<AnswerRead, { ok: false }>, input: AnswerInput): Message {
  const limit = read.limit ?? 0;
  if (read.because === 'too-long') {
    return say('refusal.too-long', 'problem', { limit, over: lengthOf(input) - limit });
  }
  return say(refusals[read.because], 'problem', { limit });
}

/** A file where none was asked for, or one that could not be taken. */
export function notNow(
  scene: Scene,
  input: Extract<Input, { kind: 'file' | 'file-refused' }>,
): Move {
  const reason = input.kind === 'file' ? 'not-now' : input.reason;
  const outcome =
    input.kind === 'file' ? ({ kind: 'drop-file', file: input.file } as const) : undefined;
  return stay(scene.state.draft, [say(fileRefusals[reason], 'problem')], outcome);
}

export function fileRefusal(reason: FileRefusal): Message {
  return say(fileRefusals[reason], 'problem');
}

function lengthOf(input: AnswerInput): number {
  return input.kind === 'text' ? countCharacters(cleanText(input.text)) : 0;
}

const refusals: Readonly<Record<Exclude<Refusal, 'too-long'>, PhraseKey>> = {
  empty: 'refusal.empty',
  'no-such-option': 'refusal.choose',
  'other-empty': 'refusal.empty',
  'not-alone': 'refusal.not-alone',
  'too-many': 'refusal.too-many',
  'not-a-number': 'refusal.not-a-number',
  'unclear-number': 'refusal.not-a-number',
  'not-whole': 'refusal.not-whole',
  'too-small': 'refusal.too-small',
  'too-large': 'refusal.too-large',
  'not-a-date': 'refusal.not-a-date',
  'no-such-day': 'refusal.no-such-day',
  choose: 'refusal.choose',
  'file-expected': 'refusal.file-expected',
  'not-skippable': 'refusal.not-skippable',
  'not-declinable': 'refusal.not-skippable',
};

const fileRefusals: Readonly<Record<FileRefusal, PhraseKey>> = {
  empty: 'file.empty',
  'too-large': 'file.too-large',
  'too-many': 'file.too-many',
  total: 'file.total',
  pixels: 'file.pixels',
  damaged: 'file.damaged',
  space: 'file.space',
  'not-now': 'file.not-now',
};
