import type { GroupName } from '../dialogs/outcome.ts';
import { canonical } from '../platform/canonical.ts';
import { fromHex, hex } from '../platform/crypto/bytes.ts';
import { sign, verify } from '../platform/crypto/ed25519.ts';
import { hash } from '../platform/crypto/hash.ts';
import { SenimError } from '../platform/errors.ts';
import type { Secret } from '../platform/secret.ts';
import { readShape, z } from '../platform/shape.ts';
import type { DateIso } from '../platform/time.ts';
import { day } from './frame-header.ts';
import { digestPattern, idPattern } from './ids.ts';
import type { Roster } from './roster.ts';
import type { CaseId, EntryId } from './sealed.ts';

/** What nobody does alone. A change of the roster has keys of its own: see `roster-change.ts`. */
export const acts = [
  'delete-case',
  'export-case',
  'close-not-confirmed',
  'close-survey',
  'lift-hold',
  'set-retention',
] as const;
export type Act = (typeof acts)[number];

/** Names a request; 32 hex digits. */
export type ActRequestId = string & { readonly __brand: 'ActRequestId' };

/** What one officer asks another to agree to. The signature covers all of it, so that a consent is to this and nothing else. */
export interface ActRequest {
  readonly v: 1;
  readonly type: 'four-eyes';
  readonly id: ActRequestId;
  readonly act: Act;
  /** The case or the survey; `body` for what concerns the whole installation. */
  readonly subject: string;
  readonly group: GroupName;
  /** Id in the roster. */
  readonly officer: string;
  readonly day: DateIso;
  /** The last day on which it can be agreed to and done. */
  readonly until: DateIso;
  /** SHA-256 of the sealed reason, hex. */
  readonly reason: string;
  /** What is to be written or set, by its SHA-256. */
  readonly payload: string | null;
  /** Where the payload is an entry of the case: its id, and the last officers' entry that its writer had seen. */
  readonly entry: { readonly id: EntryId; readonly after: number } | null;
}

/** The other officer's word on it. `officer` is `root` where nobody else is left to ask. */
export interface ActAnswer {
  readonly v: 1;
  readonly type: 'four-eyes-answer';
  /** What the request is called by, hex: see `requestHash`. */
  readonly request: string;
  readonly officer: string;
  readonly day: DateIso;
  readonly says: 'consent' | 'refuse';
  /** SHA-256 of the sealed reason, hex; a consent needs none. */
  readonly reason: string | null;
}

export interface Signed {
  readonly bytes: Uint8Array;
  readonly signature: Uint8Array;
}

/** Who answers in the name of the head of the body, with the root key. */
export const rootOfficer = 'root';

/** Days for which a request stands. */
export const requestDays = 7;

export function signRequest(request: ActRequest, signSeed: Secret): Signed {
  const bytes = canonical(request);
  return { bytes, signature: sign(signSeed, requestLabel, bytes) };
}

/** Throws `crypto.format` for another form; says nothing about who signed. */
export function readRequest(bytes: Uint8Array): ActRequest {
  return readShape(requestShape, bytes, 'request');
}

/** Throws `crypto.auth` unless the officer that the request names stands on the roster and signed it. */
export function verifyRequest({ bytes, signature }: Signed, roster: Roster): ActRequest {
  const request = readRequest(bytes);
  checkSignature(request.officer, { bytes, signature }, requestLabel, roster, null);
  return request;
}

export function requestHash(bytes: Uint8Array): string {
  return hex(hash('four-eyes/hash', bytes));
}

export function signAnswer(answer: ActAnswer, seed: Secret): Signed {
  const bytes = canonical(answer);
  return { bytes, signature: sign(seed, answerLabel, bytes) };
}

/** Throws `crypto.format` for another form; says nothing about who signed. */
export function readAnswer(bytes: Uint8Array): ActAnswer {
  return readShape(answerShape, bytes, 'answer to a request');
}

/**
 * Throws `crypto.auth` unless whoever the answer names stands on the roster (or is ROOT) and signed it, and
 * `case.context` when it is an answer to another request or from the one who asked.
 */
