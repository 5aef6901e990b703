import type { Act, ActRequestId } from '../../cases/four-eyes.ts';
import { ask, type Asking } from '../../console/app/four-eyes/ask.ts';
import { loadActs } from '../../console/app/four-eyes/load-acts.ts';
import type { Session } from '../../console/app/session.ts';

/** The request for this act on this thing that stands last in somebody's list. */
export async function requestFor(session: Session, act: Act, subject: string) {
  const { acts, today } = await loadActs(session);
  const found = acts.find(({ row }) => row.act === act && row.subject === subject);
  if (found === undefined) throw new TypeError('no such request');
  return { ...found, today };
}

/** Asks as the page does; the request's id. */
export async function askFor(
  session: Session,
  act: Act,
  subject: string,
  more: Partial<Asking> = {},
): Promise<ActRequestId> {
  await ask(session, { act, subject, reason: 'Керек болды', ...more });
  return (await requestFor(session, act, subject)).row.id;
}

/** Answers as the page does. */
export async function answerTo(
  session: Session,
  act: Act,
  subject: string,
  says: 'consent' | 'refuse' = 'consent',
): Promise<void> {
  const { row, today: day } = await requestFor(session, act, subject);
  const reason = says === 'refuse' ? 'Әлі ерте' : null;
  const given = await session.keys.signAnswer({ request: row, says, reason, day });
  await session.client.answerAct(row.id, given);
}
