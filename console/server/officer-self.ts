import type { Clock } from '../../platform/time.ts';
import type { Rosters } from '../../storage/rosters.ts';
import * as api from '../api.ts';
import type { Caller } from './access.ts';
import { answer } from './body.ts';

export function me({ officer, token }: Caller, clock: Clock): Response {
  return answer(api.me.answer, {
    officerId: officer.id,
    role: officer.role,
    token,
    today: clock.today(),
  });
}

/** The roster as it was signed: the page judges it against the root inside the officer's own blob. */
export async function readRoster(rosters: Pick<Rosters, 'latest'>): Promise<Response> {
  const latest = await rosters.latest();
  return answer(api.roster.answer, {
    roster: latest === null ? null : { bytes: latest.bytes, signature: latest.signature },
  });
}
