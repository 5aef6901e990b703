import type { Answer, QuestionId, Questionnaire } from '../knowledge/schema/questionnaire.ts';

/** Something that a person wrote. It is stored apart from the choices and from the person's other words. */
export interface Words {
  readonly question: QuestionId;
  readonly text: string;
}

/** Everything written in a response, in the order of the form: free text, and the words beside "other". */
export function wordsIn(
  { questions }: Pick<Questionnaire, 'questions'>,
  answers: Readonly<Record<QuestionId, Answer>>,
): readonly Words[] {
  return questions.flatMap(({ id, type }) => {
    const answer = Object.hasOwn(answers, id) ? answers[id] : undefined;
    if (answer === undefined) return [];
    const text = writtenIn(type, answer);
    return text === null ? [] : [{ question: id, text }];
  });
}

function writtenIn(type: string, answer: Answer): string | null {
  if (answer.kind === 'text') return answer.text;
  if (answer.kind === 'choice' || answer.kind === 'choices') return answer.other ?? null;
  // "Last spring" is words, not a month.
  const isOwnWords = type === 'date' && answer.kind === 'date' && !/^\d{4}/u.test(answer.value);
  return isOwnWords && answer.kind === 'date' ? answer.value : null;
}
