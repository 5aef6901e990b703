import type { Card } from './schema/card.ts';
import type { Mark } from './schema/fact.ts';
import type { Guide } from './schema/guide.ts';
import type { Questionnaire } from './schema/questionnaire.ts';

/** What guides may point to. */
interface Shelf {
  readonly cards: readonly Card[];
  readonly facts: ReadonlyMap<string, Mark>;
  readonly forms: readonly Questionnaire[];
}

/** Everything that is wrong between the guides and what they point to, with the guide's file. */
export function guideSetProblems(guides: readonly Guide[], shelf: Shelf): readonly string[] {
  return guides.flatMap((guide) =>
    [
      ...factProblems(guide, shelf.facts),
      ...guide.cards
        .filter(({ card }) => !shelf.cards.some(({ id }) => id === card))
        .map(({ card }) => `no card ${card}`),
      ...reportProblems(guide, shelf.forms),
    ].map((problem) => `knowledge/guides/${guide.id}.json: ${problem}`),
  );
}

function factProblems(guide: Guide, facts: Shelf['facts']): string[] {
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

function reportProblems(guide: Guide, forms: readonly Questionnaire[]): string[] {
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
