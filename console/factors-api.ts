import { z } from '../platform/shape.ts';
import { assertion, creation } from '../platform/crypto/passkey-shape.ts';
import { day, factorWays, nothing, signedIn } from './api.ts';

/** What page and server say to each other about second factors and the own sessions. */

/**
 * What a body asks for beside the passphrase. `passkey`: codes are for emergencies alone; `any`: a passkey or codes of an
 * app, whichever somebody has; `none`: whoever has a factor is asked for it, nobody needs one.
 */
export const factorRules = ['passkey', 'any', 'none'] as const;
export const factorRule = z.enum(factorRules);
export type FactorRule = z.output<typeof factorRule>;

/** What a person calls a factor or a session. */
export const ownName = z.string().trim().min(1).max(40);

export const factorId = z.string().regex(/^[0-9a-f]{32}$/);

/** A second factor as it is shown; `recovery`: one of the codes that each open once. */
const given = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('passkey'), response: assertion }),
  z.strictObject({ kind: z.literal('totp'), code: z.string().max(20) }),
  z.strictObject({ kind: z.literal('recovery'), code: z.string().max(100) }),
]);
export type Given = z.output<typeof given>;

/** For the browser's own function; the page looks at nothing in it. */
const options = z.record(z.string(), z.unknown());

/** A challenge for the passkeys of whoever holds this attempt. It is good for one answer. */
export const signInChallenge = {
  request: z.strictObject({ attempt: z.string().max(100) }),
  answer: z.strictObject({ options }),
};

export const signInFactor = {
  request: z.strictObject({ attempt: z.string().max(100), given }),
  answer: signedIn,
};

/** The same for somebody who is signed in and is about to do what a stolen session must not. */
export const proofStart = {
  request: nothing,
  answer: z.strictObject({
    ways: factorWays,
    options: options.nullable(),
    now: z.int(),
  }),
};
export const proof = { request: z.strictObject({ given }), answer: nothing };

export const factors = {
  answer: z.strictObject({
    factors: z.array(
      z.strictObject({
        id: factorId,
        kind: z.enum(['passkey', 'totp']),
        name: z.string(),
        addedDay: day,
        usedDay: day.nullable(),
        /** `false` for a passkey of another address: it does not answer here. */
        here: z.boolean(),
      }),
    ),
    codesLeft: z.int().min(0),
    rule: factorRule,
    /** What is missing under that rule in this session. */
    needs: z.enum(['passkey', 'factor']).nullable(),
    demonstration: z.boolean(),
    /** Whether a factor was shown in this session just now. */
    fresh: z.boolean(),
  }),
};
export type OwnFactors = z.output<typeof factors.answer>;

/** Recovery codes, said once; `null` where there are some already. */
const codes = z.array(z.string()).nullable();

export const startPasskey = { request: nothing, answer: z.strictObject({ options }) };
/** `id` is drawn by the page: the same again is the same factor, whose answer was lost. */
export const addPasskey = {
  request: z.strictObject({ id: factorId, name: ownName, response: creation }),
  answer: z.strictObject({ codes }),
};
export const startTotp = {
  request: nothing,
  answer: z.strictObject({ typed: z.string(), address: z.string(), now: z.int() }),
};
export const addTotp = {
  request: z.strictObject({ id: factorId, name: ownName, code: z.string().max(20) }),
  answer: z.strictObject({ codes }),
};
export const removeFactor = { request: nothing, answer: nothing };
export const newCodes = {
  request: nothing,
  answer: z.strictObject({ codes: z.array(z.string()) }),
};
export const resetFactors = { request: nothing, answer: nothing };

/** Times in milliseconds since the epoch. */
export const sessionTag = z.string().regex(/^[0-9a-f]{32}$/);
export const sessions = {
  answer: z.strictObject({
    sessions: z.array(
      z.strictObject({
        tag: sessionTag,
        name: z.string(),
        begun: z.int(),
        used: z.int(),
        own: z.boolean(),
      }),
    ),
  }),
};
export type OwnSessions = z.output<typeof sessions.answer>['sessions'];
export const nameSession = { request: z.strictObject({ name: ownName }), answer: nothing };
export const endSession = { request: nothing, answer: nothing };
export const endOthers = { request: nothing, answer: nothing };

/** The body's rule, and how many accounts do not keep it yet. */
export const factorPolicy = {
  answer: z.strictObject({
    rule: factorRule,
    demonstration: z.boolean(),
    withoutPasskey: z.int().min(0),
    withoutAny: z.int().min(0),
  }),
};
export const setFactorPolicy = {
  request: z.strictObject({ before: factorRule, rule: factorRule }),
  answer: nothing,
};
