import type { SealedBytes } from '../../../cases/sealed.ts';
import { hkdf } from '../../../platform/crypto/hash.ts';
import type { Random } from '../../../platform/crypto/random.ts';
import { Secret } from '../../../platform/secret.ts';
import type { Clock } from '../../../platform/time.ts';
import type { Store } from '../../../storage/store.ts';
import type { Delays } from '../delays.ts';
import type { SignInDeps } from '../sign-in.ts';
import { type Attempt, attemptMs } from './attempt.ts';
import { type CheckDeps, shownBy, siteOf, waysOf } from './check.ts';
import { CodeLock } from './code-lock.ts';
import { Pending } from './pending.ts';
import { ruleOf } from './policy.ts';
import type { FactorRouteDeps } from './routes.ts';
import { attemptName } from './sign-in-step.ts';
import { spareUntil, standingOf } from './standing.ts';

export interface FactorOptions {
  readonly store: Pick<
    Store,
    'factors' | 'officerSessions' | 'officers' | 'settings' | 'audit' | 'rosters'
  >;
  readonly clock: Clock;
  readonly random: Random;
  readonly delays: Delays;
  readonly notice: 'demonstration' | null;
  /** A key of the server that stands outside the database; what seals is derived from it. */
  readonly serverKey: Secret;
  /** The body's name; empty where no list is signed. */
  readonly body: () => Promise<string>;
}

/** Everything about second factors that lives as long as the console: what was begun, what was wrong, what seals. */
export function wireFactors(options: FactorOptions): {
  readonly forSignIn: Pick<SignInDeps, 'askFactor' | 'standing'>;
  readonly forRoutes: (signIn: SignInDeps) => FactorRouteDeps;
} {
  const { store, clock, random, delays, notice, body } = options;
  const { factors, officers, settings, officerSessions: sessions } = store;
  const policy = { settings, notice };
  const check: CheckDeps = {
    factors,
    clock,
    random,
    delays,
    lock: new CodeLock(),
    rule: () => ruleOf(policy),
    sealingKey: new Secret(hkdf(options.serverKey.bytes(), 'console/one-time-codes')),
    noteRefused: async (officerId) => {
      const ct = new Uint8Array() as SealedBytes;
      const event = { day: clock.today(), kind: 'factor-refused', ct } as const;
      await store.audit.append({ ...event, actorTag: officerId });
    },
  };
  const attempts = new Pending<Attempt>(clock.now, attemptMs);
  const shared = <T>() => new Pending<T>(clock.now, attemptMs);
  const own = {
    ...check,
    ...policy,
    sessions,
    body,
    creations: shared<Uint8Array>(),
    secrets: shared<Uint8Array>(),
  };
  const proof = { ...check, sessions, challenges: shared<Uint8Array>() };
  return {
    forSignIn: {
      askFactor: async (context, officerId) => {
        if ((await factors.of(officerId)).length === 0) return null;
        const attempt = attemptName(random);
        attempts.put(attempt, { officerId, challenge: null, tries: 0 });
        const ways = await waysOf(officerId, siteOf(context), check);
        return { kind: 'factor', attempt, ways, now: clock.now() };
      },
      standing: async ({ id, spareSince }, given) => {
        const all = await factors.of(id);
        const today = clock.today();
        const shown = await shownBy(given, check);
        const proofs = {
          hasFactor: all.length > 0,
          hasPasskey: all.some(({ kind }) => kind === 'passkey'),
          spare: shown.by !== 'passkey',
          spareSince,
        };
        const { opens, needs } = standingOf(proofs, await check.rule(), today);
        if (opens === 'own') return { shown, factor: 'must', spareUntil: null };
        if (needs === 'passkey') {
          return { shown, factor: 'spare', spareUntil: spareUntil(spareSince ?? today) };
        }
        if (given !== null) return { shown, factor: 'has', spareUntil: null };
        const factor = notice === 'demonstration' ? 'demonstration' : 'offered';
        return { shown, factor, spareUntil: null };
      },
    },
    forRoutes: (signIn) => ({
      step: { check, attempts, signIn },
      own,
      proof,
      sessions: { sessions, clock },
      reset: { factors, officers, clock },
      policy: { ...policy, factors, officers, clock },
    }),
  };
}
