import { SenimError } from '../../platform/errors.ts';
import type { Fields } from '../../platform/log.ts';

export type TroubleKind = Exclude<Fields<'telegram.failed'>['because'], 'unexpected'>;

/**
 * What the Bot API refused or did not answer. It takes the place of the library's own errors, which carry
 * the whole request: the chat, the words, and at times the address with the token in it.
 */
export class TelegramError extends SenimError {
  readonly kind: TroubleKind;
  constructor(kind: TroubleKind) {
    super('telegram', `the Bot API: ${kind}`);
    this.name = 'TelegramError';
    this.kind = kind;
  }
}

/** What kind of refusal an answer of the Bot API is. */
export function troubleOf(code: number, description: string): TroubleKind {
  switch (code) {
    case 401:
      return 'token';
    case 403:
      return 'blocked';
    case 409:
      return 'conflict';
    case 429:
      return 'flood';
    case 400:
      if (/file is too big/i.test(description)) return 'too-big';
      if (/chat not found|user is deactivated/i.test(description)) return 'blocked';
      return /not modified/i.test(description) ? 'same' : 'refused';
    default:
      return code >= 500 ? 'network' : 'refused';
  }
}

/** The kind of a failure, for the log. */
export function kindOf(error: unknown): Fields<'telegram.failed'>['because'] {
  return error instanceof TelegramError ? error.kind : 'unexpected';
}
