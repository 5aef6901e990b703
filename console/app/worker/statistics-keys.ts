import { openGroupDocument, sealGroupDocument } from '../../../cases/group-document.ts';
import { newestGroupKey, type SignedGroupKey } from '../../../cases/group-key.ts';
import type { OfficerKeys } from '../../../cases/officer-blob.ts';
import type { Roster } from '../../../cases/roster.ts';
import type { SealedBytes } from '../../../cases/sealed.ts';
import { readSnapshot } from '../../../cases/statistics/snapshot.ts';
import {
  type SignedSnapshot,
  signSnapshot,
  trustChain,
} from '../../../cases/statistics/signed-snapshot.ts';
import type { Random } from '../../../platform/crypto/random.ts';
import { SenimError } from '../../../platform/errors.ts';
import { present } from './own-keys.ts';
import type { OpenedGroupDocument, StatisticsKeys } from './statistics-contract.ts';

export function readSnapshots(
  rosters: readonly Roster[],
  { snapshots }: Parameters<StatisticsKeys['readSnapshots']>[0],
): Awaited<ReturnType<StatisticsKeys['readSnapshots']>> {
  return trustChain(snapshots, rosters);
}

export function signFigures(
  { signSeed }: OfficerKeys,
  { snapshot }: Parameters<StatisticsKeys['signSnapshot']>[0],
): SignedSnapshot {
  const signed = signSnapshot(snapshot, signSeed);
  readSnapshot(signed.bytes);
  return signed;
}

export function sealForGroup(
  keys: readonly SignedGroupKey[],
  { place, value }: Parameters<StatisticsKeys['sealGroupDocument']>[0],
  random: Random,
): SealedBytes {
  return sealGroupDocument(value, place, present(newestGroupKey(keys)), random);
}

export function openForGroup(
  keys: readonly SignedGroupKey[],
  { documents }: Parameters<StatisticsKeys['openGroupDocuments']>[0],
): readonly OpenedGroupDocument[] {
  return documents.map(({ bytes, ...place }) => {
    try {
      return { ...place, read: { kind: 'read', value: openGroupDocument(bytes, place, keys) } };
    } catch (error) {
      if (!(error instanceof SenimError)) throw error;
      return { ...place, read: { kind: 'broken' } };
    }
  });
}
