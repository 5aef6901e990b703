import type { BlobId, CaseId, EntryId } from '../cases/sealed.ts';
import { base64url, fromBase64url } from '../platform/crypto/bytes.ts';
import { z } from '../platform/shape.ts';
import { type DateIso, dateIso } from '../platform/time.ts';
import type { Role } from '../storage/officer.ts';

export type { Role } from '../storage/officer.ts';

/**
 * What the console's page and its server say to each other. Both sides use these codecs
 * (`z.encode` where a value leaves, `z.decode` where it arrives): neither trusts the other.
 */

// The schema's own check of such a text takes longer than reading it, which is strict.
export const bytes = z.codec(
  z.string(),
  z.custom<Uint8Array>((value) => value instanceof Uint8Array),
  {
    decode: (text, { issues }) => {
      try {
        return fromBase64url(text);
      } catch {
        issues.push({ code: 'invalid_format', format: 'base64url', input: text });
        return z.NEVER;
      }
    },
    encode: (value) => base64url(value),
  },
);

/** Ciphertext that a browser sends: at most 256 KiB of it. */
export const sealed = bytes.refine((value) => value.length > 0 && value.length <= 256 * 1024);

export const matches = (pattern: RegExp) => (value: unknown) =>
  typeof value === 'string' && pattern.test(value);
export const hexId = /^[0-9a-f]{32}$/;

export const caseId = z.custom<CaseId>(matches(hexId));
export const blobId = z.custom<BlobId>(matches(hexId));
export const entryId = z.custom<EntryId>(matches(hexId));
export const sha256 = z.string().regex(/^[0-9a-f]{64}$/);
export const day = z.custom<DateIso>(
  (value) => typeof value === 'string' && dateIso(value) !== null,
);

/** The number on an officer's sign-in address. */
export const officerId = z.string().regex(/^[0-9a-z-]{4,64}$/);

export const role = z.enum([
  'officer',
  'oversight',
  'analyst',
  'analysis',
  'administrator',
]) satisfies z.ZodType<Role>;
export const group = z.enum(['default', 'oversight']);

export const nothing = z.strictObject({});

/** The header that carries the session's token with every change. */
export const tokenHeader = 'x-senim-token';
/** Its value while nobody is signed in: a foreign page cannot set the header at all. */
export const noToken = 'none';

/** What the page may know before anybody signs in. */
export const hello = { answer: z.strictObject({ notice: z.enum(['demonstration']).nullable() }) };

/** How the daily letter to officers stands, see `console/digest/standing.ts`. */
export const digest = {
  answer: z.discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('off') }),
    z.strictObject({ kind: z.literal('well') }),
    z.strictObject({ kind: z.literal('failing'), since: day }),
  ]),
};

export const signInStart = {
  request: z.strictObject({ officerId }),
  /** Header of the officer's blob: the parameters of the key derivation. */
  answer: z.strictObject({ header: bytes }),
};

export const signedIn = z.strictObject({
  kind: z.literal('in'),
  role,
  token: z.string(),
  body: bytes,
  /** Invited to receive, and not named by the signed list yet: only the own account is open. */
  waits: z.boolean(),
  /**
   * `must`: the body asks for a second factor, and until there is one only the own account is open. `spare`: a code stood
   * in for the passkey that the body asks for.
   */
  factor: z.enum(['has', 'spare', 'offered', 'must', 'demonstration']),
  /** The last day on which codes stand in for the passkey. */
  spareUntil: day.nullable(),
});
export type SignedIn = z.output<typeof signedIn>;

/** What somebody can show here. */
export const factorWays = z.strictObject({
  passkey: z.boolean(),
  /** There are passkeys, and none of them answers to this address. */
  elsewhere: z.boolean(),
  totp: z.boolean(),
  recovery: z.boolean(),
  /** Codes are for emergencies: the body asks for a passkey. */
  codesAreSpare: z.boolean(),
});

/** The passphrase was right; `attempt` names this try for five minutes. */
export const factorAsked = z.strictObject({
  kind: z.literal('factor'),
  attempt: z.string(),
  ways: factorWays,
  /** The server's clock, ms: codes of an app depend on it. */
  now: z.int(),
});
export type FactorAsked = z.output<typeof factorAsked>;

export const signIn = {
  request: z.strictObject({ officerId, auth: bytes.refine((value) => value.length === 32) }),
  /** With a second factor the right passphrase opens nothing yet: see `factors-api.ts`. */
  answer: z.discriminatedUnion('kind', [signedIn, factorAsked]),
};

export const signOut = { request: nothing, answer: nothing };

export const me = { answer: z.strictObject({ officerId, role, token: z.string(), today: day }) };

export const signedRoster = z.strictObject({ bytes, signature: bytes });

/** For verification in the browser: the server's own opinion of it does not count. */
export const roster = {
  /** With all that came before it, the newest first: cases that were filed under those are still read. */
  answer: z.strictObject({ roster: signedRoster.nullable(), former: z.array(signedRoster) }),
};

