import type { Context } from 'hono';

import type { Clock } from '../../../platform/time.ts';
import type { Factors } from '../../../storage/factors.ts';
import type { OfficerReader } from '../../../storage/officers.ts';
import { officerId } from '../../api.ts';
import * as api from '../../factors-api.ts';
import type { Caller } from '../access.ts';
import { answer, readBody } from '../body.ts';
import { Refused } from '../refuse.ts';
import { refuseSpare, refuseStale } from './fresh.ts';

export interface ResetDeps {
  readonly factors: Factors;
  readonly officers: Pick<OfficerReader, 'find'>;
  readonly clock: Clock;
}

/** A colleague lost everything: the passphrase alone lets him in once more, and he adds a new factor then. */
export async function resetFactors(
  context: Context,
  caller: Caller,
  { factors, officers, clock }: ResetDeps,
): Promise<Response> {
  const id = officerId.safeParse(context.req.param('officer'));
  await readBody(context, api.resetFactors.request);
  refuseStale(caller, clock.now());
  refuseSpare(caller);
  const account = id.success ? await officers.find(id.data) : null;
  // Nobody resets his own: that is what removal with a fresh factor is for.
  if (account === null || account.id === caller.officer.id) throw new Refused('not-found');
  await factors.reset(account.id, { officerId: caller.officer.id, day: clock.today() });
  return answer(api.resetFactors.answer, {});
}
