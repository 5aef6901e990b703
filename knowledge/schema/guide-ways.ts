import { holds } from './answer.ts';
import type { Answer, Condition, Question, QuestionId } from './questionnaire.ts';

type Answers = Readonly<Record<QuestionId, Answer>>;

/** What of a guide decides who reads what. */
interface Ways {
  readonly questions: readonly Question[];
  readonly advice: readonly {
    readonly id: string;
    readonly kind: string;
    readonly when?: Condition;
    readonly term?: { readonly from: string };
  }[];
  readonly cards: readonly Part[];
  readonly contacts: readonly Part[];
  readonly papers: readonly Part[];
  readonly report: readonly Part[];
}

interface Part {
  readonly when?: Condition;
}

/** A guide with more ways than this is too long for somebody in trouble, and for this check. */
const mostWays = 20_000;

/** Everything wrong with a guide that shows only when all ways through its questions are gone. */
export function wayProblems(guide: Ways): string[] {
  const { questions, advice } = guide;
  const kinds = questions.filter(({ type }) => !['single', 'date', 'information'].includes(type));
  const terms = advice.flatMap(({ id, term }) => {
    if (term === undefined || term.from === 'today') return [];
    const from = questions.find((question) => question.id === term.from);
    return from?.type === 'date' && from.exact
      ? []
      : [`${id}: the term counts from ${term.from}, which asks for no day`];
  });
  const rigid = [
    ...kinds.map(({ id }) => `${id}: a guide asks for choices and days only`),
    ...terms,
    ...unknownNames(guide),
  ];
  if (rigid.length > 0) return rigid;
  const ways = waysThrough(questions);
  if (ways === null) return [`there are more than ${String(mostWays)} ways through the questions`];
  return [...deadEnds(guide, ways), ...neverRead(guide, ways)];
}

function unknownNames(guide: Ways): string[] {
  const known = new Map(guide.questions.map((question) => [question.id, question]));
  return partsOf(guide).flatMap(({ name, part }) =>
    namedIn(part.when).flatMap(({ question, options }) => {
      const asked = known.get(question);
      if (asked === undefined) return [`${name}: no question ${question}`];
      const own = asked.type === 'single' ? asked.options.map(({ id }) => id) : [];
      return options
        .filter((option) => !own.includes(option))
        .map((option) => `${name}: no option ${question}/${option}`);
    }),
  );
}

function namedIn(
  condition: Condition | undefined,
): { readonly question: QuestionId; readonly options: readonly string[] }[] {
  if (condition === undefined) return [];
  if ('all' in condition) return condition.all.flatMap(namedIn);
  if ('any' in condition) return condition.any.flatMap(namedIn);
  if ('answered' in condition) return [{ question: condition.question, options: [] }];
  const options = 'is' in condition ? condition.is : condition.isNot;
  return [{ question: condition.question, options }];
}

/** Every set of answers that a person can end with; `null` when there are too many. */
function waysThrough(questions: readonly Question[]): readonly Answers[] | null {
  let ways: Answers[] = [{}];
  for (const question of questions) {
    ways = ways.flatMap((answers) => {
      if (question.when !== undefined && !holds(question.when, answers)) return [answers];
      return answersTo(question).map((answer) =>
        Object.assign({}, answers, { [question.id]: answer }),
      );
    });
    if (ways.length > mostWays) return null;
  }
  return ways;
}

function answersTo(question: Question): readonly Answer[] {
  const skipped: readonly Answer[] = question.skippable ? [{ kind: 'skipped' }] : [];
  switch (question.type) {
    case 'single':
      return [
        ...question.options.map(({ id }): Answer => ({ kind: 'choice', option: id })),
        ...skipped,
      ];
    case 'date':
      return [{ kind: 'date', value: '2026-01-01' }, ...skipped];
    default:
      return [{ kind: 'skipped' }];
  }
}

function deadEnds({ advice }: Ways, ways: readonly Answers[]): string[] {
  const steps = advice.filter(({ kind }) => kind === 'do');
  const dead = ways.find((answers) => !steps.some((step) => fits(step, answers)));
  return dead === undefined ? [] : [`no step for: ${described(dead)}`];
}

function neverRead(guide: Ways, ways: readonly Answers[]): string[] {
  return partsOf(guide)
    .filter(({ part }) => !ways.some((answers) => fits(part, answers)))
    .map(({ name }) => `${name}: fits nobody`);
}

function partsOf(guide: Ways): readonly { readonly name: string; readonly part: Part }[] {
  return [
    ...guide.advice.map((part) => ({ name: part.id, part })),
    ...(['cards', 'contacts', 'papers', 'report'] as const).flatMap((list) =>
      guide[list].map((part, index) => ({ name: `${list}.${String(index)}`, part })),
    ),
  ];
}

function fits({ when }: Part, answers: Answers): boolean {
  return when === undefined || holds(when, answers);
}

function described(answers: Answers): string {
  return Object.entries(answers)
    .map(([id, answer]) => `${id}=${answer.kind === 'choice' ? answer.option : answer.kind}`)
    .join(', ');
}
