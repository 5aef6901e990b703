import { refusal } from '../../../dialogs/refusals.ts';
import type { Message } from '../../../dialogs/message.ts';
import { holds, readAnswer, type AnswerInput } from '../../../knowledge/schema/answer.ts';
import type { Answer, Question, Questionnaire } from '../../../knowledge/schema/questionnaire.ts';
import { readClientKey } from '../../client-key.ts';
import { languageOf, type Language } from '../../../platform/language.ts';
import type { FormPart, FormRefusal } from '../../../web/form.ts';

/** What stands in the fields of the page with all questions, as it was posted. */
export interface Filled {
  readonly code: string;
  /** Makes a second post of the same page the same act; `null` where the page brought none. */
  readonly once: Uint8Array | null;
  /** The person pressed a language: nothing is sent. */
  readonly language: Language | null;
  /** By field name. */
  readonly values: ReadonlyMap<string, readonly string[]>;
}

export const emptyPage: Filled = { code: '', once: null, language: null, values: new Map() };

/** Names of the fields of a question. */
export const fieldOf = {
  answer: (id: string) => `q.${id}`,
  other: (id: string) => `other.${id}`,
  declined: (id: string) => `no.${id}`,
} as const;

/** The value of the button that declines a single choice or a scale; no option has such an id. */
export const declinedValue = '-';

export async function readFilled(
  parts: AsyncIterable<FormPart>,
): Promise<Filled | { readonly refused: FormRefusal }> {
  const values = new Map<string, string[]>();
  for await (const part of parts) {
    if (part.kind === 'refused') return { refused: part.because };
    if (part.kind !== 'field') continue;
    const { name, value } = part;
    values.set(name, [...(values.get(name) ?? []), value.replaceAll('\r\n', '\n')]);
  }
  return {
    code: values.get('code')?.[0] ?? '',
    once: readClientKey(values.get('once')?.[0]),
    language: languageOf(values.get('language')?.[0]),
    values,
  };
}

export interface ReadFields {
  readonly answers: Readonly<Record<string, Answer>>;
  /** By question: why its answer cannot be taken. */
  readonly problems: ReadonlyMap<string, Message>;
}

/** The answers of the questions that apply to this person, by the same rules as in the conversation. */
export function readFields({ questions }: Questionnaire, { values }: Filled): ReadFields {
  const answers: Record<string, Answer> = {};
  const problems = new Map<string, Message>();
  for (const question of questions) {
    if (question.when !== undefined && !holds(question.when, answers)) continue;
    const input = inputOf(question, values);
    const read = readAnswer(question, input);
    if (read.ok) answers[question.id] = read.answer;
    else problems.set(question.id, refusal(read, input));
  }
  return { answers, problems };
}

function inputOf({ id, type }: Question, values: Filled['values']): AnswerInput {
  const given = (values.get(fieldOf.answer(id)) ?? []).filter((value) => value.trim() !== '');
  const other = values.get(fieldOf.other(id))?.[0] ?? '';
  const isOther = other.trim() !== '';
  const [first] = given;
  if (given.includes(declinedValue) || values.has(fieldOf.declined(id))) {
    if (!isOther) return { kind: 'decline' };
  }
  switch (type) {
    case 'single':
    case 'scale':
      if (isOther) return { kind: 'choice', option: 'other', other };
      return first === undefined ? { kind: 'skip' } : { kind: 'choice', option: first };
    case 'multiple':
      if (isOther) {
        const options = [...new Set([...given, 'other'])];
        return { kind: 'choices', options, other };
      }
      return first === undefined ? { kind: 'skip' } : { kind: 'choices', options: given };
    case 'number':
    case 'date':
    case 'text':
      return first === undefined ? { kind: 'skip' } : { kind: 'text', text: first };
    case 'information':
    case 'file':
      return { kind: 'skip' };
    default:
      return type satisfies never;
  }
}
