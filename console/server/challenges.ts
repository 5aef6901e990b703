import { type AgeEngine, seal } from '../../platform/crypto/age.ts';
import { hex } from '../../platform/crypto/bytes.ts';
import type { Random } from '../../platform/crypto/random.ts';

/** Asks for a key's private half: what `make` seals to it, only its holder can bring to `take`, once. */
export interface Challenges {
  readonly make: (recipient: string) => Promise<Uint8Array>;
  readonly take: (proof: Uint8Array) => boolean;
}

/** How long typing two sheets may take, ms. */
const lifetime = 60 * 60 * 1000;
/** The oldest is forgotten when more are asked for: nobody fills the memory with questions. */
const most = 64;

export function challenges(age: AgeEngine, random: Random, now: () => number): Challenges {
  const open = new Map<string, number>();
  return {
    make: async (recipient) => {
      const asked = random(32);
      const oldest = open.keys().next().value;
      if (open.size >= most && oldest !== undefined) open.delete(oldest);
      open.set(hex(asked), now() + lifetime);
      return await seal([age.recipient(recipient)], asked);
    },
    take: (proof) => {
      const until = open.get(hex(proof));
      open.delete(hex(proof));
      return until !== undefined && now() < until;
    },
  };
}
