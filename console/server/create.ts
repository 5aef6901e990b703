import { setTimeout } from 'node:timers/promises';

import type { Hono } from 'hono';

import { formerRosters, type Roster, verifyRoster } from '../../cases/roster.ts';
import type { SealedBytes } from '../../cases/sealed.ts';
import { fromHex } from '../../platform/crypto/bytes.ts';
import type { Calendar } from '../../knowledge/calendar.ts';
import type { Card, CardId } from '../../knowledge/schema/card.ts';
import { nativeAge } from '../../platform/crypto/native.ts';
import type { Random } from '../../platform/crypto/random.ts';
import { codeOf, type Log, placeOf } from '../../platform/log.ts';
import type { Secret } from '../../platform/secret.ts';
import type { Clock } from '../../platform/time.ts';
import { readPin, writePin } from '../../storage/pin.ts';
import type { Store } from '../../storage/store.ts';
import type { ActDeps } from './act-parts.ts';
import type { Bundle } from './bundle.ts';
import { challenges } from './challenges.ts';
import { consoleServer } from './console.ts';
import { Delays } from './delays.ts';
import { Pending } from './factors/pending.ts';
import { ruleOf } from './factors/policy.ts';
import { wireFactors } from './factors/wire.ts';
import type { FactorRule } from '../factors-api.ts';
import { fakeHeader } from '../blob-parts.ts';
import type { Route } from './route.ts';
import { routes } from './routes.ts';
import type { SignInDeps } from './sign-in.ts';
import { spendAct, spentMs } from './spend-act.ts';

export interface ConsoleOptions {
  readonly store: Store;
  /** Where the pinned root stands. */
  readonly dataDir: string;
  readonly clock: Clock;
  readonly random: Random;
  readonly log: Log;
  readonly fakeHeaderKey: Secret;
  /** The page, or `null` while it is being built. */
  readonly bundle: () => Bundle | null;
  /** What `POST /api/setup` asks for; `null` where the installation was set up before this start. */
  readonly setUpToken: string | null;
  /** Whether officers reach us by https; then the cookie is `__Host-` and Secure. */
  readonly https: boolean;
  /** The origin that officers type, where the operator named one. */
  readonly publicOrigin: string | null;
  readonly notice: 'demonstration' | null;
  /** Where people answer surveys: the address that the operator named, and the port beside this one. */
  readonly site?: { readonly url: string | null; readonly port: number };
  /** The answers of the assistant, for the names of what was asked. */
  readonly cards?: ReadonlyMap<CardId, Card>;
  /** By which the pledge of a report that an officer enters is counted. */
  readonly calendar?: Calendar;
  /** Tests shorten the waiting after wrong proofs. */
  readonly wait?: (ms: number) => Promise<void>;
}

/** The officers' side, ready to be listened on. */
export function createConsole(options: ConsoleOptions): Hono {
  const { store, log, clock, https, publicOrigin } = options;
  return consoleServer({
    routes: consoleRoutes(options),
    access: {
      sessions: store.officerSessions,
      now: clock.now,
      today: clock.today,
      factorRule: () => ruleFor(options),
      waits: (id) => waits(id, options),
      https,
      publicOrigin,
    },
    onFailure: (error) =>
      log('request.failed', { side: 'console', code: codeOf(error), place: placeOf(error) }),
  });
}

