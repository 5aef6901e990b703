import { cleanLine, cleanText, countCharacters, isVisible } from './text.ts';
import type {
  Answer,
  Choice,
  Condition,
  OptionId,
  Question,
  QuestionId,
  Questionnaire,
} from './questionnaire.ts';
import { readDate } from './read-date.ts';
import { readNumber } from './read-number.ts';

/** What a channel hands over for one question. */
export type AnswerInput =
  | { readonly kind: 'text'; readonly text: string }
  /** Also a step of a scale, as its number. `other` is the person's own word for the option `other`. */
  | { readonly kind: 'choice'; readonly option: OptionId; readonly other?: string }
  | { readonly kind: 'choices'; readonly options: readonly OptionId[]; readonly other?: string }
  | { readonly kind: 'skip' }
  | { readonly kind: 'decline' };

/** Why we ask again. */
export type Refusal =
  | 'empty'
  | 'too-long'
  | 'no-such-option'
  | 'other-empty'
  | 'not-alone'
  | 'too-many'
  | 'not-a-number'
  | 'unclear-number'
  | 'not-whole'
  | 'too-small'
  | 'too-large'
  | 'not-a-date'
  | 'no-such-day'
  | 'choose'
  | 'file-expected'
  | 'not-skippable'
  | 'not-declinable';

export type AnswerRead =
  | { readonly ok: true; readonly answer: Answer }
  /** `limit` comes with `too-long`, `too-many`, `too-small` and `too-large`. */
  | { readonly ok: false; readonly because: Refusal; readonly limit?: number };

/** The most that a person may write for "other" or for a date in their own words. */
export const longestLine = 500;

/** Reads one answer; what cannot be accepted is a value that says why. Text comes out cleaned (`cleanText`). */
export function readAnswer(question: Question, input: AnswerInput): AnswerRead {
  if (input.kind === 'skip') {
    return question.skippable || question.type === 'information'
      ? yes({ kind: 'skipped' })
      : no('not-skippable');
  }
  if (input.kind === 'decline') {
    return question.declinable ? yes({ kind: 'declined' }) : no('not-declinable');
  }
  switch (question.type) {
    case 'information':
      return yes({ kind: 'skipped' });
    case 'single':
      return readSingle(question, input);
    case 'multiple':
      return readMultiple(question, input);
    case 'scale':
      return readScale(question, input);
    case 'number':
      return input.kind === 'text' ? readBounded(question, input.text) : no('not-a-number');
    case 'date':
      return input.kind === 'text' ? readDay(question, input.text) : no('not-a-date');
    case 'text':
      return input.kind === 'text' ? readText(question, input.text) : no('empty');
    case 'file':
      return no('file-expected');
    default:
      return question satisfies never;
  }
}

type Of<T extends Question['type']> = Extract<Question, { type: T }>;
type Given = Exclude<AnswerInput, { kind: 'skip' | 'decline' }>;

function readSingle(question: Of<'single'>, input: Given): AnswerRead {
  if (input.kind === 'choices') {
    const [option, ...more] = input.options;
    if (option === undefined) return no('empty');
    return more.length > 0
      ? no('too-many', 1)
      : readSingle(question, { ...input, kind: 'choice', option });
  }
  if (input.kind === 'choice') {
    if (!question.options.some((option) => option.id === input.option)) return no('no-such-option');
    if (input.option !== 'other') return yes({ kind: 'choice', option: input.option });
    const other = readOther(input.other);
    return other.ok ? yes({ kind: 'choice', option: 'other', ...other.words }) : other;
  }
  const named = optionNamed(question.options, input.text);
  if (named !== null) return yes({ kind: 'choice', option: named });
  if (!isVisible(input.text)) return no('empty');
  return question.other
    ? readSingle(question, { kind: 'choice', option: 'other', other: input.text })
    : no('choose');
}

function readMultiple(question: Of<'multiple'>, input: Given): AnswerRead {
  if (input.kind === 'text') {
    const named = optionNamed(question.options, input.text);
    if (named !== null) return readMultiple(question, { kind: 'choices', options: [named] });
    if (!isVisible(input.text)) return no('empty');
    return question.other
      ? readMultiple(question, { kind: 'choices', options: ['other'], other: input.text })
      : no('choose');
  }
  const chosen = new Set(input.kind === 'choice' ? [input.option] : input.options);
  // In the order of the form: the order of clicking says nothing and might identify.
  const known = question.options.filter((option) => chosen.has(option.id));
  if (chosen.size === 0) return no('empty');
  if (known.length !== chosen.size) return no('no-such-option');
  if (known.length > 1 && known.some((option) => option.alone === true)) return no('not-alone');
  if (question.most !== undefined && known.length > question.most)
    return no('too-many', question.most);
  const options = known.map((option) => option.id);
  if (!chosen.has('other')) return yes({ kind: 'choices', options });
  const other = readOther(input.other);
  return other.ok ? yes({ kind: 'choices', options, ...other.words }) : other;
}

