import type { Context } from 'hono';

import {
  type ActAnswer,
  type ActRequest,
  caseOf,
  readAnswer,
  requestDays,
  rootOfficer,
  verifyAnswer,
  verifyRequest,
} from '../../cases/four-eyes.ts';
import { readRetention } from '../../cases/retention.ts';
import type { SealedBytes } from '../../cases/sealed.ts';
import { equal, hex } from '../../platform/crypto/bytes.ts';
import { sha256 } from '../../platform/crypto/hash.ts';
import { addDays } from '../../platform/time.ts';
import type { Agreed } from '../../storage/act-requests.ts';
import type { StoredAct } from '../../storage/stored-act.ts';
import type { Officer } from '../../storage/officer.ts';
import * as api from '../act-api.ts';
import type { Caller } from './access.ts';
import { type ActDeps, checkSubject, decidersFor, held, requestIn, trusted } from './act-parts.ts';
import { answer, readBody } from './body.ts';
import { Refused } from './refuse.ts';

/** What stands before the own group, and what oversight is asked to decide for the unit. */
export async function listActs({ officer }: Caller, deps: ActDeps): Promise<Response> {
  const today = deps.clock.today();
  const requests: api.ActRow[] = [];
  for (const stored of await deps.acts.list(today)) {
    const deciders = await decidersFor(stored, deps);
    const mine = deciders.kind !== 'root' && deciders.ids.includes(officer.id);
    if (stored.group !== officer.group && !mine) continue;
    const caseId = caseOf(stored);
    // Whoever stays away from a case does not read what is planned with it either.
    if (!mine && caseId !== null && (await deps.cases.line(officer, caseId)) === null) continue;
    const decides = mine ? 'you' : deciders.kind;
    requests.push({ ...stored, payload: stored.payload, decides });
  }
  return answer(api.actList.answer, { today, requests });
}

/** Who would have to agree: asked before the reason is sealed to them. */
export async function whoDecides(
  context: Context,
  { officer }: Caller,
  deps: ActDeps,
): Promise<Response> {
  const act = api.act.safeParse(context.req.query('act'));
  const subject = context.req.query('subject') ?? '';
  if (!act.success || officer.group === null) throw new Refused('malformed');
  const asked = { act: act.data, subject, group: officer.group, officer: officer.id };
  await checkSubject(officer, asked, deps);
  const deciders = await decidersFor(asked, deps);
  const ids = deciders.kind === 'root' ? [] : [...deciders.ids];
  return answer(api.deciders.answer, { today: deps.clock.today(), kind: deciders.kind, ids });
}

export async function askAct(
  context: Context,
  { officer }: Caller,
  deps: ActDeps,
): Promise<Response> {
  const { bytes, signature, reason, payload } = await readBody(context, api.askAct.request);
  const today = deps.clock.today();
  const { roster } = await trusted(deps);
  const request = held(() => verifyRequest({ bytes, signature }, roster));
  const isOwn = request.officer === officer.id && request.group === officer.group;
  if (!isOwn) throw new Refused('not-yours');
  if (request.day !== today) throw new Refused('other-day');
  const fits =
    request.until === addDays(today, requestDays) &&
    request.reason === hex(sha256(reason)) &&
    request.payload === (payload === null ? null : hex(sha256(payload)));
  if (!fits || !hasItsParts(request, payload)) throw new Refused('malformed');
  await checkSubject(officer, request, deps);
  const more = { bytes, signature, reason: reason as SealedBytes, payload };
  const asked = await deps.acts.ask(request, more, { officerId: officer.id, day: today });
  if (asked === 'pending') throw new Refused('pending');
  return answer(api.askAct.answer, {});
}

/** A consent or a refusal, signed by one who may decide this one as things stand. */
export async function answerAct(
  context: Context,
  { officer }: Caller,
  deps: ActDeps,
): Promise<Response> {
  const { bytes, signature, reason } = await readBody(context, api.answerAct.request);
  const stored = await requestIn(context, deps);
  // Somebody who got no answer the first time.
  if (stored.answer !== null && equal(stored.answer.bytes, bytes)) {
    return answer(api.answerAct.answer, {});
  }
  const day = deps.clock.today();
  if (stored.until < day) throw new Refused('expired');
  const { roster, rootPublic } = await trusted(deps);
  // Whoever asked must still be one of the body's: his request is part of what is agreed to.
  held(() => verifyRequest(stored, roster));
  if (held(() => readAnswer(bytes)).officer === stored.officer) throw new Refused('own-request');
  const said = held(() => verifyAnswer({ bytes, signature }, stored.bytes, roster, rootPublic));
  const given = reason === null ? null : hex(sha256(reason));
  if (said.day !== day) throw new Refused('other-day');
  if (said.reason !== given) throw new Refused('malformed');
  await checkDecider(said, officer, stored, deps);
  const by = { officerId: said.officer, day };
  const answered = { bytes, signature, reason: reason as SealedBytes | null };
  if (said.says === 'refuse') {
    if (!(await deps.acts.refuse(stored.id, answered, by))) throw new Refused('changed');
    return answer(api.answerAct.answer, {});
  }
  refuseUnless(await deps.acts.agree(stored.id, answered, by));
  return answer(api.answerAct.answer, {});
}

export async function withdrawAct(
  context: Context,
  { officer }: Caller,
  deps: ActDeps,
): Promise<Response> {
  await readBody(context, api.withdrawAct.request);
  const stored = await requestIn(context, deps);
  if (stored.officer !== officer.id) throw new Refused('not-yours');
  const by = { officerId: officer.id, day: deps.clock.today() };
  if (!(await deps.acts.withdraw(stored.id, by))) throw new Refused('changed');
  return answer(api.withdrawAct.answer, {});
}

/** What an act writes or sets travels with its request, so that it is agreed to as it stands. */
function hasItsParts({ act, entry }: ActRequest, payload: Uint8Array | null): boolean {
  switch (act) {
    case 'close-not-confirmed':
      return entry !== null && payload !== null;
    case 'set-retention':
      if (payload === null || entry !== null) return false;
      held(() => readRetention(payload));
      return true;
    case 'delete-case':
    case 'export-case':
    case 'close-survey':
    case 'lift-hold':
      return entry === null && payload === null;
    default:
      return act satisfies never;
  }
}

async function checkDecider(
  said: ActAnswer,
  officer: Officer,
  stored: StoredAct,
  deps: ActDeps,
): Promise<void> {
  const deciders = await decidersFor(stored, deps);
  if (said.officer === rootOfficer) {
    // The head signs at the console of whoever asked, and only where nobody else is left to ask.
    const mayBring = deciders.kind === 'root' && stored.officer === officer.id;
    if (!mayBring) throw new Refused('not-yours');
    return;
  }
  const mayDecide = deciders.kind !== 'root' && deciders.ids.includes(officer.id);
  if (!mayDecide || said.officer !== officer.id) throw new Refused('not-yours');
}

function refuseUnless(outcome: Agreed): void {
  switch (outcome) {
    case 'agreed':
      return;
    case 'overtaken':
    case 'changed':
      throw new Refused('changed');
    case 'held':
      throw new Refused('held');
    default:
      return outcome satisfies never;
  }
}
