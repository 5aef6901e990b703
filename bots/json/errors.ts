import { phrase, type PhraseKey } from '../../knowledge/phrases.ts';
import type { Language } from '../../platform/language.ts';
import { fileLimits } from '../web/answer.ts';
import type { ErrorAnswer, ErrorCode } from './shapes.ts';

/** Each refusal with its status and its words. */
export const refusals = {
  invalid: { status: 400, words: 'web.error-400-text' },
  type: { status: 415, words: 'web.error-415' },
  'too-large': { status: 413, words: 'web.error-413-text' },
  'too-many': { status: 413, words: 'web.error-413-text' },
  'too-slow': { status: 408, words: 'web.error-408-text' },
  foreign: { status: 403, words: 'web.error-403' },
  method: { status: 405, words: 'web.error-405' },
  'not-found': { status: 404, words: 'web.error-404' },
  full: { status: 507, words: 'web.error-507-text' },
  closed: { status: 503, words: 'web.problem-closed' },
  damaged: { status: 500, words: 'web.problem-damaged' },
  failed: { status: 500, words: 'web.error-500-text' },
} as const satisfies Record<ErrorCode, { readonly status: number; readonly words: PhraseKey }>;

export function errorBody(code: ErrorCode, language: Language): ErrorAnswer {
  return { error: { code, message: phrase(language, refusals[code].words, fileLimits) } };
}
