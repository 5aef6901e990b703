import type { Context } from 'hono';

import { promisedDays } from '../../cases/retention.ts';
import type { SealedBytes } from '../../cases/sealed.ts';
import { addDays, type Clock } from '../../platform/time.ts';
import type { CaseReader } from '../../storage/case-reader.ts';
import type { Store } from '../../storage/store.ts';
import { caseId } from '../api.ts';
import * as api from '../keep-api.ts';
import type { Caller } from './access.ts';
import { answer, readBody } from './body.ts';
import { param } from './param.ts';
import { Refused } from './refuse.ts';

export interface KeepDeps {
  readonly keeping: Store['keeping'];
  readonly cases: Pick<CaseReader, 'line'>;
  readonly clock: Clock;
}

/** A mark ends by itself after five years at most: what must be kept longer is looked at anew. */
const longestHold = 1830;

/** The terms, and what the next thirty days erase. Cases from which the officer stays away are not named to him. */
export async function readRetention(
  { officer }: Caller,
  { keeping, cases, clock }: KeepDeps,
): Promise<Response> {
  const today = clock.today();
  const due = [];
  for (const each of await keeping.due(officer, addDays(today, promisedDays))) {
    if ((await cases.line(officer, each.caseId)) === null) continue;
    const { caseId: id, day, because, heldUntil } = each;
    due.push({ caseId: id, day, because, heldUntil });
  }
  return answer(api.retention.answer, { today, terms: await keeping.terms(), due });
}

export async function readKeeping(
  context: Context,
  { officer }: Caller,
  { keeping, cases, clock }: KeepDeps,
): Promise<Response> {
  const id = param(context, 'case', caseId);
  const today = clock.today();
  const line = await cases.line(officer, id);
  if (line === null) throw new Refused('not-found');
  const hold = await keeping.hold(officer, id, today);
  return answer(api.keeping.answer, { today, hold, eraseDay: line.eraseDay });
}

/** One officer is enough to keep a case; a mark that stands is not shortened by it. */
export async function setHold(
  context: Context,
  { officer }: Caller,
  { keeping, clock }: KeepDeps,
): Promise<Response> {
  const id = param(context, 'case', caseId);
  const { until, reason } = await readBody(context, api.setHold.request);
  const day = clock.today();
  if (until < day || until > addDays(day, longestHold)) throw new Refused('malformed');
  const hold = { day, until, reason: reason as SealedBytes };
  const set = await keeping.setHold(officer, id, hold);
  if (set === null) throw new Refused('not-found');
  if (set === 'shorter') throw new Refused('needs-consent');
  return answer(api.setHold.answer, {});
}
