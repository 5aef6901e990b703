import { cardGen, openCard, sealCard } from '../../../cases/card.ts';
import { newCaseKey } from '../../../cases/case-key.ts';
import { sealOfficerEntry } from '../../../cases/entry.ts';
import {
  newestGroupKey,
  openGroupKey,
  sealGroupKey,
  type SignedGroupKey,
} from '../../../cases/group-key.ts';
import { newEntryId } from '../../../cases/ids.ts';
import { openCaseKey, sealCaseKey } from '../../../cases/key-file.ts';
import { openManifest } from '../../../cases/manifest.ts';
import { recipientsOf, type Roster } from '../../../cases/roster.ts';
import { hasLost } from '../../../cases/rotation.ts';
import type { GroupName } from '../../../dialogs/outcome.ts';
import { equal } from '../../../platform/crypto/bytes.ts';
import type { Random } from '../../../platform/crypto/random.ts';
import { Secret } from '../../../platform/secret.ts';
import type { Keys } from './contract.ts';
import { named } from './named.ts';
import type { NewEntry } from './new-entry.ts';

/** With what keys are wrapped anew: those of an officer of the group, and RECOVERY while an archive is brought back. */
export interface Wrapping {
  readonly identities: readonly Secret[];
  readonly officer: { readonly id: string; readonly signSeed: Secret };
  /** The present roster first, then the former ones, all verified. */
  readonly rosters: readonly [Roster, ...Roster[]];
  readonly groupKeys: readonly SignedGroupKey[];
  readonly random: Random;
}

/**
 * Seals a case's keys to the group as it is now. Where somebody left since they were sealed last, the case gets a new
 * key for all that comes later, and its reporter is told of it. Throws as `openCaseKey`, and `tampered.*` for the list.
 */
export async function rewrapCase(
  work: Parameters<Keys['rewrapCase']>[0],
  { identities, officer, rosters, groupKeys, random }: Wrapping,
): ReturnType<Keys['rewrapCase']> {
  const { caseId, group, wrapped, day } = work;
  const [now] = rosters;
  const held = await openCaseKey({ bytes: work.keyFile, identity: identities, caseId });
  const changes = needsNewKey(rosters, wrapped, group);
  const fresh = changes ? await newCaseKey({ random }) : null;
  const ring = fresh === null ? held.ring : [...held.ring, fresh.identity];
  const recipients = recipientsOf(now, group);
  const keyFile = await sealCaseKey({ caseId, ring, recipients });
  const entry = fresh === null ? null : await announced(fresh.recipient, ring.length);
  for (const each of ring) each.wipe();
  return { wrapped: now.seq, keyFile, entry, card: cardAnew() };

  async function announced(recipient: string, gen: number): Promise<NewEntry> {
    const rosterHashes = rosters.map(({ hash }) => hash);
    const { identity } = held;
    const list = { bytes: work.manifest, identity, caseId, group, rosterHashes };
    const { manifest } = await named('list', () => openManifest(list));
    const { entryId, bytes, sha256 } = await sealOfficerEntry({
      caseId,
      entryId: newEntryId(random),
      seq: work.officerEntries,
      day,
      caseRecipient: recipient,
      word: { kind: 'case-key', recipient, gen },
      officer,
      reporterRecipient: manifest.reporter.age,
    });
    return { entryId, bytes, sha256 };
  }

  /** A card under a former key would be read by whoever left; one that does not open is made anew by the list. */
  function cardAnew(): Uint8Array | null {
    const newest = newestGroupKey(groupKeys);
    if (work.card === null || newest === null || cardGen(work.card) === newest.gen) return null;
    const gen = cardGen(work.card);
    const former = groupKeys.find((each) => each.gen === gen);
    if (former === undefined) return null;
    return sealCard(openCard(work.card, caseId, former), caseId, newest, random);
  }
}

/** The group's index keys for the group as it is now, and another one where somebody left. */
export async function rewrapGroupKeys(
  { group, keys }: Parameters<Keys['rewrapGroupKeys']>[0],
  { identities, officer, rosters, random }: Wrapping,
): ReturnType<Keys['rewrapGroupKeys']> {
  const [roster] = rosters;
  const sealed: { generation: number; sealed: Uint8Array }[] = [];
  let lost = false;
  for (const { generation, sealed: bytes, wrapped } of keys) {
    if (wrapped >= roster.seq) continue;
    const groupKey = await openGroupKey({ bytes, identity: identities, group, rosters });
    sealed.push({ generation, sealed: await sealGroupKey({ groupKey, roster, officer }) });
    lost ||= needsNewKey(rosters, wrapped, group);
  }
  if (!lost) return { wrapped: roster.seq, keys: sealed, fresh: null };
  const gen = Math.max(...keys.map(({ generation }) => generation)) + 1;
  const groupKey = { group, gen, key: new Secret(random(32)) };
  return {
    wrapped: roster.seq,
    keys: sealed,
    fresh: { generation: gen, sealed: await sealGroupKey({ groupKey, roster, officer }) },
  };
}

/** An unknown roster counts as one whose people we do not know: the keys change. */
function needsNewKey(
  [now, ...former]: Wrapping['rosters'],
  wrapped: number,
  group: GroupName,
): boolean {
  const before = [now, ...former].find(({ seq }) => seq === wrapped);
  return before === undefined || before.groups[group] === undefined || hasLost(before, now, group);
}

/** Sealed index keys that are all open, and the lists by which they were believed. */
export type LearntKeys = Parameters<Keys['learnGroupKeys']>[0] & Pick<Wrapping, 'rosters'>;

/** Whether these are the very keys that are open, under the very lists. */
export function isLearnt(
  learnt: LearntKeys,
  { group, keys }: Parameters<Keys['learnGroupKeys']>[0],
  { rosters }: Pick<Wrapping, 'rosters'>,
): boolean {
  if (learnt.rosters !== rosters || learnt.group !== group) return false;
  if (learnt.keys.length !== keys.length) return false;
  return learnt.keys.every(({ sealed, wrapped, generation }, at) => {
    const other = keys[at];
    if (other?.wrapped !== wrapped || other.generation !== generation) return false;
    return equal(sealed, other.sealed);
  });
}

/** Opens the index keys that are sealed to us; those that are behind the roster may still be sealed to others only. */
export async function openGroupKeys(
  { group, keys }: Parameters<Keys['learnGroupKeys']>[0],
  { identities, rosters }: Pick<Wrapping, 'identities' | 'rosters'>,
): Promise<{ readonly opened: readonly SignedGroupKey[]; readonly pending: boolean }> {
  const opened: SignedGroupKey[] = [];
  let pending = false;
  for (const { sealed, wrapped } of keys) {
    try {
      opened.push(await openGroupKey({ bytes: sealed, identity: identities, group, rosters }));
    } catch (error) {
      if (wrapped >= rosters[0].seq) throw error;
      pending = true;
    }
  }
  return { opened, pending };
}