function readOther(
  written: string | undefined,
):
  | { readonly ok: true; readonly words: { readonly other?: string } }
  | Extract<AnswerRead, { ok: false }> {
  if (written === undefined) return { ok: true, words: {} };
  const other = cleanLine(written);
  if (!isVisible(other)) return no('other-empty');
  return countCharacters(other) > longestLine
    ? no('too-long', longestLine)
    : { ok: true, words: { other } };
}

function optionNamed(options: readonly Choice[], text: string): OptionId | null {
  const wanted = folded(text);
  const found = options.find(
    (option) =>
      option.id === wanted || Object.values(option.label).some((label) => folded(label) === wanted),
  );
  return found?.id ?? null;
}

function folded(text: string): string {
  return cleanLine(text)
    .toLowerCase()
    .replaceAll('ё', 'е')
    .replace(/[.!?]+$/u, '');
}

function readScale(question: Of<'scale'>, input: Given): AnswerRead {
  if (input.kind === 'choices') return no('choose');
  const read = readNumber(input.kind === 'choice' ? input.option : input.text);
  if (!read.ok) return no(read.because);
  if (!Number.isInteger(read.value)) return no('not-whole');
  if (read.value < question.from) return no('too-small', question.from);
  return read.value > question.to
    ? no('too-large', question.to)
    : yes({ kind: 'number', value: read.value });
}

function readBounded(question: Of<'number'>, text: string): AnswerRead {
  if (!isVisible(text)) return no('empty');
  const read = readNumber(text);
  if (!read.ok) return no(read.because);
  if (question.whole && !Number.isInteger(read.value)) return no('not-whole');
  if (question.least !== undefined && read.value < question.least)
    return no('too-small', question.least);
  if (question.most !== undefined && read.value > question.most)
    return no('too-large', question.most);
  return yes({ kind: 'number', value: read.value });
}

function readDay(question: Of<'date'>, text: string): AnswerRead {
  const line = cleanLine(text);
  if (!isVisible(line)) return no('empty');
  const read = readDate(line);
  if (read.kind === 'no-such-day') return no('no-such-day');
  if (question.exact) {
    return read.kind === 'known' && read.value.length === 10
      ? yes({ kind: 'date', value: read.value })
      : no('not-a-date');
  }
  if (read.kind === 'known') return yes({ kind: 'date', value: read.value });
  return countCharacters(line) > longestLine
    ? no('too-long', longestLine)
    : yes({ kind: 'date', value: line });
}

function readText(question: Of<'text'>, text: string): AnswerRead {
  const clean = question.long ? cleanText(text) : cleanLine(text);
  if (!isVisible(clean)) return no('empty');
  return clean.length > question.longest && countCharacters(clean) > question.longest
    ? no('too-long', question.longest)
    : yes({ kind: 'text', text: clean });
}

/** The questions that still have no answer and whose condition holds, in the order of the form. */
export function openQuestions(
  form: Questionnaire,
  answers: Readonly<Record<QuestionId, Answer>>,
): readonly Question[] {
  return form.questions.filter(
    (question) =>
      !Object.hasOwn(answers, question.id) &&
      (question.when === undefined || holds(question.when, answers)),
  );
}

/** Whether a question is to be asked. A skipped or declined question counts as not answered, and `isNot` holds for it. */
export function holds(
  condition: Condition,
  answers: Readonly<Record<QuestionId, Answer>>,
): boolean {
  if ('all' in condition) return condition.all.every((part) => holds(part, answers));
  if ('any' in condition) return condition.any.some((part) => holds(part, answers));
  const answer = Object.hasOwn(answers, condition.question)
    ? answers[condition.question]
    : undefined;
  const chosen = chosenIn(answer);
  if ('is' in condition) return condition.is.some((option) => chosen.includes(option));
  if ('isNot' in condition) return !condition.isNot.some((option) => chosen.includes(option));
  const answered = answer !== undefined && answer.kind !== 'skipped' && answer.kind !== 'declined';
  return condition.answered === answered;
}

function chosenIn(answer: Answer | undefined): readonly OptionId[] {
  if (answer?.kind === 'choice') return [answer.option];
  return answer?.kind === 'choices' ? answer.options : [];
}

function yes(answer: Answer): AnswerRead {
  return { ok: true, answer };
}

function no(because: Refusal, limit?: number): Extract<AnswerRead, { ok: false }> {
  return limit === undefined ? { ok: false, because } : { ok: false, because, limit };
}
