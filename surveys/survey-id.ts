import { hex } from '../platform/crypto/bytes.ts';
import type { Random } from '../platform/crypto/random.ts';
import { SenimError } from '../platform/errors.ts';

/** 16 random bytes in hex; stands in links, tells nothing. */
export type SurveyId = string & { readonly __brand: 'SurveyId' };

export const surveyIdPattern = /^[0-9a-f]{32}$/;

export function newSurveyId(random: Random): SurveyId {
  return hex(random(16)) as SurveyId;
}

/** Narrows text from a link, a row or a request. Throws `crypto.format`. */
export function surveyId(text: string): SurveyId {
  if (!surveyIdPattern.test(text)) throw new SenimError('crypto.format', 'not a survey id');
  return text as SurveyId;
}