export const caseRow = z.strictObject({
  caseId,
  group,
  day,
  dueDay: day,
  closedDay: day.nullable(),
  /** The last day of the legal term, once its basis is named. */
  termDay: day.nullable(),
  /** From this day on it is erased: two officers agreed to that. */
  eraseDay: day.nullable(),
  /** Made by the first console that sees the case; `null` before. */
  card: bytes.nullable(),
  cardVersion: z.int().min(0),
  /** The place of each side's last word in the thread; 0 while there is none. */
  lastFromOfficer: z.int().min(0),
  lastFromReporter: z.int().min(0),
  /** The reporter has not said that the receipt arrived: answers may not be read. */
  unconfirmed: z.boolean(),
  /** The key is still sealed to the members of an older list. */
  behind: z.boolean(),
});
export type CaseRow = z.output<typeof caseRow>;

/** A part of the list: first the newest cases, then the others in no order of days. `next` asks for the next part. */
export const caseList = {
  answer: z.strictObject({
    today: day,
    cases: z.array(caseRow),
    next: z.string().nullable(),
  }),
};
/** Where a part begins: among what stands behind that day and case, behind another case where parts were fetched of it. */
export const listAfter = z.string().regex(/^\d{4}-\d{2}-\d{2}(?:\.[0-9a-f]{32}){1,2}$/);

export const sealedEntry = z.strictObject({
  entryId,
  seq: z.int().min(1),
  day,
  from: z.enum(['officer', 'reporter']),
  toReporter: z.boolean(),
  bytes,
});

export const opening = z.strictObject({ role, day });

/** A request and its answer, as they were signed: see `cases/four-eyes.ts`. */
export const sealedAct = z.strictObject({
  bytes,
  signature: bytes,
  reason: bytes,
  payload: bytes.nullable(),
  answer: z.strictObject({ bytes, signature: bytes, reason: bytes.nullable() }).nullable(),
});

/** Opening a case is a change: it hands out the key file and writes down who opened it on which day. */
export const openCase = {
  request: nothing,
  answer: z.strictObject({
    today: day,
    row: caseRow,
    manifest: bytes,
    keyFile: bytes,
    entries: z.array(sealedEntry),
    openings: z.array(opening),
    /** Officers who stay away from the case. */
    asides: z.array(officerId),
    /** What two officers agreed to in this case, as both signed it. */
    acts: z.array(sealedAct),
  }),
};
export type OpenedCase = z.output<typeof openCase.answer>;

export const addEntry = {
  request: z.strictObject({
    entryId,
    bytes: sealed,
    sha256,
    toReporter: z.boolean(),
    /** What the entry does to the row in clear; the state itself stays sealed. */
    closes: z.enum(['closes', 'closes-not-confirmed', 'reopens', 'leaves']),
    /** The place of the last officers' entry that its writer has seen; refused as `changed` when there is a later one. */
    after: z.int().min(0).exactOptional(),
    termDay: day.nullable().exactOptional(),
    /** The entry says that a copy was made: the audit says so in clear. */
    taken: z.enum(['printed', 'handed-over']).exactOptional(),
    access: z
      .discriminatedUnion('kind', [
        z.strictObject({ kind: z.literal('aside') }),
        z.strictObject({ kind: z.literal('back'), officerId }),
      ])
      .exactOptional(),
  }),
  answer: nothing,
};

/** `kept` is false when a colleague's card stands there already. */
export const setCard = {
  request: z.strictObject({ card: sealed, expected: z.int().min(0) }),
  answer: z.strictObject({ kept: z.boolean() }),
};

export const generation = z.int().min(1);
const sealedGroupKey = z.strictObject({ generation, sealed: bytes, wrapped: z.int().min(1) });

/** The group index keys of the officer's own group, sealed to the group: what opens the cards. */
export const groupKey = {
  answer: z.strictObject({
    keys: z.strictObject({ group, keys: z.array(sealedGroupKey) }).nullable(),
  }),
};

/** The officer's own keys, sealed anew with what the console now remembers. */
export const setBlob = {
  request: z.strictObject({ header: sealed, body: sealed }),
  answer: nothing,
};

/** An account whose keys were made in the browser: what the server keeps of it. */
export const newAccount = z.strictObject({
  officerId,
  role,
  group: group.nullable(),
  /** Hash of the proof that only the passphrase gives. */
  authHash: bytes.refine((value) => value.length === 32),
  header: sealed,
  body: sealed,
});

/** Sent once, by the set-up ceremony, with the token that the first start printed; see `set-up-api.ts` for what goes along. */
export const setUpRequest = z.strictObject({
  token: z.string().min(1).max(200),
  /** ROOT's Ed25519 public key. */
  rootPublic: bytes.refine((value) => value.length === 32),
  roster: z.strictObject({ bytes: sealed, signature: bytes }),
  officers: z.array(newAccount).min(1).max(100),
  groupKeys: z.array(z.strictObject({ group, generation: z.literal(1), sealed })).max(2),
  /** The first key of the analysis, sealed to its group; `null` where the roster has none. */
  analysisKey: sealed.nullable(),
});
export type SetUpRequest = z.output<typeof setUpRequest>;
