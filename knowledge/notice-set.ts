import {
  factProblems,
  paperProblems,
  reportProblems,
  termProblems,
  type Shelf,
} from './guide-set.ts';
import type { Notice } from './schema/notice.ts';
import type { Paper, PaperField } from './schema/paper.ts';
import type { Question, Questionnaire } from './schema/questionnaire.ts';

/** Everything that is wrong between the notices, their forms and papers, and what they point to. */
export function noticeSetProblems(notices: readonly Notice[], shelf: Shelf): readonly string[] {
  const named = notices.map((notice) => notice.id as string);
  return [
    ...notices.flatMap((notice) =>
      problemsOf(notice, shelf).map((problem) => `knowledge/notices/${notice.id}.json: ${problem}`),
    ),
    ...named
      .filter((id, at) => named.indexOf(id) !== at)
      .map((id) => `knowledge/notices/: ${id} stands twice`),
    ...shelf.forms
      .filter(({ id, kind }) => kind === 'notice' && !named.includes(id))
      .map(({ id }) => `knowledge/forms/${id}.json: no notice ${id}`),
    ...shelf.cards.flatMap(({ id, actions }) =>
      actions
        .filter((action) => action.startsWith('notice-') && !named.includes(action))
        .map((action) => `knowledge/articles/${id}.md: no notice ${action}`),
    ),
  ];
}

function problemsOf(notice: Notice, shelf: Shelf): readonly string[] {
  const form = shelf.forms.find(({ id, kind }) => id === notice.id && kind === 'notice');
  const paper = shelf.papers.find(({ id, kind }) => id === notice.id && kind === 'notice');
  return [
    ...factProblems(notice, shelf.facts),
    ...notice.cards
      .filter(({ card }) => !shelf.cards.some(({ id }) => id === card))
      .map(({ card }) => `no card ${card}`),
    ...paperProblems(notice, form?.questions ?? [], shelf.papers),
    ...reportProblems(notice, shelf.forms),
    ...(form === undefined ? ['no form of its name'] : termProblems(notice, form.questions)),
    ...(paper === undefined ? ['no paper of its name'] : []),
    ...(form === undefined || paper === undefined ? [] : unlike(form, paper)),
  ];
}

/** Each answer has a place in the paper; what the paper has besides is left to be written by hand. */
function unlike({ questions }: Questionnaire, { fields }: Paper): readonly string[] {
  return questions.flatMap((question) => {
    if (question.type === 'information') return [];
    const field = fields.find(({ id }) => id === question.id);
    if (field === undefined) return [`the paper has no ${question.id}`];
    return [
      ...(fits(question, field) ? [] : [`${question.id}: cannot fill a ${field.type}`]),
      ...(question.skippable ? [] : [`${question.id}: must be skippable`]),
    ];
  });
}

function fits(question: Question, { type }: PaperField): boolean {
  switch (question.type) {
    case 'text':
      return question.long ? type === 'text' || type === 'list' : type === 'line';
    case 'date':
      return question.exact && type === 'date';
    case 'single':
      return type === 'line';
    case 'multiple':
      return type === 'list';
    case 'information':
    case 'scale':
    case 'number':
    case 'file':
      return false;
    default:
      return question satisfies never;
  }
}
