import { type DayHead, signHead } from '../cases/audit-chain.ts';
import { base64url } from '../platform/crypto/bytes.ts';
import type { Signer } from '../platform/crypto/ed25519.ts';
import type { Clock } from '../platform/time.ts';
import type { AuditReader } from '../storage/audit.ts';

/** What anybody may note down of the audit, so that it cannot be rewritten behind everybody's back. */
export interface PublishedHeads {
  readonly v: 1;
  /** SERVER's public key, base64url. */
  readonly server: string;
  /** The last line of each day that is over, the newest first. */
  readonly heads: readonly (DayHead & { readonly signature: string })[];
}

const mostDays = 60;
/** An answer may be this old: whoever asks often must not wear the disk out. */
const freshFor = 60_000;

/** Of days that are over alone: the head of a day that goes on would tell when something happens. */
export function auditHeads(
  audit: Pick<AuditReader, 'heads'>,
  server: Signer,
  clock: Clock,
): () => Promise<PublishedHeads> {
  let asked = -Infinity;
  let answer: Promise<PublishedHeads> | null = null;
  return () => {
    if (answer !== null && clock.now() - asked < freshFor) return answer;
    asked = clock.now();
    answer = make();
    // A store that fails now may answer in a moment.
    answer.catch(() => {
      answer = null;
    });
    return answer;
  };

  async function make(): Promise<PublishedHeads> {
    const over = (await audit.heads()).filter(({ day }) => day < clock.today());
    const heads = over
      .slice(-mostDays)
      .toReversed()
      .map(({ day, seq, hash }) => {
        const signature = base64url(signHead({ day, seq, hash }, server));
        return { day, seq, hash, signature };
      });
    return { v: 1, server: base64url(server.publicKey), heads };
  }
}
