import type { PhraseKey } from '../../../knowledge/phrases.ts';
import { repeatableKey, Trouble } from '../trouble.ts';
import { PasskeyTrouble } from './passkey.ts';

/** The sentence for what went wrong with a factor; the part `account` holds the words. */
export function factorTroubleKey(thrown: unknown): PhraseKey {
  if (thrown instanceof PasskeyTrouble) return `account.passkey.${thrown.reason}`;
  if (thrown instanceof Trouble && thrown.because === 'changed') return 'account.passkey.known';
  return repeatableKey(thrown);
}
