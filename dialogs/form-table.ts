import { holds } from '../knowledge/schema/answer.ts';
import type {
  Condition,
  Question,
  QuestionId,
  Questionnaire,
} from '../knowledge/schema/questionnaire.ts';
import type { Draft } from './draft.ts';
import type { Message, Option, Prompt } from './message.ts';
import { backOption, option, skipOption, stopOption } from './say.ts';

/** A form made ready for turns: built once, so that a turn only looks things up. */
export interface FormTable {
  readonly form: Questionnaire;
  readonly entries: readonly Entry[];
  readonly byId: ReadonlyMap<QuestionId, Entry>;
  /** Those that are not asked of everybody. */
  readonly uncertain: readonly Entry[];
}

export interface Entry {
  readonly question: Question;
  readonly index: number;
  /** The question and its help. */
  readonly messages: readonly Message[];
  /** What can be chosen besides skipping and leaving. */
  readonly choices: readonly Option[];
  readonly options: readonly Option[];
  /** The same when there is an answer already that can be kept. */
  readonly optionsWithKeep: readonly Option[];
  readonly expects: Prompt['expects'];
  readonly input: Prompt['input'] | null;
  /** Questions that are asked only because of this one's answer. */
  readonly dependents: readonly QuestionId[];
}

const tables = new WeakMap<Questionnaire, FormTable>();

export function formTable(form: Questionnaire): FormTable {
  const known = tables.get(form);
  if (known !== undefined) return known;
  const entries = form.questions.map((question, index) => entryOf(form, question, index));
  const table = {
    form,
    entries,
    byId: new Map(entries.map((entry) => [entry.question.id, entry])),
    uncertain: entries.filter(
      ({ question }) => question.when !== undefined || question.toldBy !== undefined,
    ),
  };
  tables.set(form, table);
  return table;
}

/** What was answered, and what the account told already. */
export type Answered = Pick<Draft, 'answers' | 'told'>;

/** Whether the question belongs to this person's form: its condition holds and the account did not answer it. */
export function isOpen(entry: Entry, draft: Answered): boolean {
  const { question } = entry;
  if (question.when !== undefined && !holds(question.when, draft.answers)) return false;
  return draft.told.length === 0 || !draft.told.includes(question.id);
}

/** Where `current` stands among the questions that are or will be asked. */
export function progressAt(
  table: FormTable,
  current: Entry,
  draft: Answered,
): { readonly step: number; readonly of: number } {
  let step = current.index + 1;
  let of = table.entries.length;
  for (const entry of table.uncertain) {
    if (entry === current || isOpen(entry, draft)) continue;
    of -= 1;
    if (entry.index < current.index) step -= 1;
  }
  return { step, of };
}

function entryOf(form: Questionnaire, question: Question, index: number): Entry {
  const choices = choicesOf(form.id, question);
  const ways = [...(question.skippable ? [skipOption] : []), backOption, stopOption];
  const options = [...choices, ...ways];
  const keep = option('keep', 'common.keep', 'main');
  return {
    question,
    index,
    messages: messagesOf(form.id, question),
    choices,
    options,
    optionsWithKeep: [...choices, keep, ...ways],
    ...expectationOf(question),
    dependents: form.questions
      .filter(({ when }) => when !== undefined && mentions(when, question.id))
      .map(({ id }) => id),
  };
}

function messagesOf(form: string, question: Question): readonly Message[] {
  const asked: Message = {
    kind: 'say',
    text: { kind: 'question', form, question: question.id },
    tone: 'plain',
  };
  if (question.help === undefined) return [asked];
  const help: Message = {
    kind: 'say',
    text: { kind: 'help', form, question: question.id },
    tone: 'plain',
  };
  return [asked, help];
}

function choicesOf(form: string, question: Question): readonly Option[] {
  const declined = question.declinable ? [option('decline', 'common.decline')] : [];
  switch (question.type) {
    case 'single':
    case 'multiple':
      return [
        ...question.options.map(({ id }): Option => ({
          id,
          label: { kind: 'option', form, question: question.id, option: id },
          weight: 'plain',
        })),
        ...declined,
      ];
    case 'scale':
      return [...scaleOf(question.from, question.to), ...declined];
    case 'information':
      return [option('continue', 'common.continue', 'main')];
    case 'number':
    case 'date':
    case 'text':
    case 'file':
      return declined;
    default:
      return question satisfies never;
  }
}

function scaleOf(from: number, to: number): Option[] {
  return Array.from({ length: to - from + 1 }, (_, index) => ({
    id: String(from + index),
    label: { kind: 'written', text: String(from + index) },
    weight: 'plain',
  }));
}

function expectationOf(question: Question): Pick<Entry, 'expects' | 'input'> {
  switch (question.type) {
    case 'single':
    case 'multiple':
      return question.other
        ? { expects: 'text', input: 'line' }
        : { expects: 'choice', input: null };
    case 'scale':
    case 'information':
      return { expects: 'choice', input: null };
    case 'number':
      return { expects: 'text', input: 'number' };
    case 'date':
      return { expects: 'text', input: question.exact ? 'date' : 'line' };
    case 'text':
      return { expects: 'text', input: question.long ? 'long' : 'line' };
    case 'file':
      return { expects: 'file', input: null };
    default:
      return question satisfies never;
  }
}

function mentions(condition: Condition, id: QuestionId): boolean {
  if ('all' in condition) return condition.all.some((part) => mentions(part, id));
  if ('any' in condition) return condition.any.some((part) => mentions(part, id));
  return condition.question === id;
}
