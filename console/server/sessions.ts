import type { Context } from 'hono';

import type { Clock } from '../../platform/time.ts';
import type { OfficerSessions } from '../../storage/officer-sessions.ts';
import * as api from '../factors-api.ts';
import type { Caller } from './access.ts';
import { answer, readBody } from './body.ts';
import { Refused } from './refuse.ts';

export interface SessionDeps {
  readonly sessions: OfficerSessions;
  readonly clock: Clock;
}

/** Where the own account is signed in: when that began and was last used, and nothing about the place. */
export async function listSessions(
  { officer, tag }: Caller,
  { sessions, clock }: SessionDeps,
): Promise<Response> {
  const all = await sessions.list(officer.id, clock.now());
  return answer(api.sessions.answer, {
    sessions: all.map((each) => ({
      tag: each.tag,
      name: each.name,
      begun: each.begun,
      used: each.used,
      own: each.tag === tag,
    })),
  });
}

export async function nameSession(
  context: Context,
  { officer }: Caller,
  { sessions }: SessionDeps,
): Promise<Response> {
  const tag = api.sessionTag.safeParse(context.req.param('session'));
  const { name } = await readBody(context, api.nameSession.request);
  if (!tag.success || !(await sessions.rename(officer.id, tag.data, name))) {
    throw new Refused('not-found');
  }
  return answer(api.nameSession.answer, {});
}

/** The session that asks is ended by signing out. */
export async function endSession(
  context: Context,
  { officer, tag: own }: Caller,
  { sessions, clock }: SessionDeps,
): Promise<Response> {
  const tag = api.sessionTag.safeParse(context.req.param('session'));
  await readBody(context, api.endSession.request);
  const by = { officerId: officer.id, day: clock.today() };
  if (!tag.success || tag.data === own || !(await sessions.end(tag.data, by))) {
    throw new Refused('not-found');
  }
  return answer(api.endSession.answer, {});
}

export async function endOtherSessions(
  context: Context,
  { officer, sessionId }: Caller,
  { sessions, clock }: SessionDeps,
): Promise<Response> {
  await readBody(context, api.endOthers.request);
  await sessions.endOthers(sessionId, { officerId: officer.id, day: clock.today() });
  return answer(api.endOthers.answer, {});
}
