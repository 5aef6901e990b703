import type { Card } from './schema/card.ts';
import type { Mark } from './schema/fact.ts';
import type { Guide } from './schema/guide.ts';
import type { Paper } from './schema/paper.ts';
import type { Question, Questionnaire } from './schema/questionnaire.ts';

/** What guides, and whatever else ends in steps, may point to. */
export interface Shelf {
  readonly cards: readonly Card[];
  readonly facts: ReadonlyMap<string, Mark>;
  readonly forms: readonly Questionnaire[];
  readonly papers: readonly Paper[];
}

/** Everything that is wrong between the guides and what they point to, with the guide's file. */
export function guideSetProblems(guides: readonly Guide[], shelf: Shelf): readonly string[] {
  const named = new Set(guides.map(({ id }) => id));
  const fromCards = shelf.cards.flatMap((card) =>
    card.guides
      .filter((guide) => !named.has(guide))
      .map((guide) => `knowledge/articles/${card.id}.md: no guide ${guide}`),
  );
  const own = guides.flatMap((guide) =>
    [
      ...factProblems(guide, shelf.facts),
      ...guide.cards
        .filter(({ card }) => !shelf.cards.some(({ id }) => id === card))
        .map(({ card }) => `no card ${card}`),
      ...paperProblems(guide, guide.form.questions, shelf.papers),
      ...reportProblems(guide, shelf.forms),
    ].map((problem) => `knowledge/guides/${guide.id}.json: ${problem}`),
  );
  return [...fromCards, ...own];
}

export function factProblems(
  guide: Pick<Guide, 'facts' | 'mark' | 'advice'>,
  facts: Shelf['facts'],
): readonly string[] {
  const named = [...guide.facts, ...guide.advice.flatMap((advice) => advice.facts)];
  const own = new Set(guide.facts);
  return [
    ...[...new Set(named)].filter((fact) => !facts.has(fact)).map((fact) => `no fact ${fact}`),
    ...(guide.facts.some((fact) => facts.get(fact) === 'C') && !guide.mark.includes('C')
      ? [`mark ${guide.mark} hides that a fact is marked C`]
      : []),
    ...guide.advice
      .flatMap((advice) => advice.facts)
      .filter((fact) => !own.has(fact))
      .map((fact) => `the fact ${fact} of a sentence is not among the guide’s own`),
  ];
}

/** Papers that there are, and fields of theirs that are filled with a day which is really asked for. */
export function paperProblems(
  { papers }: Pick<Guide, 'papers'>,
  questions: readonly Question[],
  known: readonly Paper[],
): readonly string[] {
  return papers.flatMap(({ paper: id, fields }) => {
    const paper = known.find((one) => one.id === id);
    if (paper === undefined) return [`no paper ${id}`];
    if (paper.kind === 'own') return [`${id} is no paper to offer`];
    const days = new Set(
      paper.fields.filter(({ type }) => type === 'date').map((field) => field.id),
    );
    return [
      ...Object.keys(fields)
        .filter((name) => !days.has(name))
        .map((name) => `${id} has no day ${name}`),
      ...Object.values(fields)
        .filter((question) => !asksForDay(questions, question))
        .map((question) => `${question} asks for no day`),
    ];
  });
}

/** Terms that count from a question which asks for no day. */
export function termProblems(
  { advice }: Pick<Guide, 'advice'>,
  questions: readonly Question[],
): readonly string[] {
  return advice
    .filter(({ term }) => term !== undefined && term.from !== 'today')
    .filter(({ term }) => !asksForDay(questions, term?.from ?? ''))
    .map(({ id }) => `${id}: the term counts from no day`);
}

function asksForDay(questions: readonly Question[], id: string): boolean {
  return questions.some(
    (question) => question.id === id && question.type === 'date' && question.exact,
  );
}

export function reportProblems(
  guide: Pick<Guide, 'report'>,
  forms: readonly Questionnaire[],
): readonly string[] {
  const report = forms.find(({ id }) => id === 'report');
  return guide.report.flatMap(({ answers }) =>
    Object.entries(answers).flatMap(([id, option]) => {
      const question = report?.questions.find((one) => one.id === id);
      const isKnown =
        question?.type === 'single' && question.options.some((one) => one.id === option);
      return isKnown ? [] : [`the report has no ${id}/${option}`];
    }),
  );
}
