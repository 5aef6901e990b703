import { holds } from '../knowledge/schema/answer.ts';
import type { Answer, Condition, Question, QuestionId } from '../knowledge/schema/questionnaire.ts';

/** More combinations of answers than this are not gone through: the question counts as reachable. */
const mostWays = 20_000;

/** Questions that no answers whatsoever lead to. Conditions must name earlier questions only (`referenceProblems`). */
export function unreachable(questions: readonly Question[]): readonly QuestionId[] {
  return questions
    .filter((question) => question.when !== undefined && !isReachable(question, questions))
    .map(({ id }) => id);
}

function isReachable({ when }: Question, questions: readonly Question[]): boolean {
  if (when === undefined) return true;
  const named = closure(when, questions);
  const ways = named.reduce((all, question) => all * (choicesOf(question).length + 1), 1);
  return ways > mostWays || tryFrom(0, {});

  function tryFrom(at: number, answers: Readonly<Record<QuestionId, Answer>>): boolean {
    const question = named[at];
    if (question === undefined) return when !== undefined && holds(when, answers);
    const isAsked = question.when === undefined || holds(question.when, answers);
    if (!isAsked) return tryFrom(at + 1, answers);
    const given = choicesOf(question).some((answer) =>
      tryFrom(at + 1, { ...answers, [question.id]: answer }),
    );
    return given || (canPass(question) && tryFrom(at + 1, answers));
  }
}

function canPass({ skippable, declinable }: Question): boolean {
  return skippable || declinable;
}

/** The questions on which the condition depends, directly and through their own conditions, in the order of the form. */
function closure(when: Condition, questions: readonly Question[]): readonly Question[] {
  const wanted = new Set(namedIn(when));
  for (const question of questions.toReversed()) {
    if (!wanted.has(question.id) || question.when === undefined) continue;
    for (const id of namedIn(question.when)) wanted.add(id);
  }
  return questions.filter(({ id }) => wanted.has(id));
}

/** Answers that conditions can tell apart. */
function choicesOf(question: Question): readonly Answer[] {
  switch (question.type) {
    case 'single':
      return question.options.map(({ id }) => ({ kind: 'choice', option: id }));
    case 'multiple': {
      const together = question.options.filter(({ alone }) => alone !== true).map(({ id }) => id);
      return [
        ...question.options.map(({ id }): Answer => ({ kind: 'choices', options: [id] })),
        ...(question.most === undefined ? [{ kind: 'choices', options: together } as const] : []),
      ];
    }
    case 'scale':
    case 'number':
      return [{ kind: 'number', value: 0 }];
    case 'date':
    case 'text':
    case 'file':
      return [{ kind: 'text', text: '-' }];
    case 'information':
      return [{ kind: 'skipped' }];
    default:
      return question satisfies never;
  }
}

function namedIn(condition: Condition): readonly QuestionId[] {
  if ('all' in condition) return condition.all.flatMap(namedIn);
  if ('any' in condition) return condition.any.flatMap(namedIn);
  return [condition.question];
}