/** The table of all routes; tests walk it. */
export function consoleRoutes(options: ConsoleOptions): readonly Route[] {
  const { store, dataDir, clock, random, https } = options;
  const roster = () => trustedRoster(options);
  const former = async (newest: Roster) => {
    const [, ...before] = await store.rosters.all();
    const pin = await readPin(dataDir);
    return pin === null ? [] : formerRosters(newest, before, fromHex(pin.root));
  };
  const acts: ActDeps = {
    acts: store.acts,
    cases: store.cases,
    surveys: store.surveys,
    officers: store.officers,
    roster,
    readPin: () => readPin(dataDir),
    spent: new Pending(clock.now, spentMs),
    clock,
  };
  const wait = options.wait ?? ((ms: number) => setTimeout(ms, undefined, { ref: false }));
  const delays = new Delays(wait);
  const factors = wireFactors({
    store,
    clock,
    random,
    delays,
    notice: options.notice,
    serverKey: options.fakeHeaderKey,
    body: async () => (await roster())?.body ?? '',
  });
  const signIn: SignInDeps = {
    officers: store.officers,
    sessions: store.officerSessions,
    clock,
    random,
    https,
    delays,
    ...factors.forSignIn,
    waits: (officerId) => waits(officerId, options),
    fakeHeader: (officerId) => fakeHeader(options.fakeHeaderKey, officerId),
    note: async (kind, officerId) => {
      const ct = new Uint8Array() as SealedBytes;
      await store.audit.append({ day: clock.today(), kind, actorTag: officerId, ct });
    },
  };
  return routes({
    acts,
    keep: { keeping: store.keeping, cases: store.cases, clock },
    bundle: options.bundle,
    notice: options.notice,
    settings: store.settings,
    asked: store.asked,
    cards: options.cards ?? new Map(),
    cases: {
      cases: store.cases,
      groupKeys: store.groupKeys,
      rosters: store.rosters,
      acts: store.acts,
      clock,
    },
    entered: {
      intake: store.intake,
      blobs: store.blobs,
      reporters: store.reporters,
      calendar: options.calendar ?? new Map(),
      roster,
      clock,
      site: options.site ?? { url: null, port: 8080 },
    },
    keyWork: {
      keyWork: store.keyWork,
      groupKeys: store.groupKeys,
      rosters: store.rosters,
      clock,
    },
    roster: {
      rosters: store.rosters,
      enrolments: store.enrolments,
      audit: store.audit,
      challenges: challenges(nativeAge, random, clock.now),
      readPin: () => readPin(dataDir),
      writePin: (pin) => writePin(dataDir, pin),
      clock,
    },
    surveys: {
      surveys: store.surveys,
      audit: store.audit,
      clock,
      roster,
      former,
      spend: (caller, act, survey) => spendAct(caller, { act, subject: survey }, null, acts),
      site: options.site ?? { url: null, port: 8080 },
    },
    statistics: {
      snapshots: store.snapshots,
      documents: store.groupDocuments,
      audit: store.audit,
      clock,
      roster,
      former,
    },
    lists: { lists: store.lists, clock, roster },
    state: { store, clock, roster, factorRule: () => ruleFor(options) },
    analysis: { analysis: store.analysis, analysisKeys: store.analysisKeys, clock, roster },
    people: {
      officers: store.officers,
      invitations: store.invitations,
      factors: store.factors,
      rosters: store.rosters,
      roster,
      audit: store.audit,
      random,
      clock,
      readPin: () => readPin(dataDir),
      factorRule: () => ruleFor(options),
    },
    signIn,
    factors: factors.forRoutes(signIn),
    setUp: {
      store,
      token: options.setUpToken,
      clock,
      readPin: () => readPin(dataDir),
      writePin: (pin) => writePin(dataDir, pin),
    },
  });
}

function ruleFor({ store, notice }: Pick<ConsoleOptions, 'store' | 'notice'>): Promise<FactorRule> {
  return ruleOf({ settings: store.settings, notice });
}

/** The roster under the pinned root; `null` where there is none yet. */
async function trustedRoster({
  store,
  dataDir,
}: Pick<ConsoleOptions, 'store' | 'dataDir'>): Promise<Roster | null> {
  const [latest, pin] = [await store.rosters.latest(), await readPin(dataDir)];
  if (latest === null || pin === null) return null;
  const { root, leastSeq } = pin;
  return verifyRoster({ ...latest, rootPublic: fromHex(root), leastSeq });
}

/** Whether somebody was invited to receive and the signed list does not name him. */
async function waits(
  officerId: string,
  options: Pick<ConsoleOptions, 'store' | 'dataDir'>,
): Promise<boolean> {
  if (!(await options.store.enrolments.has(officerId))) return false;
  const roster = await trustedRoster(options);
  return roster === null || roster.recipients.every(({ id }) => id !== officerId);
}
