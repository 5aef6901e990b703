import { type ReactNode, useCallback, useRef, useState } from 'react';

import { factors, proof, proofStart } from '../../factors-api.ts';
import type { z } from '../../../platform/shape.ts';
import type { Client } from '../client.ts';
import { useWords } from '../speech.tsx';
import { mayHaveArrived, Trouble } from '../trouble.ts';
import { canUsePasskeys } from './passkey.ts';
import { ShowFactor } from './show-factor.tsx';

/** Runs what needs a fresh proof; where there is none it asks for the factor and runs it again. */
export type Proved = <T>(work: () => Promise<T>) => Promise<T>;

interface Asking {
  readonly asked: z.output<typeof proofStart.answer>;
  readonly settle: (gave: boolean) => void;
}

/**
 * @example
 * const { proved, dialog } = useProof(client);
 * await proved(() => client.post('/api/me/factors/codes', newCodes, {}));
 */
export function useProof(client: Client): { readonly proved: Proved; readonly dialog: ReactNode } {
  const { say } = useWords();
  const [asking, setAsking] = useState<Asking | null>(null);
  const isLost = useRef(false);

  const proved = useCallback<Proved>(
    async (work) => {
      try {
        return await work();
      } catch (error) {
        const because = error instanceof Trouble ? error.because : null;
        if (because !== 'factor-stale' && because !== 'passkey-needed') throw error;
        const asked = await client.post('/api/me/proof/start', proofStart, {});
        const { passkey, totp, recovery } = asked.ways;
        // Codes were not enough: only a passkey that answers here is.
        if (because === 'passkey-needed') {
          if (!passkey || !canUsePasskeys()) throw error;
          asked.ways = { ...asked.ways, totp: false, recovery: false };
        }
        // Without a factor only signing in again is a proof; the sentence says so.
        if (!passkey && !totp && !recovery) throw error;
        const gave = await new Promise<boolean>((settle) => setAsking({ asked, settle }));
        setAsking(null);
        if (!gave) throw error;
        return await work();
      }
    },
    [client],
  );

  const dialog = asking !== null && (
    <section className="card" aria-label={say('account.proof')}>
      <h2>{say('account.proof')}</h2>
      <p>{say('account.proof.lead')}</p>
      <ShowFactor
        ways={asking.asked.ways}
        now={asking.asked.now}
        challenge={async () => {
          const { options } = await client.post('/api/me/proof/start', proofStart, {});
          if (options === null) throw new Trouble('wrong-factor');
          return options;
        }}
        give={async (given) => {
          // A code is good for one proof: where its answer was lost it may have been taken, and the same one never is again.
          if (!(isLost.current && (await client.get('/api/me/factors', factors.answer)).fresh)) {
            await client.post('/api/me/proof', proof, { given }).catch((error: unknown) => {
              isLost.current = mayHaveArrived(error);
              throw error;
            });
          }
          isLost.current = false;
          asking.settle(true);
        }}
        onCancel={() => asking.settle(false)}
      />
    </section>
  );
  return { proved, dialog };
}
