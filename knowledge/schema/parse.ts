import { SenimError } from '../../platform/errors.ts';
import { issueLines } from './fact.ts';
import type { Questionnaire } from './questionnaire.ts';
import { referenceProblems } from './references.ts';
import { questionnaireShape } from './shape.ts';
import { contentVersion } from './version.ts';

/**
 * The only way into a `Questionnaire`. Fills in defaults (skippable, not declinable, no "other") and computes the version.
 * Throws `SenimError` `content` that lists every problem at once, one a line.
 */
export function parseQuestionnaire(json: unknown): Questionnaire {
  const read = questionnaireShape.safeParse(json);
  const problems = read.success ? referenceProblems(read.data.questions) : issueLines(read.error);
  if (!read.success || problems.length > 0) {
    throw new SenimError('content', `The questionnaire is wrong:\n${problems.join('\n')}`);
  }
  return { ...read.data, version: contentVersion(read.data) };
}
