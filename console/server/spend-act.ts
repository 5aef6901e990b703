import type { Context } from 'hono';

import { type Act, type ActRequestId, verifyAnswer, verifyRequest } from '../../cases/four-eyes.ts';
import { SenimError } from '../../platform/errors.ts';
import * as api from '../act-api.ts';
import type { Caller } from './access.ts';
import { type ActDeps, checkSubject, requestIn, trusted } from './act-parts.ts';
import { answer, readBody } from './body.ts';
import { Refused } from './refuse.ts';

/** Milliseconds for which somebody without an answer may ask again: as long as a day of work. */
export const spentMs = 12 * 60 * 60 * 1000;

/** For what a browser does: an export. Everything else is done when it is agreed to, or where it belongs. */
export async function spendConsent(
  context: Context,
  caller: Caller,
  deps: ActDeps,
): Promise<Response> {
  const { use } = await readBody(context, api.spendConsent.request);
  const { id, act, subject } = await requestIn(context, deps);
  if (act !== 'export-case') throw new Refused('malformed');
  const by = caller.officer.id;
  const known = deps.spent.look(id);
  if (known !== null && known.by === by && known.use === use) {
    await known.done;
    return answer(api.spendConsent.answer, {});
  }
  const done = spendAct(caller, { id, act, subject }, 'exported', deps);
  if (known === null) deps.spent.put(id, { by, use, done });
  try {
    await done;
  } catch (error) {
    if (deps.spent.look(id)?.done === done) deps.spent.take(id);
    throw error;
  }
  return answer(api.spendConsent.answer, {});
}

/**
 * Uses up the consent to exactly this act on exactly this thing. Refuses `needs-consent` where there is none, `expired`
 * after its last day. Both signatures are held to the roster of this moment: a consent goes with whoever gave it.
 */
export async function spendAct(
  { officer }: Caller,
  wanted: { readonly id?: ActRequestId; readonly act: Act; readonly subject: string },
  kind: 'exported' | null,
  deps: ActDeps,
): Promise<void> {
  const day = deps.clock.today();
  const found =
    wanted.id === undefined
      ? (await deps.acts.list(day)).find(
          ({ act, subject, state }) =>
            act === wanted.act && subject === wanted.subject && state === 'agreed',
        )
      : await deps.acts.find(wanted.id);
  const isIt =
    found !== undefined &&
    found !== null &&
    found.act === wanted.act &&
    found.subject === wanted.subject;
  if (!isIt || found.officer !== officer.id || found.answer === null) {
    throw new Refused('needs-consent');
  }
  if (found.until < day) throw new Refused('expired');
  if (found.state !== 'agreed') throw new Refused('needs-consent');
  await checkSubject(officer, found, deps);
  const { roster, rootPublic } = await trusted(deps);
  try {
    verifyRequest(found, roster);
    const said = verifyAnswer(found.answer, found.bytes, roster, rootPublic);
    if (said.says !== 'consent') throw new Refused('needs-consent');
  } catch (error) {
    if (error instanceof SenimError) throw new Refused('needs-consent');
    throw error;
  }
  const by = { officerId: officer.id, day };
  if (!(await deps.acts.spend(found.id, kind, by))) throw new Refused('changed');
}
