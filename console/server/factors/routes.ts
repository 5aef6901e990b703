import { duties } from '../../duties.ts';
import type { Route } from '../route.ts';
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
  const who = duties['own-account'];
  const mine = '/api/me/factors';
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
    { method: 'GET', path: mine, who, handle: (c, caller) => listFactors(c, caller, own) },
    {
      method: 'POST',
      path: `${mine}/passkey/start`,
      who,
      handle: (c, caller) => startPasskey(c, caller, own),
    },
    {
      method: 'POST',
      path: `${mine}/passkey`,
      who,
      handle: (c, caller) => addPasskey(c, caller, own),
    },
    {
      method: 'POST',
      path: `${mine}/totp/start`,
      who,
      handle: (c, caller) => startTotp(c, caller, own),
    },
    { method: 'POST', path: `${mine}/totp`, who, handle: (c, caller) => addTotp(c, caller, own) },
    { method: 'POST', path: `${mine}/codes`, who, handle: (c, caller) => newCodes(c, caller, own) },
    {
      method: 'POST',
      path: `${mine}/:factor/remove`,
      who,
      handle: (c, caller) => removeFactor(c, caller, own),
    },
    {
      method: 'POST',
      path: '/api/me/proof/start',
      who,
      handle: (c, caller) => startProof(c, caller, proof),
    },
    {
      method: 'POST',
      path: '/api/me/proof',
      who,
      handle: (c, caller) => prove(c, caller, proof),
    },
    {
      method: 'GET',
      path: '/api/me/sessions',
      who,
      handle: (_, caller) => listSessions(caller, sessions),
    },
    {
      method: 'POST',
      path: '/api/me/sessions/end-others',
      who,
      handle: (c, caller) => endOtherSessions(c, caller, sessions),
    },
    {
      method: 'POST',
      path: '/api/me/sessions/:session/name',
      who,
      handle: (c, caller) => nameSession(c, caller, sessions),
    },
    {
      method: 'POST',
      path: '/api/me/sessions/:session/end',
      who,
      handle: (c, caller) => endSession(c, caller, sessions),
    },
    {
      method: 'POST',
      path: '/api/people/:officer/factors/reset',
      who: duties['reset-factors'],
      handle: (c, caller) => resetFactors(c, caller, reset),
    },
    ...policyRoutes(policy),
  ];
}
