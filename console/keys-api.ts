import { z } from '../platform/shape.ts';
import {
  bytes,
  caseId,
  day,
  entryId,
  generation,
  group,
  newAccount,
  nothing,
  officerId,
  sealed,
  sha256,
  signedRoster,
} from './api.ts';

/** What page and server say to each other about the list of recipients and the keys that follow from it. */

/** The next list of recipients, signed by ROOT, and the consent of a member of the present one. */
export const changeRoster = {
  request: z.strictObject({
    roster: z.strictObject({ bytes: sealed, signature: bytes }),
    consent: bytes,
    accounts: z.array(newAccount).max(20),
  }),
  answer: nothing,
};

/** Anybody may ask for a challenge; only two of the three sheets open it. */
export const recoveryStart = {
  request: nothing,
  answer: z.strictObject({
    roster: signedRoster,
    former: z.array(signedRoster),
    challenge: bytes,
    today: day,
  }),
};

/** `changeRoster` where no officer is left to consent: two sheets of paper take his place. */
export const recovery = {
  request: z.strictObject({
    roster: z.strictObject({ bytes: sealed, signature: bytes }),
    proof: bytes,
    accounts: z.array(newAccount).max(20),
  }),
  answer: nothing,
};

/** Two sheets gave the recovery key back in somebody's browser; nothing was changed. */
export const drill = { request: nothing, answer: nothing };

/** How the keys of the officer's group stand to the present list; a console asks from time to time. */
export const keyState = {
  answer: z.strictObject({ rosterSeq: z.int().min(0), behind: z.int().min(0) }),
};

/** Cases whose keys are to be sealed anew. A change, because handing keys out is written down. */
export const keyWork = {
  /** Goes on behind this one: what could not be opened is not handed out twice in one round. */
  request: z.strictObject({ after: caseId.nullable() }),
  answer: z.strictObject({
    today: day,
    group,
    cases: z.array(
      z.strictObject({
        caseId,
        /** `null`: what is stored is not what was stored. */
        keyFile: bytes.nullable(),
        manifest: bytes,
        card: bytes.nullable(),
        wrapped: z.int().min(0),
        officerEntries: z.int().min(0),
      }),
    ),
  }),
};
export type KeyWork = z.output<typeof keyWork.answer>['cases'][number];

export const wrapCase = {
  request: z.strictObject({
    before: z.int().min(0),
    /** The list that the console trusts and has sealed to. */
    wrapped: z.int().min(1),
    keyFile: sealed,
    entry: z.strictObject({ entryId, bytes: sealed, sha256 }).nullable(),
    card: sealed.nullable(),
  }),
  answer: nothing,
};

const wrappedKey = z.strictObject({ generation, sealed });
export const wrapGroupKeys = {
  request: z.strictObject({
    wrapped: z.int().min(1),
    keys: z.array(wrappedKey).max(1000),
    fresh: wrappedKey.nullable(),
  }),
  answer: nothing,
};

/** The officer's own keys under another passphrase: takes the proof of the old one, which is worth nothing afterwards. */
export const changePassphrase = {
  request: z.strictObject({
    auth: bytes.refine((value) => value.length === 32),
    authHash: bytes.refine((value) => value.length === 32),
    header: sealed,
    body: sealed,
  }),
  answer: nothing,
};

export const auditLine = z.strictObject({
  seq: z.int().min(1),
  prev: bytes,
  day,
  kind: z.string(),
  actorTag: z.string(),
  ct: bytes,
  hash: bytes,
});

/** The audit from one line on, a page at a time. */
export const audit = { answer: z.strictObject({ lines: z.array(auditLine) }) };
export const auditPage = 500;

/** What opens the details of a day, sealed to those who may read them. */
export const dayKeys = {
  answer: z.strictObject({ keys: z.array(z.strictObject({ id: z.string(), sealed: bytes })) }),
};

/** Whoever made keys of his own and waits to be named in the list. */
export const candidates = {
  answer: z.strictObject({
    candidates: z.array(
      z.strictObject({
        officerId,
        kind: z.string(),
        group: z.string(),
        age: z.string(),
        ed25519: z.string().regex(/^[0-9a-f]{64}$/),
        day,
      }),
    ),
  }),
};
