import type { Context } from 'hono';

import type { SealedBytes } from '../../cases/sealed.ts';
import { ownFormName, readOwnForm } from '../../knowledge/own-form.ts';
import { verifyRoster } from '../../cases/roster.ts';
import { equal, hex, utf8 } from '../../platform/crypto/bytes.ts';
import type { Pin } from '../../storage/pin.ts';
import type { Store } from '../../storage/store.ts';
import type { Clock } from '../../platform/time.ts';
import type { DateIso } from '../../platform/time.ts';
import * as api from '../set-up-api.ts';
import { answer, readBody } from './body.ts';
import { policyName, writePolicy } from './factors/policy.ts';
import { Refused } from './refuse.ts';

export interface SetUpDeps {
  readonly store: Pick<Store, 'officers' | 'rosters' | 'groupKeys' | 'analysisKeys' | 'settings'>;
  /** What the first start printed; `null` once the installation was set up before this start. */
  readonly token: string | null;
  readonly writePin: (pin: Pin) => Promise<void>;
  readonly readPin: () => Promise<Pin | null>;
  readonly clock: Clock;
}

/** Refuses as `setUp` would, before keys are made and paper is printed. */
export async function lookAtSetUp(context: Context, deps: SetUpDeps): Promise<Response> {
  const { token } = await readBody(context, api.lookAtSetUp.request);
  if ((await deps.readPin()) !== null) throw new Refused('already-set-up');
  if (!isToken(token, deps)) throw new Refused('wrong-token');
  return answer(api.lookAtSetUp.answer, { today: deps.clock.today() });
}

/**
 * Takes what the set-up ceremony made, once: root, roster, accounts, group keys. It refuses as soon as
 * a root is pinned or another roster is stored; the token alone opens nothing after that.
 */
export async function setUp(context: Context, deps: SetUpDeps): Promise<Response> {
  const { store } = deps;
  const request = await readBody(context, api.setUp.request);
  const { bytes, signature } = request.roster;
  const latest = await store.rosters.latest();
  const other = latest !== null && !equal(latest.bytes, bytes);
  if (other || (await deps.readPin()) !== null) throw new Refused('already-set-up');
  if (!isToken(request.token, deps)) throw new Refused('wrong-token');
  const roster = verifyRoster({ bytes, signature, rootPublic: request.rootPublic, leastSeq: 1 });
  for (const { officerId, role, group, authHash, header, body } of request.officers) {
    await store.officers.add({ id: officerId, role, group, authHash, blob: { header, body } });
  }
  for (const { group, generation, sealed } of request.groupKeys) {
    const key = { generation, sealed: sealed as SealedBytes, wrapped: roster.seq };
    await store.groupKeys.put(group, key);
  }
  const by = { officerId: 'set-up', day: roster.day };
  const { analysisKey, settings } = request;
  if (analysisKey !== null) {
    const keys = [{ generation: 1, sealed: analysisKey as SealedBytes }];
    await store.analysisKeys.replace(roster.seq, keys, by);
  }
  if (settings !== undefined) await keepSettings(settings, by, store);
  await store.rosters.put({ seq: roster.seq, bytes, signature });
  // The pin opens the intake and closes this door: until it stands, the same request can be sent again.
  await deps.writePin({ root: hex(request.rootPublic), leastSeq: roster.seq });
  return answer(api.setUp.answer, {});
}

/** Each is a line of the audit; the same request a second time changes nothing. */
async function keepSettings(
  { pledge, signIn }: api.FirstSettings,
  by: { readonly officerId: string; readonly day: DateIso },
  { settings }: Pick<Store, 'settings'>,
): Promise<void> {
  const form = await settings.get(ownFormName);
  const after = JSON.stringify({ ...readOwnForm(form), pledge });
  if (pledge !== null && after !== form) {
    const event = { kind: 'settings-pledge', by } as const;
    await settings.change(ownFormName, { before: form, after }, event);
  }
  const rule = { before: await settings.get(policyName), after: writePolicy(signIn) };
  if (rule.before === rule.after) return;
  await settings.change(policyName, rule, { kind: 'settings-factors', by });
}

function isToken(given: string, { token }: Pick<SetUpDeps, 'token'>): boolean {
  return token !== null && equal(utf8(given), utf8(token));
}
