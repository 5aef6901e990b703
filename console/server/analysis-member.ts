import type { Context } from 'hono';

import type { Roster } from '../../cases/roster.ts';
import type { z } from '../../platform/shape.ts';
import type { Clock } from '../../platform/time.ts';
import { projectId } from '../analysis-api.ts';
import type { Caller } from './access.ts';
import { param } from './param.ts';
import { Refused } from './refuse.ts';

export interface MemberDeps {
  readonly clock: Clock;
  /** The newest roster, verified; `null` while there is none. */
  readonly roster: () => Promise<Roster | null>;
}

/** Refuses whoever does not stand in the group `analysis` of the newest roster, whatever the role. Gives that roster. */
export async function refuseStranger(
  { officer }: Caller,
  { roster }: Pick<MemberDeps, 'roster'>,
): Promise<Roster> {
  const newest = await roster();
  if (!(newest?.groups.analysis ?? []).includes(officer.id) || newest === null) {
    throw new Refused('not-yours');
  }
  return newest;
}

/** The project that the address names, for a member of the group; refuses as `refuseStranger`. */
export async function projectFor(
  context: Context,
  caller: Caller,
  deps: Pick<MemberDeps, 'roster'>,
): Promise<z.output<typeof projectId>> {
  await refuseStranger(caller, deps);
  return param(context, 'project', projectId);
}

/** Who does it, and when. */
export function by({ officer }: Caller, { clock }: Pick<MemberDeps, 'clock'>) {
  return { officerId: officer.id, day: clock.today() };
}
