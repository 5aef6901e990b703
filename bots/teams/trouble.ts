import { SenimError } from '../../platform/errors.ts';
import type { Fields } from '../../platform/log.ts';

export type TroubleKind = Exclude<Fields<'teams.failed'>['because'], 'unexpected'>;

/**
 * What Microsoft's service refused or did not answer. It takes the place of the library's own errors, which
 * carry the whole request: the conversation, the words, the address.
 */
export class TeamsError extends SenimError {
  readonly kind: TroubleKind;
  constructor(kind: TroubleKind) {
    super('teams', `the connector: ${kind}`);
    this.name = 'TeamsError';
    this.kind = kind;
  }
}

export function troubleOf(status: number): TroubleKind {
  switch (status) {
    case 401:
      return 'token';
    case 403:
    case 404:
      return 'blocked';
    case 413:
      return 'too-big';
    case 429:
      return 'flood';
    default:
      return status >= 500 ? 'network' : 'refused';
  }
}

/** The kind of a failure, for the log. */
export function kindOf(error: unknown): Fields<'teams.failed'>['because'] {
  return error instanceof TeamsError ? error.kind : 'unexpected';
}
