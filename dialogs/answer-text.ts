import type { Answer, FormId, QuestionId } from '../knowledge/schema/questionnaire.ts';
import type { Text } from './message.ts';
import { dated, list, words, written } from './say.ts';

/** An answer as it is shown back: the person's words as they stand, choices by their labels. */
export function answerText(form: FormId, question: QuestionId, answer: Answer): Text {
  switch (answer.kind) {
    case 'text':
      return written(answer.text);
    case 'choice':
      return answer.other === undefined
        ? { kind: 'option', form, question, option: answer.option }
        : written(answer.other);
    case 'choices': {
      const chosen = answer.options.map((option): Text =>
        option === 'other' && answer.other !== undefined
          ? written(answer.other)
          : { kind: 'option', form, question, option },
      );
      return list(chosen);
    }
    case 'number':
      return written(String(answer.value));
    case 'date':
      return dated(answer.value);
    case 'skipped':
      return words('common.skipped');
    case 'declined':
      return words('common.declined');
    default:
      return answer satisfies never;
  }
}
