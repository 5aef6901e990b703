import type { FileRefusal } from '../dialogs/incoming.ts';
import { SenimError } from '../platform/errors.ts';
import { drawApart } from './evidence/draw-apart.ts';
import { isCleanable, type Cleanable, type FileKind } from './evidence/kinds.ts';
import { sampleSize, sniff } from './evidence/sniff.ts';
import type { Trace } from './evidence/traces.ts';
import { openUpload, type Upload } from './evidence/upload.ts';

/** A file as it goes on to be sealed: in two copies where it could be cleaned, as it came where not. */
export type Evidence = CleanedEvidence | RawEvidence | RefusedEvidence;

export interface CleanedEvidence extends FileKind {
  readonly ok: true;
  readonly cleaned: Uint8Array;
  readonly original: Uint8Array;
  /** Of `original`, hex. */
  readonly sha256: string;
  /** Bytes as received. */
  readonly size: number;
  readonly found: readonly Trace[];
  readonly frames: number;
}

export interface RawEvidence extends FileKind {
  readonly ok: true;
  readonly cleaned: null;
  /** Must be read to its end or cancelled. Fails with `file.size` once too many bytes have come. */
  readonly original: ReadableStream<Uint8Array>;
  /** Bytes that have passed; the file's size once `original` has ended. */
  readonly passed: () => number;
  /** Why `original` failed, if it was our doing; asked after it has failed. */
  readonly refused: () => FileRefusal | null;
  readonly found: readonly [];
}

export interface RefusedEvidence {
  readonly ok: false;
  readonly because: FileRefusal;
}

export interface EvidenceLimits {
  /** Larger images go on as they came. */
  readonly largestCleaned: number;
  /** Bytes of images held at once, over all senders; past it there is no room for a while. */
  readonly held: number;
}

export interface Arrival {
  readonly bytes: ReadableStream<Uint8Array>;
  /** Used for the few types whose content does not tell; never kept. */
  readonly name: string;
  /** The most bytes to take. */
  readonly most: number;
}

export type TakeEvidence = (arrival: Arrival) => Promise<Evidence>;

const mebibyte = 2 ** 20;

/**
 * Takes files in: finds out what each really is, draws JPEG, PNG and WebP images anew without metadata,
 * and lets everything else through unread. Images are drawn one at a time, whoever sends them.
 * Nothing is written anywhere, and the file's name goes no further.
 */
export function createEvidence(
  limits: EvidenceLimits = { largestCleaned: 25 * mebibyte, held: 128 * mebibyte },
): TakeEvidence {
  const inTurn = oneAtATime();
  let heldNow = 0;

  return async ({ bytes, name, most }) => {
    let mine = 0;
    const hold = (more: number) => {
      mine += more;
      heldNow += more;
      return heldNow <= limits.held;
    };
    try {
      const upload = await openUpload(bytes, sampleSize, most);
      if (upload.size() === 0) return { ok: false, because: 'empty' };
      const kind = await sniff(upload.sample, name);
      if (!isCleanable(kind.mime)) return raw(upload, kind);
      const gathered = await upload.gather(limits.largestCleaned, hold);
      if (gathered.kind === 'larger') return raw(upload, kind);
      if (gathered.kind === 'no-room') {
        await upload.drop();
        return { ok: false, because: 'space' };
      }
      const mime: Cleanable = kind.mime;
      return await inTurn(() => clean(gathered, { ...kind, mime }));
    } catch (error) {
      if (error instanceof SenimError && error.code === 'file.size') {
        return { ok: false, because: 'too-large' };
      }
      throw error;
    } finally {
      heldNow -= mine;
    }
  };
}

async function clean(
  { bytes: original, sha256 }: { readonly bytes: Uint8Array; readonly sha256: string },
  kind: FileKind & { readonly mime: Cleanable },
): Promise<Evidence> {
  const drawn = await drawApart(original, kind.mime);
  if (!drawn.ok) return drawn;
  const { bytes: cleaned, found, frames } = drawn;
  return { ok: true, ...kind, size: original.length, cleaned, original, sha256, found, frames };
}

function raw(upload: Upload, kind: FileKind): RawEvidence {
  return {
    ok: true,
    ...kind,
    cleaned: null,
    original: upload.stream(),
    passed: upload.size,
    refused: () => (upload.tooLarge() ? 'too-large' : null),
    found: [],
  };
}

/** Decoding is where memory goes: a second image waits until the first is done. */
function oneAtATime(): <T>(work: () => Promise<T>) => Promise<T> {
  let last: Promise<unknown> = Promise.resolve();
  return (work) => {
    const run = last.then(work);
    last = run.catch(() => {});
    return run;
  };
}
