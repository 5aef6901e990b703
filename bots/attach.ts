import { newCaseKey } from '../cases/case-key.ts';
import { sealFileStream, type FileSealing } from '../cases/file.ts';
import { blobId, caseId, newBlobId, newCaseId } from '../cases/ids.ts';
import type { BlobId } from '../cases/sealed.ts';
import type { DraftBlob, DraftCaseKey, DraftFile } from '../dialogs/draft.ts';
import { filesOfList } from '../dialogs/list/scene.ts';
import type { FileRefusal, Incoming } from '../dialogs/incoming.ts';
import type { State } from '../dialogs/state.ts';
import { identityText, type AgeEngine } from '../platform/crypto/age.ts';
import { wipe } from '../platform/crypto/bytes.ts';
import type { Random } from '../platform/crypto/random.ts';
import { codeOf, placeOf, type Log } from '../platform/log.ts';
import { addDays, type Clock } from '../platform/time.ts';
import { textReserve, type BlobReader, type BlobWriter } from '../storage/blobs.ts';
import type { Stage } from './gate/gate.ts';
import type { Evidence, RawEvidence, TakeEvidence } from './evidence.ts';

/** Takes a file in, cleans it where that is possible, seals what came of it and stores it as part of the draft. */
export type Attach = (
  arrived: { readonly bytes: ReadableStream<Uint8Array>; readonly name: string },
  state: State,
) => Promise<Extract<Incoming, { kind: 'file' | 'file-refused' }>>;

export interface AttachParts {
  readonly evidence: TakeEvidence;
  readonly blobs: Pick<BlobReader, 'freeShare'> & BlobWriter;
  readonly age: AgeEngine;
  readonly random: Random;
  readonly clock: Clock;
  readonly log: Log;
  /** How far the house has stepped back from files. */
  readonly stage: () => Stage;
}

/** Bytes of all files of a report together, as they came. */
const mostBytes = 50 * 2 ** 20;
const mostFiles = 10;
/** While many wait. */
const mostBytesInACrowd = 5 * 2 ** 20;

export function createAttach(parts: AttachParts): Attach {
  return async ({ bytes, name }, state) => {
    const files = filesOf(state);
    const used = files.reduce((sum, { size }) => sum + size, 0);
    const early = await refusedEarly(parts, files.length, used);
    if (early !== null) {
      await bytes.cancel();
      return { kind: 'file-refused', reason: early };
    }
    const caseKey = await keyFor(parts, state);
    try {
      const isCrowded = parts.stage() === 'small-files';
      const most = (isCrowded ? mostBytesInACrowd : mostBytes) - used;
      const taken = await parts.evidence({ bytes, name, most });
      if (!taken.ok) {
        const isRoomShort = isCrowded && taken.because === 'too-large';
        return {
          kind: 'file-refused',
          reason: isRoomShort ? 'space' : narrowed(taken.because, used),
        };
      }
      const file = await store(parts, taken, caseKey, files.length);
      return typeof file === 'string'
        ? { kind: 'file-refused', reason: narrowed(file, used) }
        : { kind: 'file', file, caseKey };
    } catch (error) {
      const code = codeOf(error);
      if (code === 'store.full') return { kind: 'file-refused', reason: 'space' };
      if (code === 'file.size')
        return { kind: 'file-refused', reason: narrowed('too-large', used) };
      // Somebody who closes the page is no failure of ours.
      if (code !== 'file.cut') parts.log('cleaning.failed', { code, place: placeOf(error) });
      throw error;
    }
  };
}

async function refusedEarly(
  { blobs, stage }: AttachParts,
  count: number,
  used: number,
): Promise<FileRefusal | null> {
  if (count >= mostFiles) return 'too-many';
  if (used >= mostBytes) return 'total';
  if (stage() === 'text-only') return 'space';
  if (stage() === 'small-files' && used >= mostBytesInACrowd) return 'space';
  return (await blobs.freeShare()) < textReserve ? 'space' : null;
}

/** A file that would fit alone is refused for what came before it. */
function narrowed(reason: FileRefusal, used: number): FileRefusal {
  return reason === 'too-large' && used > 0 ? 'total' : reason;
}

