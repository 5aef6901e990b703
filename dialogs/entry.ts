import type { Knowledge } from '../knowledge/load.ts';
import { readAnswer, type AnswerInput } from '../knowledge/schema/answer.ts';
import type { Answer, FormId, QuestionId } from '../knowledge/schema/questionnaire.ts';
import { answerText } from './answer-text.ts';
import type { Entry } from './form-table.ts';
import { matchOption } from './match.ts';
import type { Message, Option, Prompt } from './message.ts';
import { oldButton, refusal } from './refusals.ts';
import { option, say } from './say.ts';
import type { Input, Shown } from './step.ts';

/** One question of a form with the answer it has now, wherever the answers are kept. */
export interface Asking {
  readonly form: FormId;
  readonly entry: Entry;
  readonly answer: Answer | undefined;
  readonly progress: Prompt['progress'];
  /** Said before the question. */
  readonly before: readonly Message[] | undefined;
}

/** The question as it is asked, with the answer that can be kept. */
export function showEntry({ form, entry, answer, progress, before }: Asking): Shown {
  if (answer === undefined && before === undefined) {
    return { messages: entry.messages, prompt: promptOf(entry, entry.options, progress) };
  }
  const now = currentAnswer(form, entry.question.id, answer);
  return {
    messages: [...(before ?? []), ...entry.messages, ...now],
    prompt: promptOf(entry, optionsNow(entry, answer), progress),
  };
}

/** What an input at a question comes to. */
export type Taken =
  | { readonly kind: 'answer'; readonly answer: Answer }
  /** A box of a multiple choice was ticked or cleared; `done` ends it. */
  | { readonly kind: 'marked'; readonly answer: Answer }
  | { readonly kind: 'keep' }
  | { readonly kind: 'back' }
  | { readonly kind: 'again'; readonly because: Message };

/** Reads what was typed or chosen at a question whose answer is `answer` now. */
export function takeEntry(
  entry: Entry,
  answer: Answer | undefined,
  input: Extract<Input, { kind: 'choice' | 'text' }>,
  knowledge: Pick<Knowledge, 'forms'>,
): Taken {
  if (input.kind === 'choice') return takeChoice(entry, answer, input.id);
  if (entry.choices.length === 0) return accept(entry, input);
  const exact = entry.question.type === 'number' || entry.expects === 'text';
  const id = matchOption(optionsNow(entry, answer), input.text, knowledge, exact);
  return id === null ? accept(entry, input) : takeChoice(entry, answer, id);
}

function takeChoice(entry: Entry, answer: Answer | undefined, id: string): Taken {
  const { question } = entry;
  if (id === 'back') return { kind: 'back' };
  if (id === 'skip') return accept(entry, { kind: 'skip' });
  if (id === 'decline') return accept(entry, { kind: 'decline' });
  if (id === 'keep' && answer !== undefined) return { kind: 'keep' };
  if (question.type === 'information') return accept(entry, { kind: 'skip' });
  if (!entry.choices.some((choice) => choice.id === id) && id !== 'done') {
    return { kind: 'again', because: oldButton };
  }
  if (question.type !== 'multiple') return accept(entry, { kind: 'choice', option: id });
  const marked = answer?.kind === 'choices' ? answer.options : [];
  if (id === 'done') return accept(entry, { kind: 'choices', options: marked });
  const options = marked.includes(id) ? marked.filter((one) => one !== id) : [...marked, id];
  return { kind: 'marked', answer: { kind: 'choices', options } };
}

function accept(entry: Entry, input: AnswerInput): Taken {
  const read = readAnswer(entry.question, input);
  return read.ok
    ? { kind: 'answer', answer: read.answer }
    : { kind: 'again', because: refusal(read, input) };
}

function promptOf(entry: Entry, options: readonly Option[], progress: Prompt['progress']): Prompt {
  const { expects, input } = entry;
  if (progress === undefined) return { options, expects };
  return input === null || input === undefined
    ? { options, expects, progress }
    : { options, expects, input, progress };
}

function currentAnswer(
  form: FormId,
  id: QuestionId,
  answer: Answer | undefined,
): readonly Message[] {
  // Every box was cleared again: there is nothing to repeat.
  if (answer === undefined || isCleared(answer)) return [];
  return [say('common.answer-now', 'notice', { answer: answerText(form, id, answer) })];
}

function isCleared(answer: Answer): boolean {
  return answer.kind === 'choices' && answer.options.length === 0 && answer.other === undefined;
}

function optionsNow(entry: Entry, answer: Answer | undefined): readonly Option[] {
  if (answer === undefined) return entry.options;
  if (entry.question.type !== 'multiple') return entry.optionsWithKeep;
  const marked = answer.kind === 'choices' ? answer.options : [];
  return [
    ...entry.choices.map((choice) => ({ ...choice, marked: marked.includes(choice.id) })),
    option('done', 'common.done', 'main'),
    ...entry.options.slice(entry.choices.length),
  ];
}
