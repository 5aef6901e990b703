import type {
  Answer,
  Question,
  QuestionId,
  Questionnaire,
} from '../knowledge/schema/questionnaire.ts';

/**
 * How one person's choices are stored: a row of bytes whose length depends on the form alone, so that no row can be told
 * from another by its size. Words are not in it: they are sealed apart, each by itself.
 */
export interface Layout {
  readonly slots: readonly Slot[];
  /** Bytes of every row. */
  readonly width: number;
}

export interface Slot {
  readonly question: CountedQuestion;
  /** Where its bytes begin. */
  readonly at: number;
}

export type CountedQuestion = Extract<
  Question,
  { type: 'single' | 'multiple' | 'scale' | 'number' | 'date' }
>;

/** First byte of each slot where there is no answer. Choices and steps are stored as their place plus one. */
export const state = { notAsked: 0, answered: 1, declined: 254, skipped: 255 } as const;

/** So many choices fit into a byte beside the states. */
const mostChoices = 250;

export function layoutOf({ questions }: Pick<Questionnaire, 'questions'>): Layout {
  let at = 0;
  const slots: Slot[] = [];
  for (const question of questions) {
    if (!isCounted(question)) continue;
    slots.push({ question, at });
    at += widthOf(question);
  }
  return { slots, width: at };
}

export function layoutProblems({ questions }: Pick<Questionnaire, 'questions'>): string[] {
  return questions.flatMap((question) => {
    const choices =
      question.type === 'single' || question.type === 'multiple'
        ? question.options.length
        : question.type === 'scale'
          ? question.to - question.from + 1
          : 0;
    return choices > mostChoices ? [`${question.id}: too many choices`] : [];
  });
}

export function isCounted(question: Question): question is CountedQuestion {
  return !['information', 'text', 'file'].includes(question.type);
}

/** One person's choices. Answers of questions that the layout does not know are left out. */
export function encodeChoices(
  layout: Layout,
  answers: Readonly<Record<QuestionId, Answer>>,
): Uint8Array {
  const row = new Uint8Array(layout.width);
  const view = new DataView(row.buffer);
  for (const { question, at } of layout.slots) {
    const answer = Object.hasOwn(answers, question.id) ? answers[question.id] : undefined;
    if (answer === undefined) continue;
    if (answer.kind === 'skipped') row[at] = state.skipped;
    else if (answer.kind === 'declined') row[at] = state.declined;
    else encodeOne(view, at, question, answer);
  }
  return row;
}

function encodeOne(view: DataView, at: number, question: CountedQuestion, answer: Answer): void {
  switch (question.type) {
    case 'single':
      if (answer.kind !== 'choice') throw new TypeError('a single choice is one option');
      view.setUint8(at, placeOf(question, answer.option) + 1);
      return;
    case 'multiple':
      if (answer.kind !== 'choices') throw new TypeError('a multiple choice is a list');
      view.setUint8(at, state.answered);
      for (const option of answer.options) {
        const place = placeOf(question, option);
        const byte = at + 1 + (place >> 3);
        view.setUint8(byte, view.getUint8(byte) | (1 << (place & 7)));
      }
      return;
    case 'scale':
      if (answer.kind !== 'number') throw new TypeError('a scale is a number');
      view.setUint8(at, answer.value - question.from + 1);
      return;
    case 'number':
      if (answer.kind !== 'number') throw new TypeError('a number is a number');
      view.setUint8(at, state.answered);
      view.setFloat64(at + 1, answer.value);
      return;
    case 'date':
      if (answer.kind !== 'date') throw new TypeError('a date is a date');
      view.setUint8(at, state.answered);
      view.setUint16(at + 1, monthOf(answer.value));
      return;
    default:
      question satisfies never;
  }
}

function placeOf(
  { id, options }: Extract<Question, { type: 'single' | 'multiple' }>,
  chosen: string,
): number {
  const place = options.findIndex((option) => option.id === chosen);
  if (place < 0) throw new TypeError(`${id} has no such option`);
  return place;
}

/** Year and month; the day would single people out. 0 for words that are no date. A year alone has month 0. */
function monthOf(value: string): number {
  const read = /^(\d{4})(?:-(\d{2}))?/u.exec(value);
  const year = Number(read?.[1] ?? 0);
  return year < 1 || year > 4999 ? 0 : year * 13 + Number(read?.[2] ?? 0);
}

function widthOf(question: CountedQuestion): number {
  switch (question.type) {
    case 'single':
    case 'scale':
      return 1;
    case 'multiple':
      return 1 + Math.ceil(question.options.length / 8);
    case 'number':
      return 9;
    case 'date':
      return 3;
    default:
      return question satisfies never;
  }
}
