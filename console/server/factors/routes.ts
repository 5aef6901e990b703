import { duties } from '../../duties.ts';
import { type Route, routesFor } from '../route.ts';
import {
  endOtherSessions,
  endSession,
  listSessions,
  nameSession,
  type SessionDeps,
} from '../sessions.ts';
import {
  addPasskey,
  addTotp,
  listFactors,
  newCodes,
  type OwnFactorDeps,
  removeFactor,
  startPasskey,
  startTotp,
} from './own-factors.ts';
import { policyRoutes, type PolicyRouteDeps } from './policy-routes.ts';
import { prove, type ProofDeps, startProof } from './proof.ts';
import { resetFactors, type ResetDeps } from './reset.ts';
import { signInChallenge, signInFactor, type StepDeps } from './sign-in-step.ts';

export interface FactorRouteDeps {
  readonly step: StepDeps;
  readonly own: OwnFactorDeps;
  readonly proof: ProofDeps;
  readonly sessions: SessionDeps;
  readonly reset: ResetDeps;
  readonly policy: PolicyRouteDeps;
}

/** Second factors and the own sessions. */
export function factorRoutes(deps: FactorRouteDeps): readonly Route[] {
  const { step, own, proof, sessions, reset, policy } = deps;
  const { get, post } = routesFor(duties['own-account']);
  const { post: postReset } = routesFor(duties['reset-factors']);
  const mine = '/api/me/factors';
  const sessionsPath = '/api/me/sessions';
  return [
    {
      method: 'POST',
      path: '/api/sign-in/challenge',
      who: 'anyone',
      handle: (c) => signInChallenge(c, step),
    },
    {
      method: 'POST',
      path: '/api/sign-in/factor',
      who: 'anyone',
      handle: (c) => signInFactor(c, step),
    },
    get(mine, (c, caller) => listFactors(c, caller, own)),
    post(`${mine}/passkey/start`, (c, caller) => startPasskey(c, caller, own)),
    post(`${mine}/passkey`, (c, caller) => addPasskey(c, caller, own)),
    post(`${mine}/totp/start`, (c, caller) => startTotp(c, caller, own)),
    post(`${mine}/totp`, (c, caller) => addTotp(c, caller, own)),
    post(`${mine}/codes`, (c, caller) => newCodes(c, caller, own)),
    post(`${mine}/:factor/remove`, (c, caller) => removeFactor(c, caller, own)),
    post('/api/me/proof/start', (c, caller) => startProof(c, caller, proof)),
    post('/api/me/proof', (c, caller) => prove(c, caller, proof)),
    get(sessionsPath, (_, caller) => listSessions(caller, sessions)),
    post(`${sessionsPath}/end-others`, (c, caller) => endOtherSessions(c, caller, sessions)),
    post(`${sessionsPath}/:session/name`, (c, caller) => nameSession(c, caller, sessions)),
    post(`${sessionsPath}/:session/end`, (c, caller) => endSession(c, caller, sessions)),
    postReset('/api/people/:officer/factors/reset', (c, caller) => resetFactors(c, caller, reset)),
    ...policyRoutes(policy),
  ];
}
