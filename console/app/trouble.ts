import type { Refusal } from '../refusals.ts';
import type { TamperingCode } from '../tampering.ts';
import type { ErrorCode } from '../../platform/errors.ts';
import type { PhraseKey } from '../../knowledge/phrases.ts';

/** `behind`: the case is still locked for the people of an older list, and we are none of them. */
type Because = Refusal | ErrorCode | TamperingCode | 'network' | 'unknown' | 'behind';

/** Why something did not work, by name: the page has a sentence for each. */
export class Trouble extends Error {
  readonly because: Because;
  constructor(because: Because) {
    super(because);
    this.name = 'Trouble';
    this.because = because;
  }
}

/** Whether the server may have taken what was sent although nobody said so. */
export function mayHaveArrived(thrown: unknown): boolean {
  return (
    !(thrown instanceof Trouble) || thrown.because === 'network' || thrown.because === 'unknown'
  );
}

/** The sentence where pressing again sends the same as before: without an answer nobody knows that nothing was done. */
export function repeatableKey(thrown: unknown): PhraseKey {
  const isUnanswered = thrown instanceof Trouble && thrown.because === 'network';
  return isUnanswered ? 'console.trouble.unanswered' : troubleKey(thrown);
}

/** The same, behind the sentence that it failed where that is known. */
export function sayRepeatable(
  say: (key: PhraseKey) => string,
  failed: PhraseKey,
  thrown: unknown,
): string {
  const why = say(repeatableKey(thrown));
  return mayHaveArrived(thrown) ? why : `${say(failed)} ${why}`;
}

/** The sentence for whatever was thrown; it never repeats what was thrown. */
export function troubleKey(thrown: unknown): PhraseKey {
  if (!(thrown instanceof Trouble)) return 'console.trouble.unknown';
  switch (thrown.because) {
    case 'network':
    case 'preparing':
      return 'console.trouble.network';
    case 'not-signed-in':
      return 'console.trouble.not-signed-in';
    case 'wrong-factor':
      return 'console.trouble.wrong-factor';
    case 'not-verified':
      return 'console.trouble.not-verified';
    case 'factor-locked':
      return 'console.trouble.factor-locked';
    case 'factor-needed':
      return 'console.trouble.factor-needed';
    case 'factor-stale':
      return 'console.trouble.factor-stale';
    case 'passkey-needed':
      return 'console.trouble.passkey-needed';
    case 'last-factor':
      return 'console.trouble.last-factor';
    case 'attempt-over':
      return 'console.trouble.attempt-over';
    case 'not-yours':
    case 'not-found':
      return 'console.trouble.not-yours';
    case 'on-roster':
      return 'console.trouble.on-roster';
    case 'wrong-passphrase':
    case 'officer.passphrase':
      return 'console.trouble.passphrase';
    case 'officer.kdf-floor':
      return 'console.trouble.kdf-floor';
    case 'busy':
    case 'store.busy':
      return 'console.trouble.busy';
    case 'full':
    case 'store.full':
      return 'console.trouble.full';
    case 'too-large':
      return 'console.trouble.too-large';
    case 'crypto.auth':
    case 'crypto.format':
    case 'case.context':
    case 'case.manifest':
    case 'store.integrity':
    case 'damaged':
      return 'console.trouble.broken';
    case 'tampered.own-keys':
      return 'console.trouble.own-keys';
    case 'behind':
      return 'console.trouble.behind';
    case 'changed':
      return 'console.trouble.changed';
    case 'needs-consent':
      return 'console.trouble.needs-consent';
    case 'own-request':
      return 'console.trouble.own-request';
    case 'pending':
      return 'console.trouble.pending';
    case 'expired':
      return 'console.trouble.expired';
    case 'other-day':
      return 'console.trouble.other-day';
    case 'held':
      return 'console.trouble.held';
    case 'nobody-left':
      return 'console.trouble.nobody-left';
    case 'case.move':
      return 'console.trouble.move';
    default:
      return thrown.because.startsWith('tampered.')
        ? 'console.trouble.broken'
        : 'console.trouble.unknown';
  }
}
