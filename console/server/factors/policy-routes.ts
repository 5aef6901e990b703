import type { Context } from 'hono';

import type { Clock } from '../../../platform/time.ts';
import type { Factors } from '../../../storage/factors.ts';
import type { OfficerReader } from '../../../storage/officers.ts';
import { duties } from '../../duties.ts';
import * as api from '../../factors-api.ts';
import type { Caller } from '../access.ts';
import { answer, readBody } from '../body.ts';
import { Refused } from '../refuse.ts';
import type { Route } from '../route.ts';
import { refuseSpare, refuseStale } from './fresh.ts';
import { type PolicyDeps, policyName, ruleOf, writePolicy } from './policy.ts';

export interface PolicyRouteDeps extends PolicyDeps {
  readonly factors: Factors;
  readonly officers: Pick<OfficerReader, 'list'>;
  readonly clock: Clock;
}

/** What the body asks everybody for beside the passphrase. */
export function policyRoutes(deps: PolicyRouteDeps): readonly Route[] {
  const who = duties['change-settings'];
  const path = '/api/settings/factors';
  return [
    { method: 'GET', path, who, handle: () => readPolicy(deps) },
    { method: 'POST', path, who, handle: (c, caller) => setPolicy(c, caller, deps) },
  ];
}

async function readPolicy(deps: PolicyRouteDeps): Promise<Response> {
  const owners = await deps.factors.owners();
  const open = (await deps.officers.list()).filter(({ disabled }) => !disabled);
  return answer(api.factorPolicy.answer, {
    rule: await ruleOf(deps),
    demonstration: deps.notice === 'demonstration',
    withoutPasskey: open.filter(({ id }) => owners.get(id)?.passkey !== true).length,
    withoutAny: open.filter(({ id }) => !owners.has(id)).length,
  });
}

async function setPolicy(
  context: Context,
  caller: Caller,
  deps: PolicyRouteDeps,
): Promise<Response> {
  const { before, rule } = await readBody(context, api.setFactorPolicy.request);
  refuseStale(caller, deps.clock.now());
  refuseSpare(caller);
  const stored = await deps.settings.get(policyName);
  if ((await ruleOf(deps)) !== before) throw new Refused('changed');
  const by = { officerId: caller.officer.id, day: deps.clock.today() };
  const values = { before: stored, after: writePolicy(rule) };
  const kind = 'settings-factors';
  if (!(await deps.settings.change(policyName, values, { kind, by }))) throw new Refused('changed');
  return answer(api.setFactorPolicy.answer, {});
}