export function verifyAnswer(
  { bytes, signature }: Signed,
  asked: Uint8Array,
  roster: Roster,
  rootPublic: Uint8Array,
): ActAnswer {
  const answer = readAnswer(bytes);
  checkSignature(answer.officer, { bytes, signature }, answerLabel, roster, rootPublic);
  if (answer.request !== requestHash(asked)) {
    throw new SenimError('case.context', 'an answer to another request');
  }
  if (answer.officer === readRequest(asked).officer) {
    throw new SenimError('case.context', 'nobody agrees with himself');
  }
  return answer;
}

/** Who may answer, in this order: the others of the group; oversight, where the unit has nobody else; the head with ROOT. */
export type Deciders =
  | { readonly kind: 'colleagues' | 'oversight'; readonly ids: readonly string[] }
  | { readonly kind: 'root' };

/**
 * `unable`: those who are on the roster and may not decide this one, such as who stays away from the case or whose
 * account is closed. The officer who asks never decides. What is about the unit is never put before the unit.
 */
export function decidersOf(
  { group, officer }: Pick<ActRequest, 'group' | 'officer'>,
  roster: Roster,
  unable: ReadonlySet<string>,
): Deciders {
  const able = (name: GroupName): readonly string[] => {
    const ids = roster.groups[name] ?? [];
    const signing = roster.recipients.filter((each) => each.ed25519 !== null);
    return signing
      .map(({ id }) => id)
      .filter((id) => ids.includes(id) && id !== officer && !unable.has(id));
  };
  const colleagues = able(group);
  if (colleagues.length > 0) return { kind: 'colleagues', ids: colleagues };
  const oversight = group === 'default' ? able('oversight') : [];
  return oversight.length > 0 ? { kind: 'oversight', ids: oversight } : { kind: 'root' };
}

const requestLabel = 'four-eyes/request';
const answerLabel = 'four-eyes/answer';

function checkSignature(
  id: string,
  { bytes, signature }: Signed,
  label: string,
  roster: Roster,
  rootPublic: Uint8Array | null,
): void {
  const key = id === rootOfficer ? rootPublic : keyOf(id, roster);
  if (key !== null && verify(key, signature, label, bytes)) return;
  throw new SenimError('crypto.auth', 'not signed by whoever it names');
}

function keyOf(id: string, { recipients, groups }: Roster): Uint8Array | null {
  const opens = new Set([...groups.default, ...(groups.oversight ?? [])]);
  const ed25519 = opens.has(id) ? recipients.find((each) => each.id === id)?.ed25519 : undefined;
  return ed25519 === undefined || ed25519 === null ? null : fromHex(ed25519);
}

const digest = z.string().regex(digestPattern);
const id = z.string().regex(idPattern);
const officer = z.string().regex(/^[a-z0-9-]{1,64}$/);

const requestShape: z.ZodType<ActRequest> = z.strictObject({
  v: z.literal(1),
  type: z.literal('four-eyes'),
  id: id as unknown as z.ZodType<ActRequestId>,
  act: z.enum(acts),
  subject: z.union([id, z.literal('body')]),
  group: z.enum(['default', 'oversight']),
  officer,
  day,
  until: day,
  reason: digest,
  payload: digest.nullable(),
  entry: z
    .strictObject({ id: id as unknown as z.ZodType<EntryId>, after: z.int().min(0) })
    .nullable(),
});

const answerShape: z.ZodType<ActAnswer> = z.strictObject({
  v: z.literal(1),
  type: z.literal('four-eyes-answer'),
  request: digest,
  officer,
  day,
  says: z.enum(['consent', 'refuse']),
  reason: digest.nullable(),
});

/** The case that a request is about; `null` for a survey or the whole installation. */
export function caseOf({ act, subject }: Pick<ActRequest, 'act' | 'subject'>): CaseId | null {
  switch (act) {
    case 'delete-case':
    case 'export-case':
    case 'close-not-confirmed':
    case 'lift-hold':
      return subject as CaseId;
    case 'close-survey':
    case 'set-retention':
      return null;
    default:
      return act satisfies never;
  }
}
