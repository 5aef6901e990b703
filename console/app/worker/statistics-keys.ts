import { openGroupDocument, sealGroupDocument } from '../../../cases/group-document.ts';
import { newestGroupKey, type SignedGroupKey } from '../../../cases/group-key.ts';
import type { SealedBytes } from '../../../cases/sealed.ts';
import type { Random } from '../../../platform/crypto/random.ts';
import { SenimError } from '../../../platform/errors.ts';
import { present } from './own-keys.ts';
import type { OpenedGroupDocument, StatisticsKeys } from './statistics-contract.ts';

/** What the key worker does for what a group keeps beside its cases. */

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
