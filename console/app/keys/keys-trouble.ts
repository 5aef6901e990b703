import type { PhraseKey } from '../../../knowledge/phrases.ts';
import { Trouble, troubleKey } from '../trouble.ts';

/** Why something signed was not taken; `unanswered`: what is said where nobody knows whether it was. */
export function sayKeysTrouble(
  say: (key: PhraseKey) => string,
  thrown: unknown,
  { unanswered, failed }: { readonly unanswered: PhraseKey | null; readonly failed?: PhraseKey },
): string {
  if (unanswered !== null && thrown instanceof Trouble && thrown.because === 'network') {
    return say(unanswered);
  }
  const what = unanswered ?? failed;
  const why = say(keysTroubleKey(thrown));
  return what === undefined ? why : `${say(what)} ${why}`;
}

/** The sentence for what went wrong with a root key file or a sheet of paper; the rest as everywhere. */
export function keysTroubleKey(thrown: unknown): PhraseKey {
  if (!(thrown instanceof Trouble)) return troubleKey(thrown);
  switch (thrown.because) {
    case 'officer.passphrase':
      return 'keys.trouble.root-passphrase';
    case 'crypto.format':
      return 'keys.trouble.root-file';
    case 'root.other':
    case 'roster.signature':
      return 'keys.trouble.root-other';
    case 'roster.content':
      return 'keys.trouble.rules';
    case 'sheet.typed':
      return 'keys.trouble.sheet-typed';
    case 'sheet.set':
      return 'keys.trouble.sheet-set';
    case 'sheet.same':
      return 'keys.trouble.sheet-same';
    case 'sheet.other':
      return 'keys.trouble.sheet-other';
    case 'changed':
      return 'keys.trouble.changed';
    case 'malformed':
      return 'keys.trouble.refused';
    case 'wrong-token':
      return 'keys.trouble.late';
    default:
      return troubleKey(thrown);
  }
}
