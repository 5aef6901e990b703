import type { Knowledge } from '../../knowledge/load.ts';
import type { PaperData, PaperLanguage, PaperValue } from '../../knowledge/schema/paper.ts';
import type { Answer, Question } from '../../knowledge/schema/questionnaire.ts';
import { answerText } from '../answer-text.ts';
import type { Text } from '../message.ts';
import { renderText } from '../render.ts';
import { applying, type Walking } from '../walk/walk.ts';

/** The answers as fields of the paper of the same name; what was skipped is left open. Choices speak the paper's language. */
export function dataOf(walking: Walking, language: PaperLanguage, knowledge: Knowledge): PaperData {
  const { walk } = walking;
  const types = new Map(
    knowledge.papers.get(walk.form)?.fields.map(({ id, type }) => [id, type] as const),
  );
  const say = (text: Text) => renderText(text, language, knowledge);
  return Object.fromEntries(
    applying(walking).flatMap(({ question }) => {
      const answer = walk.answers[question.id];
      const value = answer === undefined ? null : valueOf(walk.form, question, answer, say);
      if (value === null) return [];
      const isList = types.get(question.id) === 'list';
      return [[question.id, isList && typeof value === 'string' ? linesOf(value) : value]];
    }),
  );
}

function valueOf(
  form: string,
  question: Question,
  answer: Answer,
  say: (text: Text) => string,
): PaperValue | null {
  switch (answer.kind) {
    case 'skipped':
    case 'declined':
      return null;
    case 'text':
      return answer.text;
    // The paper writes the day out itself.
    case 'date':
      return answer.value;
    case 'number':
      return String(answer.value);
    case 'choice':
      return say(answerText(form, question.id, answer));
    case 'choices': {
      const chosen = answerText(form, question.id, answer);
      return chosen.kind === 'list' ? chosen.items.map(say) : say(chosen);
    }
    default:
      return answer satisfies never;
  }
}

function linesOf(text: string): readonly string[] {
  return text.split('\n').filter((line) => line.trim() !== '');
}
