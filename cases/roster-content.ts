import { recipientBytes } from '../platform/crypto/age.ts';
import { SenimError } from '../platform/errors.ts';
import { readShape, z } from '../platform/shape.ts';
import type { GroupName } from '../dialogs/outcome.ts';
import type { DateIso } from '../platform/time.ts';
import { day } from './frame-header.ts';
import { digestPattern } from './ids.ts';

/** Who receives: the body's signed list. */
export interface RosterContent {
  readonly v: 1;
  readonly type: 'roster';
  /** The public body's name. */
  readonly body: string;
  readonly seq: number;
  /** Hash of the roster before it, hex; `null` for the first. */
  readonly prev: string | null;
  readonly day: DateIso;
  readonly recipients: readonly Recipient[];
  /** Ids of recipients. */
  readonly groups: {
    readonly default: readonly string[];
    readonly oversight?: readonly string[];
    /** Who works on the analysis of corruption risks; a body may have none. */
    readonly analysis?: readonly string[];
  };
  /** The body has no oversight group, and reporters read so. */
  readonly waiver?: { readonly oversight: true };
}

/** A group that something is sealed to: cases go to the first two only. */
export type RosterGroup = GroupName | 'analysis';

/** `analysis` stands in the group of that name alone and never receives a case. */
export const recipientKinds = ['officer', 'oversight', 'analysis', 'recovery'] as const;
export type RecipientKind = (typeof recipientKinds)[number];

export interface Recipient {
  readonly id: string;
  readonly kind: RecipientKind;
  /** `age1pq1…` */
  readonly age: string;
  /** Public key, hex; `null` for a recovery key, which signs nothing. */
  readonly ed25519: string | null;
}

/** Throws `roster.content` unless the bytes are a canonical roster that keeps every rule. */
export function readRoster(bytes: Uint8Array): RosterContent {
  const roster = shaped(bytes);
  if ((roster.prev === null) !== (roster.seq === 1)) throw broken('only the first has none before');
  distinct(roster.recipients.map((recipient) => recipient.id));
  distinct(roster.recipients.map((recipient) => recipient.age));
  distinct(roster.recipients.flatMap(({ ed25519 }) => ed25519 ?? []));
  for (const recipient of roster.recipients) {
    hybrid(recipient.age);
    if ((recipient.ed25519 === null) !== (recipient.kind === 'recovery')) {
      throw broken('officers sign, and recovery keys do not');
    }
  }
  const inside = checkGroup(roster, roster.groups.default);
  checkAnalysis(roster);
  const outside = roster.groups.oversight;
  if ((outside === undefined) !== (roster.waiver !== undefined)) {
    throw broken('either an oversight group or the waiver of one');
  }
  if (outside === undefined) return roster;
  const shared = new Set(inside.map((recipient) => recipient.id));
  for (const recipient of checkGroup(roster, outside)) {
    if (recipient.kind !== 'recovery' && shared.has(recipient.id)) {
      throw broken('an officer stands in both groups');
    }
  }
  return roster;
}

const shape = z.strictObject({
  v: z.literal(1),
  type: z.literal('roster'),
  body: z.string().min(1),
  seq: z.int().min(1),
  prev: z.string().regex(digestPattern).nullable(),
  day,
  recipients: z.array(
    z.strictObject({
      id: z.string().regex(/^[a-z0-9-]{1,64}$/),
      kind: z.enum(recipientKinds),
      age: z.string(),
      ed25519: z.string().regex(digestPattern).nullable(),
    }),
  ),
  groups: z.strictObject({
    default: z.array(z.string()),
    oversight: z.array(z.string()).optional(),
    analysis: z.array(z.string()).optional(),
  }),
  waiver: z.strictObject({ oversight: z.literal(true) }).optional(),
});

function shaped(bytes: Uint8Array): RosterContent {
  try {
    return readShape(shape, bytes, 'roster') as RosterContent;
  } catch (error) {
    if (error instanceof SenimError) throw broken(error.message);
    throw error;
  }
}

function checkGroup(roster: RosterContent, ids: readonly string[]): readonly Recipient[] {
  distinct(ids);
  const members = ids.map((id) => {
    const member = roster.recipients.find((recipient) => recipient.id === id);
    if (member === undefined) throw broken('a group names somebody who is not listed');
    return member;
  });
  const recovery = members.filter((member) => member.kind === 'recovery');
  if (recovery.length !== 1) throw broken('a group needs exactly one recovery key');
  if (members.length < 2) throw broken('a group needs an officer');
  return members;
}

/** Whoever only works on the analysis opens no case, and whoever watches over the unit does not write its analysis. */
function checkAnalysis(roster: RosterContent): void {
  const { default: inside, oversight = [], analysis } = roster.groups;
  const onlyAnalysis = roster.recipients.filter(({ kind }) => kind === 'analysis');
  if (onlyAnalysis.some(({ id }) => inside.includes(id) || oversight.includes(id))) {
    throw broken('a member of the analysis stands in a group that opens cases');
  }
  if (analysis === undefined) {
    if (onlyAnalysis.length > 0) throw broken('a member of the analysis without its group');
    return;
  }
  for (const { id, kind } of checkGroup(roster, analysis)) {
    if (kind === 'oversight') throw broken('oversight does not write the analysis');
    if (kind === 'officer' && !inside.includes(id)) {
      throw broken('an officer of the analysis is not one of the unit');
    }
  }
}

function distinct(values: readonly string[]): void {
  if (new Set(values).size !== values.length) throw broken('something is listed twice');
}

function hybrid(recipient: string): void {
  try {
    recipientBytes(recipient);
  } catch {
    throw broken('a recipient is not a hybrid key');
  }
}

function broken(why: string): SenimError {
  return new SenimError('roster.content', why);
}
