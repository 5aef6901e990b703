import { portableAge } from '../platform/crypto/age.ts';
import type { AgeEngine } from '../platform/crypto/age.ts';
import type { FrameHeader } from './frame-header.ts';
import { sealFrame, sealFrameStream } from './sealed-frame.ts';
import type { BlobId, CaseId, SealedBlob, SealedBytes } from './sealed.ts';
import type { DateIso } from '../platform/time.ts';

export interface FileSealing {
  readonly age?: AgeEngine;
  /** CASE's public half. */
  readonly caseRecipient: string;
  readonly caseId: CaseId;
  readonly blobId: BlobId;
  /** The place of the file in the report, from 0. */
  readonly seq: number;
  readonly day: DateIso;
  /** The extension; the whole name only where the reporter keeps it. */
  readonly name: string;
  readonly mime: string;
  /** Whether this is the copy without metadata. */
  readonly cleaned: boolean;
  /** SHA-256 of the file as it came, hex, where it is known. */
  readonly origSha256?: string;
}

/** Seals a file that is held whole. `bytes` stay the caller's to wipe. */
export async function sealFile(file: FileSealing, bytes: Uint8Array): Promise<SealedBlob> {
  const sealed = await sealFrame({ ...sealing(file), body: bytes });
  return { blobId: file.blobId, ...sealed };
}

/** Seals a file while it arrives; nothing of it waits on a disk. The store counts and hashes what comes out. */
export async function sealFileStream(
  file: FileSealing,
  source: ReadableStream<Uint8Array>,
): Promise<ReadableStream<SealedBytes>> {
  return sealFrameStream({ ...sealing(file), source });
}

function sealing({ age = portableAge, caseRecipient, ...file }: FileSealing) {
  const { caseId, blobId, seq, day, name, mime, cleaned, origSha256 } = file;
  const known: FrameHeader = { caseId, blobId, seq, day, name, mime, cleaned };
  const header = origSha256 === undefined ? known : { ...known, origSha256 };
  const recipients = [age.recipient(caseRecipient)];
  return { recipients, type: 'file' as const, header, bulk: age.bulk };
}
