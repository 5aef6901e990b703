import type { Question } from '../knowledge/schema/questionnaire.ts';
import type { Localized } from '../platform/language.ts';
import type { DateIso } from '../platform/time.ts';
import type { Descriptor } from './descriptor.ts';
import {
  type DraftQuestion,
  type DraftType,
  emptyDraft,
  isBlank,
  noWords,
  type SurveyDraft,
} from './draft.ts';
import type { SurveyId } from './survey-id.ts';

/** A draft with the words and questions of a form: a template, or a survey that was asked before. */
export function draftOf({ title, questions }: Pick<Descriptor['form'], 'title' | 'questions'>) {
  const draft: SurveyDraft = {
    ...emptyDraft(),
    title,
    questions: questions.flatMap((question) => {
      const read = readQuestion(question);
      return read === null ? [] : [read];
    }),
  };
  return draft;
}

/** The descriptor of a draft that has no refusals left (`findings`). Throws `TypeError` while days or the number are missing. */
export function descriptorOf(draft: SurveyDraft, id: SurveyId, body: string): Descriptor {
  const { access, readers, breakdowns } = draft;
  return {
    v: 1,
    type: 'survey',
    id,
    body,
    form: formOf(draft, id),
    access,
    invited: present(draft.invited),
    opens: present<DateIso>(draft.opens),
    closes: present<DateIso>(draft.closes),
    breakdowns,
    readers,
  };
}

/** The form as it would be asked, whole or not. */
export function formOf(draft: SurveyDraft, id: SurveyId): Descriptor['form'] {
  return {
    id: `survey-${id}`,
    kind: 'survey',
    title: trimmed(draft.title),
    questions: draft.questions.map(questionOf),
  };
}

/** What a question of that type starts with. */
export function newQuestion(id: string, type: DraftType): DraftQuestion {
  return {
    id,
    type,
    label: noWords,
    help: noWords,
    skippable: true,
    when: null,
    options: ['a1', 'a2'].map((one) => ({ id: one, label: noWords, alone: false })),
    most: null,
    from: 1,
    to: 5,
    low: noWords,
    high: noWords,
    atLeast: null,
    atMost: null,
    whole: true,
    exact: false,
    long: true,
    longest: 2_000,
  };
}

function readQuestion(question: Question): DraftQuestion | null {
  if (question.type === 'file') return null;
  const { id, label, help, when, skippable, type } = question;
  const draft = {
    ...newQuestion(id, type),
    label,
    skippable,
    ...(help === undefined ? {} : { help }),
    ...(when === undefined ? {} : { when }),
  };
  switch (question.type) {
    case 'information':
      return draft;
    case 'single':
    case 'multiple': {
      const most = question.type === 'multiple' ? (question.most ?? null) : null;
      const options = question.options.map((one) => ({ alone: false, ...one }));
      return { ...draft, options, most };
    }
    case 'scale':
      return { ...draft, from: question.from, to: question.to, ...question.ends };
    case 'number': {
      const { least = null, most = null, whole } = question;
      return { ...draft, atLeast: least, atMost: most, whole };
    }
    case 'date':
      return { ...draft, exact: question.exact };
    case 'text':
      return { ...draft, long: question.long, longest: question.longest };
    default:
      return question satisfies never;
  }
}

function questionOf(draft: DraftQuestion): Question {
  const { id, skippable, help, when, type } = draft;
  const base = {
    id,
    label: trimmed(draft.label),
    // Whatever is asked, nobody has to say it.
    declinable: type !== 'information',
    skippable,
    ...(isBlank(help) ? {} : { help: trimmed(help) }),
    ...(when === null ? {} : { when }),
  };
  switch (type) {
    case 'information':
      return { ...base, type };
    case 'single':
      return { ...base, type, ...choicesOf(draft) };
    case 'multiple':
      return {
        ...base,
        type,
        ...choicesOf(draft),
        ...(draft.most === null ? {} : { most: draft.most }),
      };
    case 'scale': {
      const { from, to, low, high } = draft;
      return { ...base, type, from, to, ends: { low: trimmed(low), high: trimmed(high) } };
    }
    case 'number': {
      const { atLeast, atMost, whole } = draft;
      return {
        ...base,
        type,
        whole,
        ...(atLeast === null ? {} : { least: atLeast }),
        ...(atMost === null ? {} : { most: atMost }),
      };
    }
    case 'date':
      return { ...base, type, exact: draft.exact };
    case 'text':
      return { ...base, type, long: draft.long, longest: draft.longest };
    default:
      return type satisfies never;
  }
}

function choicesOf({ options, type }: DraftQuestion) {
  return {
    other: options.some(({ id }) => id === 'other'),
    options: options.map(({ id, label, alone }) => ({
      id,
      label: trimmed(label),
      ...(alone && type === 'multiple' ? { alone } : {}),
    })),
  };
}

function trimmed({ kk, ru, en }: Localized): Localized {
  return { kk: kk.trim(), ru: ru.trim(), en: en.trim() };
}

function present<T>(value: T | null): T {
  if (value === null) throw new TypeError('the draft is not complete');
  return value;
}