/** Whether a file belongs to a letter about a filed case; a report that was begun meanwhile has files of its own. */
function isForVisit({ session }: State): boolean {
  return session.at.startsWith('check/');
}

/** A check-list's files have a key of their own: a report that was begun meanwhile is sealed to others. */
function isForList({ session }: State): boolean {
  return session.at.startsWith('list/');
}

function filesOf(state: State): readonly DraftFile[] {
  if (isForList(state)) return filesOfList(state.draft.list);
  return isForVisit(state) ? (state.draft.reply?.files ?? []) : state.draft.files;
}

/** A returning reporter's files go to the case that was filed; a draft gets its key with its first file. */
async function keyFor(parts: AttachParts, state: State): Promise<DraftCaseKey> {
  const { visit, caseKey } = state.draft;
  if (isForVisit(state) && visit !== null) {
    return { caseId: visit.caseId, identity: '', recipient: visit.caseRecipient };
  }
  const known = isForList(state) ? (state.draft.list?.caseKey ?? null) : caseKey;
  if (known !== null) return known;
  const { identity, recipient } = await newCaseKey(parts);
  return { caseId: newCaseId(parts.random), identity: identityText(identity), recipient };
}

async function store(
  parts: AttachParts,
  taken: Exclude<Evidence, { ok: false }>,
  caseKey: DraftCaseKey,
  seq: number,
): Promise<DraftFile | FileRefusal> {
  const sealing = (cleaned: boolean): FileSealing => ({
    age: parts.age,
    caseRecipient: caseKey.recipient,
    caseId: caseId(caseKey.caseId),
    blobId: newBlobId(parts.random),
    seq,
    day: parts.clock.today(),
    name: taken.extension,
    mime: taken.mime,
    cleaned,
  });
  const { mime, extension } = taken;
  if (taken.cleaned === null) {
    const original = await storeStream(parts, taken, sealing(false));
    if (typeof original === 'string') return original;
    const size = taken.passed();
    return { mime, extension, size, cleaned: null, original, keep: 'original', found: [] };
  }
  const { size, found, sha256: origSha256 } = taken;
  try {
    const both = {
      cleaned: await storeCopy(parts, { ...sealing(true), origSha256 }, inPieces(taken.cleaned)),
      original: await storeCopy(parts, { ...sealing(false), origSha256 }, inPieces(taken.original)),
    };
    return { mime, extension, size, ...both, keep: 'cleaned', found };
  } finally {
    wipe(taken.cleaned, taken.original);
  }
}

/** A large image at once would hold up everybody else; between two pieces others have their turn. */
function inPieces(bytes: Uint8Array): ReadableStream<Uint8Array> {
  let at = 0;
  return new ReadableStream({
    pull: (controller) => {
      if (at >= bytes.length) return controller.close();
      controller.enqueue(bytes.subarray(at, (at += pieceBytes)));
    },
  });
}

const pieceBytes = 64 * 1024;

async function storeCopy(
  { blobs, clock }: AttachParts,
  sealing: FileSealing,
  bytes: ReadableStream<Uint8Array>,
): Promise<DraftBlob> {
  const sealed = await sealFileStream(sealing, bytes);
  const until = addDays(clock.today(), 1);
  return {
    blobId: sealing.blobId,
    // The turn that took the file is stored next, and waits for the disk for both.
    ...(await blobs.putDraft(sealing.blobId, sealed, until, 'soon')),
  };
}

async function storeStream(
  parts: AttachParts,
  { original, refused }: RawEvidence,
  sealing: FileSealing,
): Promise<DraftBlob | FileRefusal> {
  try {
    return await storeCopy(parts, sealing, original);
  } catch (error) {
    const reason = refused();
    if (reason !== null) return reason;
    throw error;
  }
}

/** All stored copies of draft files. */
export function copiesOf(files: readonly DraftFile[]): readonly BlobId[] {
  return files.flatMap(({ cleaned, original }) =>
    [cleaned, original].flatMap((copy) => (copy === null ? [] : [blobId(copy.blobId)])),
  );
}
