import { canonical } from '../platform/canonical.ts';
import { fromHex, hex } from '../platform/crypto/bytes.ts';
import { sign, verify } from '../platform/crypto/ed25519.ts';
import { hash } from '../platform/crypto/hash.ts';
import { SenimError } from '../platform/errors.ts';
import type { Secret } from '../platform/secret.ts';
import { readRoster } from './roster-content.ts';
import type { Recipient, RosterContent, RosterGroup } from './roster-content.ts';

/** Held in memory only after `verifyRoster`. */
export type Roster = RosterContent & { readonly hash: string; readonly __brand: 'Roster' };

/** Checks a roster wholly before anything is sealed to it. Throws `roster.signature`, `roster.sequence` or `roster.content`. */
export function verifyRoster({
  bytes,
  signature,
  rootPublic,
  leastSeq,
}: {
  readonly bytes: Uint8Array;
  readonly signature: Uint8Array;
  /** ROOT as pinned outside the database. */
  readonly rootPublic: Uint8Array;
  /** The highest sequence ever accepted: a lower one is a replay. */
  readonly leastSeq: number;
}): Roster {
  if (!verify(rootPublic, signature, signLabel, bytes)) {
    throw new SenimError('roster.signature', 'the roster is not signed by the pinned root');
  }
  const content = readRoster(bytes);
  if (content.seq < leastSeq) throw new SenimError('roster.sequence', 'the roster is an older one');
  return { ...content, hash: rosterHash(bytes) } as Roster;
}

/** Checks the roster that stood directly before `newer`, so that its signatures can still be read. Throws like `verifyRoster`. */
export function verifyFormerRoster({
  bytes,
  signature,
  rootPublic,
  newer,
}: {
  readonly bytes: Uint8Array;
  readonly signature: Uint8Array;
  readonly rootPublic: Uint8Array;
  readonly newer: Roster;
}): Roster {
  const former = verifyRoster({ bytes, signature, rootPublic, leastSeq: 1 });
  if (former.hash !== newer.prev || former.seq >= newer.seq) {
    throw new SenimError('roster.sequence', 'not the roster before this one');
  }
  return former;
}

/**
 * The rosters before `newest`, the newest of them first, each the one that the next names as its forerunner; it stops
 * at the first that is not, so that one row that was lost or changed costs what is older and no more.
 */
export function formerRosters(
  newest: Roster,
  stored: readonly { readonly bytes: Uint8Array; readonly signature: Uint8Array }[],
  rootPublic: Uint8Array,
): readonly Roster[] {
  const chain: Roster[] = [];
  let newer = newest;
  for (const each of stored) {
    if (newer.prev === null || rosterHash(each.bytes) !== newer.prev) break;
    newer = verifyFormerRoster({ ...each, rootPublic, newer });
    chain.push(newer);
  }
  return chain;
}

/** Throws `roster.content` when the content breaks a rule: a ceremony must not sign what no intake accepts. */
export function signRoster(
  content: RosterContent,
  root: Secret,
): { readonly bytes: Uint8Array; readonly signature: Uint8Array } {
  const bytes = canonical(content);
  readRoster(bytes);
  return { bytes, signature: sign(root, signLabel, bytes) };
}

/** What manifests and the next roster call this one by. Hex. */
export function rosterHash(bytes: Uint8Array): string {
  return hex(hash('roster/hash', bytes));
}

/** The members of a group. Throws `roster.content` when the body has no such group. */
export function membersOf(roster: Roster, group: RosterGroup): readonly Recipient[] {
  const ids = roster.groups[group];
  if (ids === undefined) throw new SenimError('roster.content', 'the roster has no such group');
  return roster.recipients.filter((recipient) => ids.includes(recipient.id));
}

/** The age recipients of a group, recovery included. */
export function recipientsOf(roster: Roster, group: RosterGroup): readonly string[] {
  return membersOf(roster, group).map((recipient) => recipient.age);
}

/** The signature keys of everybody who may sign for the body: officers and oversight. */
export function signersIn(roster: Roster): readonly Uint8Array[] {
  return roster.recipients.flatMap(({ kind, ed25519 }) =>
    ed25519 === null || kind === 'analysis' ? [] : [fromHex(ed25519)],
  );
}

/** The keys of everybody who could ever sign: what they signed may be old, or made with a key that was kept. */
export function everySigner(rosters: readonly Roster[]): readonly Uint8Array[] {
  return rosters.flatMap(signersIn);
}

const signLabel = 'roster';
