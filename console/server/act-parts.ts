import type { Context } from 'hono';

import { type ActRequest, caseOf, decidersOf, type Deciders } from '../../cases/four-eyes.ts';
import type { Roster } from '../../cases/roster.ts';
import { fromHex } from '../../platform/crypto/bytes.ts';
import { SenimError } from '../../platform/errors.ts';
import type { Clock } from '../../platform/time.ts';
import type { ActRequests } from '../../storage/act-requests.ts';
import type { StoredAct } from '../../storage/stored-act.ts';
import type { CaseReader } from '../../storage/case-reader.ts';
import type { Officer } from '../../storage/officer.ts';
import type { OfficerReader } from '../../storage/officers.ts';
import type { Pin } from '../../storage/pin.ts';
import type { SurveyReader } from '../../storage/survey-reader.ts';
import { actRequestId } from '../act-api.ts';
import { hexId } from '../api.ts';
import type { Pending } from './factors/pending.ts';
import { Refused } from './refuse.ts';

/** A consent as it was used up, or is being used up: asked for again by whoever got no answer. */
export interface Spent {
  readonly by: string;
  readonly use: string;
  readonly done: Promise<void>;
}

export interface ActDeps {
  readonly acts: ActRequests;
  readonly cases: Pick<CaseReader, 'line'>;
  readonly surveys: Pick<SurveyReader, 'find'>;
  readonly officers: Pick<OfficerReader, 'list'>;
  /** The roster under the pinned root; `null` where there is none to trust. */
  readonly roster: () => Promise<Roster | null>;
  readonly readPin: () => Promise<Pin | null>;
  /** Consents that were used up a while ago, by request. */
  readonly spent: Pending<Spent>;
  readonly clock: Clock;
}

/** The request that the address names; refuses `not-found`. */
export async function requestIn(context: Context, { acts }: ActDeps): Promise<StoredAct> {
  const id = actRequestId.safeParse(context.req.param('request'));
  const found = id.success ? await acts.find(id.data) : null;
  if (found === null) throw new Refused('not-found');
  return found;
}

/** The case must be the officer's to read, the survey must be there: nobody asks about what he may not know of. */
export async function checkSubject(
  officer: Officer,
  request: Pick<ActRequest, 'act' | 'subject'>,
  deps: ActDeps,
): Promise<void> {
  const { act, subject } = request;
  if (act === 'set-retention') {
    if (subject !== 'body') throw new Refused('malformed');
    return;
  }
  if (!hexId.test(subject)) throw new Refused('malformed');
  const caseId = caseOf(request);
  if (caseId !== null) {
    if ((await deps.cases.line(officer, caseId)) === null) throw new Refused('not-found');
    return;
  }
  if ((await deps.surveys.find(subject as Parameters<SurveyReader['find']>[0])) === null) {
    throw new Refused('not-found');
  }
}

/** Who may answer it as the roster, the accounts and the case stand now. */
export async function decidersFor(
  request: Pick<ActRequest, 'act' | 'subject' | 'group' | 'officer'>,
  deps: ActDeps,
): Promise<Deciders> {
  const { roster } = await trusted(deps);
  const closed = (await deps.officers.list()).filter(({ disabled }) => disabled);
  const caseId = caseOf(request);
  const away = caseId === null ? [] : await deps.acts.awayFrom(caseId);
  return decidersOf(request, roster, new Set([...closed.map(({ id }) => id), ...away]));
}

/** The roster to which signatures are held, and the root; refuses where there is none to trust. */
export async function trusted(
  deps: Pick<ActDeps, 'roster' | 'readPin'>,
): Promise<{ readonly roster: Roster; readonly rootPublic: Uint8Array }> {
  const [roster, pin] = [await deps.roster(), await deps.readPin()];
  if (roster === null || pin === null) throw new Refused('not-yours');
  return { roster, rootPublic: fromHex(pin.root) };
}

/** What is not signed by whom it names, or belongs to something else, is nobody's word. */
export function held<T>(read: () => T): T {
  try {
    return read();
  } catch (error) {
    if (!(error instanceof SenimError)) throw error;
    throw new Refused(error.code === 'crypto.format' ? 'malformed' : 'not-yours');
  }
}
