import type { Localized } from '../platform/language.ts';
import type { DraftOption, DraftQuestion, DraftType, SurveyDraft } from './draft.ts';
import { noWords } from './draft.ts';
import { newQuestion } from './draft-form.ts';

/** What the builder does to a draft; each gives a new one. */

export function addQuestion(draft: SurveyDraft, type: DraftType): SurveyDraft {
  const id = freshId('q', draft.questions);
  return { ...draft, questions: [...draft.questions, newQuestion(id, type)] };
}

/** Puts a copy of the question right behind it. */
export function copyQuestion(draft: SurveyDraft, id: string): SurveyDraft {
  const questions = draft.questions.flatMap((question) =>
    question.id === id
      ? [question, { ...question, id: freshId('q', draft.questions) }]
      : [question],
  );
  return { ...draft, questions };
}

/** Conditions that name it stay and are found wrong: nobody's question changes its meaning silently. */
export function removeQuestion(draft: SurveyDraft, id: string): SurveyDraft {
  return {
    ...draft,
    questions: draft.questions.filter((question) => question.id !== id),
    breakdowns: draft.breakdowns.filter((by) => by !== id),
  };
}

export function moveQuestion(draft: SurveyDraft, id: string, by: -1 | 1): SurveyDraft {
  return { ...draft, questions: moved(draft.questions, id, by) };
}

export function changeQuestion(
  draft: SurveyDraft,
  id: string,
  change: Partial<DraftQuestion>,
): SurveyDraft {
  const questions = draft.questions.map((question) =>
    question.id === id ? { ...question, ...change } : question,
  );
  const stays = (by: string) => questions.some((one) => one.id === by && one.type === 'single');
  return { ...draft, questions, breakdowns: draft.breakdowns.filter(stays) };
}

export function addOption(question: DraftQuestion): DraftQuestion {
  const added = { id: freshId('a', question.options), label: noWords, alone: false };
  const at = question.options.findIndex(({ id }) => id === 'other');
  const options = [...question.options];
  options.splice(at < 0 ? options.length : at, 0, added);
  return { ...question, options };
}

/** People may answer in their own words, or not. `label` is what that option is called. */
export function withOther(question: DraftQuestion, isOn: boolean, label: Localized): DraftQuestion {
  const others = question.options.filter(({ id }) => id !== 'other');
  const options: readonly DraftOption[] = isOn
    ? [...others, { id: 'other', label, alone: false }]
    : others;
  return { ...question, options };
}

export function removeOption(question: DraftQuestion, id: string): DraftQuestion {
  return { ...question, options: question.options.filter((option) => option.id !== id) };
}

export function moveOption(question: DraftQuestion, id: string, by: -1 | 1): DraftQuestion {
  return { ...question, options: moved(question.options, id, by) };
}

function moved<T extends { readonly id: string }>(
  list: readonly T[],
  id: string,
  by: -1 | 1,
): readonly T[] {
  const from = list.findIndex((one) => one.id === id);
  const to = from + by;
  const [here, there] = [list[from], list[to]];
  if (here === undefined || there === undefined) return list;
  return list.map((one, at) => (at === from ? there : at === to ? here : one));
}

function freshId(letter: string, taken: readonly { readonly id: string }[]): string {
  for (let number = taken.length + 1; ; number += 1) {
    const id = `${letter}${String(number)}`;
    if (!taken.some((one) => one.id === id)) return id;
  }
}
