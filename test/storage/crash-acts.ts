import type { BlobId, CaseId, EntryId, SealedBytes, SealedCase } from '../../cases/sealed.ts';
import { graceDays } from '../../cases/retention.ts';
import { systemRandom } from '../../platform/crypto/random.ts';
import { Secret } from '../../platform/secret.ts';
import { addDays } from '../../platform/time.ts';
import { agreed, type Signer } from '../fixtures/agreed.ts';
import { sha256Hex } from '../../platform/crypto/native-sha256.ts';
import type { Store } from '../../storage/store.ts';
import { officer, sealedBlob, sealedCase, sealedEntry, today } from './fixtures.ts';

/** What stays the same over every attempt, as the client's draft does: ids, tokens and the draft's file. */
export const caseId = 'c0'.repeat(16) as CaseId;
export const receiptId = '4e'.repeat(32);
export const sessionId = '5e'.repeat(32);
export const draftBlob = 'd0'.repeat(16) as BlobId;
export const unwantedBlob = 'd1'.repeat(16) as BlobId;
export const followUpBlob = 'd2'.repeat(16) as BlobId;
export const draftBytes = new Uint8Array(100_000).fill(7) as SealedBytes;
export const inner = new Uint8Array([1, 2, 3]);
const token = new Uint8Array(32).fill(9);

/** A report with a file, one of text alone, and a reporter's later message. */
export type Kind = 'case' | 'text' | 'follow-up' | 'erase' | 'wrap';

/** Two agreed to the deletion on the day of filing. */
export const eraseDay = addDays(today, graceDays);

export interface Prepared {
  readonly sealed: SealedCase;
  readonly expectedVersion: number;
}

/** A new attempt: the same case, sealed afresh. */
export function prepared(): Prepared {
  const sealed = sealedCase({
    caseId,
    inner,
    reporter: { id: receiptId, packet: new Uint8Array(2000) as SealedBytes },
    blobs: [sealedBlob(7000), sealedBlob(150_000)],
    files: [stored(draftBlob)],
  });
  return { sealed, expectedVersion: 1 };
}

/** What stands in the store before the act. */
export async function lay(store: Store, kind: Kind): Promise<void> {
  await store.blobs.putDraft(draftBlob, draftBytes, today);
  await store.blobs.putDraft(unwantedBlob, draftBytes, today);
  await store.sessions.save(sessionId, new Uint8Array([1]), today, null);
  if (kind === 'case' || kind === 'text') return;
  await act(store, 'case', prepared());
  if (kind === 'wrap') return;
  if (kind === 'erase') {
    const [asks, agrees] = ['aigerim', 'berik'].map((id) => ({
      id,
      signSeed: new Secret(systemRandom(32)),
    })) as [Signer, Signer];
    await agreed(store, { act: 'delete-case', subject: caseId, day: today, asks, agrees });
    return;
  }
  await store.blobs.putDraft(followUpBlob, draftBytes, today);
}

export async function act(
  store: Store,
  kind: Kind,
  { sealed, expectedVersion }: Prepared,
): Promise<{ readonly already: boolean } | null> {
  if (kind === 'wrap') {
    const done = await wrap(store);
    return done === null ? null : { already: done === 'overtaken' };
  }
  if (kind === 'erase') {
    await store.sweep(eraseDay);
    return null;
  }
  if (kind === 'text') {
    const [report] = sealed.blobs;
    const text = { ...sealed, files: [], blobs: report === undefined ? [] : [report] };
    return store.intake.fileCase(text, { idempotency: token, session: session(expectedVersion) });
  }
  if (kind === 'case') {
    const filing = { idempotency: token, session: session(expectedVersion), drop: [unwantedBlob] };
    return store.intake.fileCase(sealed, filing);
  }
  return store.reporters.followUp(
    {
      receiptId,
      day: today,
      entry: { ...sealedEntry('reporter'), entryId: 'e0'.repeat(16) as EntryId },
      files: [stored(followUpBlob)],
    },
    { idempotency: token, session: session(expectedVersion + 1) },
  );
}

/** A console seals the case's key to the members of the next list, with a letter that names the new key. */
export async function wrap(store: Store): Promise<'put' | 'overtaken' | null> {
  return await store.keyWork.put(officer, {
    caseId,
    before: 1,
    wrapped: 2,
    keyFile: new Uint8Array([4, 5, 6]),
    entry: { ...sealedEntry('officer'), entryId: 'e1'.repeat(16) as EntryId },
    card: null,
    day: today,
  });
}

function session(version: number) {
  return {
    idHash: sessionId,
    blob: new Uint8Array([version]),
    expiresDay: today,
    expectedVersion: version,
  };
}

function stored(blobId: BlobId) {
  return { blobId, size: draftBytes.length, sha256: sha256Hex(draftBytes) };
}
