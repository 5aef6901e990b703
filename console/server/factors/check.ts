import type { Context } from 'hono';

import { xchacha } from '../../../platform/crypto/aead.ts';
import { concat, utf8 } from '../../../platform/crypto/bytes.ts';
import { assertionOptions, judgeAssertion, type Site } from '../../../platform/crypto/passkey.ts';
import type { Random } from '../../../platform/crypto/random.ts';
import { totpStep } from '../../../platform/crypto/totp.ts';
import type { Secret } from '../../../platform/secret.ts';
import type { Clock } from '../../../platform/time.ts';
import type { Factor, Factors } from '../../../storage/factors.ts';
import type { Shown } from '../../../storage/officer-sessions.ts';
import type { FactorAsked } from '../../api.ts';
import type { FactorRule, Given } from '../../factors-api.ts';
import type { Delays } from '../delays.ts';
import { Refused } from '../refuse.ts';
import type { CodeLock } from './code-lock.ts';
import { typedHash } from './recovery-codes.ts';

export interface CheckDeps {
  readonly factors: Factors;
  readonly clock: Clock;
  readonly random: Random;
  readonly delays: Delays;
  readonly lock: CodeLock;
  /** Seals the secrets of one-time codes in the database. */
  readonly sealingKey: Secret;
  /** What the body asks for. */
  readonly rule: () => Promise<FactorRule>;
  readonly noteRefused: (officerId: string) => Promise<void>;
}

/** The site that the browser is at. The origin was compared with the host before any handler ran. */
export function siteOf(context: Context): Site {
  const origin = context.req.header('origin') ?? '';
  if (!URL.canParse(origin)) throw new Refused('foreign-origin');
  const { hostname } = new URL(origin);
  return { id: hostname, origin };
}

/** Which ways somebody has here. */
export async function waysOf(
  officerId: string,
  site: Site,
  { factors, rule }: CheckDeps,
): Promise<FactorAsked['ways']> {
  const all = await factors.of(officerId);
  const passkeys = all.filter((each) => each.kind === 'passkey');
  const passkey = passkeys.some((each) => each.site === site.id);
  return {
    passkey,
    elsewhere: passkeys.length > 0 && !passkey,
    totp: all.some(({ kind }) => kind === 'totp'),
    recovery: (await factors.codesLeft(officerId)) > 0,
    codesAreSpare: (await rule()) === 'passkey',
  };
}

/** What the browser is to sign; `null` when no passkey answers here. */
export async function challengeFor(
  officerId: string,
  site: Site,
  { factors, random }: CheckDeps,
): Promise<{ readonly challenge: Uint8Array; readonly options: Record<string, unknown> } | null> {
  const known = (await factors.of(officerId)).flatMap((each) =>
    each.kind === 'passkey' && each.site === site.id ? [each.credential] : [],
  );
  if (known.length === 0) return null;
  const challenge = random(32);
  return { challenge, options: await assertionOptions({ site, challenge, known }) };
}

/**
 * Refuses unless the factor is this person's and is used for the first time. What is wrong is written down and waits
 * before it is answered. `challenge`: what was asked, already taken out of its place.
 */
export async function demandFactor(
  asked: {
    readonly officerId: string;
    readonly given: Given;
    readonly challenge: Uint8Array | null;
    readonly site: Site;
  },
  deps: CheckDeps,
): Promise<void> {
  const { officerId } = asked;
  const judged = await judge(asked, deps);
  if (judged === 'right') {
    deps.delays.afterSuccess(counted(officerId));
    return;
  }
  await deps.noteRefused(officerId);
  await deps.delays.afterFailure(counted(officerId));
  throw new Refused(judged);
}

/** Counted apart from wrong passphrases; no officer's number has a space. */
function counted(officerId: string): string {
  return `factor ${officerId}`;
}

async function judge(
  { officerId, given, challenge, site }: Parameters<typeof demandFactor>[0],
  deps: CheckDeps,
): Promise<'right' | 'wrong-factor' | 'not-verified' | 'factor-locked'> {
  const { factors, clock } = deps;
  const today = clock.today();
  switch (given.kind) {
    case 'passkey': {
      const passkey = (await factors.of(officerId)).find(
        (each) => each.kind === 'passkey' && each.credential === given.response.id,
      );
      if (passkey?.kind !== 'passkey' || passkey.site !== site.id || challenge === null) {
        return 'wrong-factor';
      }
      const found = await judgeAssertion(given.response, passkey, { site, challenge });
      if (found.kind === 'unverified') return 'not-verified';
      if (found.kind === 'wrong') return 'wrong-factor';
      const step = { from: passkey.counter, to: found.value, day: today };
      return (await factors.use(passkey.id, step)) ? 'right' : 'wrong-factor';
    }
    case 'totp':
      return await judgeCode(officerId, given.code, deps);
    case 'recovery': {
      const hash = typedHash(officerId, given.code);
      const taken = hash !== null && (await factors.spendCode(hash, { officerId, day: today }));
      return taken ? 'right' : 'wrong-factor';
    }
    default:
      return given satisfies never;
  }
}

async function judgeCode(
  officerId: string,
  code: string,
  { factors, clock, lock, sealingKey }: CheckDeps,
): Promise<'right' | 'wrong-factor' | 'factor-locked'> {
  const all = await factors.of(officerId);
  const now = clock.now();
  // Nothing is awaited from here to the count: many guesses at the same moment are counted one by one.
  if (lock.isClosed(officerId, now)) return 'factor-locked';
  for (const factor of all) {
    if (factor.kind !== 'totp') continue;
    const step = totpStep(openTotp(factor, sealingKey), code, now);
    // A step that was used, or one before it, is not used again.
    if (step === null || step <= factor.counter) continue;
    lock.right(officerId);
    const moved = { from: factor.counter, to: step, day: clock.today() };
    return (await factors.use(factor.id, moved)) ? 'right' : 'wrong-factor';
  }
  lock.wrong(officerId, now);
  return 'wrong-factor';
}

/** What a right answer is worth: where a passkey is asked for, the chain gets a line of every code. */
export async function shownBy(
  given: Given | null,
  { rule, clock }: Pick<CheckDeps, 'rule' | 'clock'>,
): Promise<Shown> {
  if (given === null) return { by: 'nothing', spareDay: null };
  if (given.kind === 'passkey') return { by: 'passkey', spareDay: null };
  return { by: 'code', spareDay: (await rule()) === 'passkey' ? clock.today() : null };
}

/** A secret of one-time codes as the database keeps it: useless without the server's secrets. */
export function sealTotp(
  { id, officerId }: Pick<Factor, 'id' | 'officerId'>,
  secret: Uint8Array,
  key: Secret,
  random: Random,
): Uint8Array {
  const nonce = random(xchacha.nonceLength);
  const context = utf8(`${officerId}/${id}`);
  return concat(nonce, xchacha.seal({ key: key.bytes(), nonce, context, bytes: secret }));
}

function openTotp(factor: Factor & { readonly kind: 'totp' }, key: Secret): Uint8Array {
  const context = utf8(`${factor.officerId}/${factor.id}`);
  const nonce = factor.sealed.subarray(0, xchacha.nonceLength);
  const bytes = factor.sealed.subarray(xchacha.nonceLength);
  return xchacha.open({ key: key.bytes(), nonce, context, bytes });
}
