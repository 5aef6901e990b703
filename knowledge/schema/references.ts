import { patternProblem } from './pattern.ts';
import type { Condition, Question, QuestionId } from './questionnaire.ts';

// Words that flows use as option ids themselves.
const reserved = new Set(['back', 'skip', 'stop', 'send', 'done', 'erase', 'menu', 'decline']);

/** Everything that is wrong between the parts of a questionnaire: each problem once, with the question it stands in. */
export function referenceProblems(questions: readonly Question[]): string[] {
  const earlier = new Map<QuestionId, Question>();
  return questions.flatMap((question) => {
    const problems = [
      ...(earlier.has(question.id) ? ['the id is used twice'] : []),
      ...conditionProblems(question.when, earlier),
      ...optionProblems(question),
      ...rangeProblems(question),
      ...orderProblems(question, earlier),
      ...(question.toldBy ?? []).flatMap((source) => {
        const problem = patternProblem(source);
        return problem === null ? [] : [`the pattern ${source} ${problem}`];
      }),
    ];
    earlier.set(question.id, question);
    return problems.map((problem) => `${question.id}: ${problem}`);
  });
}

function conditionProblems(
  condition: Condition | undefined,
  earlier: ReadonlyMap<QuestionId, Question>,
): string[] {
  if (condition === undefined) return [];
  if ('all' in condition) return condition.all.flatMap((part) => conditionProblems(part, earlier));
  if ('any' in condition) return condition.any.flatMap((part) => conditionProblems(part, earlier));
  const asked = earlier.get(condition.question);
  if (asked === undefined) return [`the condition names ${condition.question}, not asked before`];
  if ('answered' in condition) return [];
  const named = 'is' in condition ? condition.is : condition.isNot;
  if (asked.type !== 'single' && asked.type !== 'multiple') {
    return [`the condition compares ${condition.question}, which has no options`];
  }
  const known = new Set(asked.options.map((option) => option.id));
  return named
    .filter((option) => !known.has(option))
    .map((option) => `the condition names ${condition.question}/${option}, which does not exist`);
}

function optionProblems(question: Question): string[] {
  if (question.type !== 'single' && question.type !== 'multiple') return [];
  const ids = question.options.map((option) => option.id);
  const twice = ids.filter((id, at) => ids.indexOf(id) !== at);
  return [
    ...new Set(twice.map((id) => `the option ${id} stands twice`)),
    ...ids.filter((id) => reserved.has(id)).map((id) => `the option ${id} has a reserved id`),
    // The label of "other" is content like any label: surveys and cases carry it.
    ...(question.other === ids.includes('other')
      ? []
      : ['"other" and an option with the id other go together']),
  ];
}

function rangeProblems(question: Question): string[] {
  if (question.type === 'scale' && question.from >= question.to) return ['the scale has no steps'];
  if (question.type !== 'number') return [];
  const { least, most } = question;
  return least !== undefined && most !== undefined && least > most ? ['no number fits'] : [];
}

/** Days are compared only where both questions ask for a whole day. */
function orderProblems(question: Question, earlier: ReadonlyMap<QuestionId, Question>): string[] {
  if (question.type !== 'date' || question.notBefore === undefined) return [];
  const first = earlier.get(question.notBefore);
  const areDays = question.exact && first?.type === 'date' && first.exact;
  return areDays ? [] : [`notBefore needs ${question.notBefore} to ask for a day earlier on`];
}
