import { open, stat } from 'node:fs/promises';

import { SenimError } from '../platform/errors.ts';
import { isMissing } from './faults.ts';

/**
 * Looks at a database before anything opens it: SQLite would pass over a log that is damaged in its middle, take what
 * stands before the damage for everything, and write over the rest. Throws `store.integrity`; nothing was changed then.
 */
export async function checkUntouched(path: string): Promise<void> {
  const head = await bytesAt(path, 0, 16);
  if (head !== null && head.length > 0 && head.toString('latin1') !== 'SQLite format 3\0') {
    throw damaged('a database begins with something else');
  }
  const log = `${path}-wal`;
  const header = await bytesAt(log, 0, headerLength);
  if (header === null || header.length < headerLength) return;
  // SQLite would take the log for that of another database, and remove it.
  if (head === null || head.length === 0) throw damaged('a database is gone, and its log is there');
  if (await hasHole(log, header)) throw damaged('the log of a database is damaged in its middle');
}

const headerLength = 32;
const frameHeader = 24;
const magic = 0x377f0682;

/**
 * A log may end in a frame that was never finished: that is what a power cut leaves, and nobody was told that it was
 * kept. A frame that does not hold, with a commit behind it, is damage.
 */
async function hasHole(path: string, header: Buffer): Promise<boolean> {
  const kind = header.readUInt32BE(0);
  // A header that does not hold belongs to a log that was being begun: nothing in it counts.
  if ((kind & ~1) >>> 0 !== magic) return await isFilled(path);
  const bigEndian = (kind & 1) === 1;
  const pageSize = header.readUInt32BE(8);
  let sum = checksum(header.subarray(0, 24), [0, 0], bigEndian);
  if (sum[0] !== header.readUInt32BE(24) || sum[1] !== header.readUInt32BE(28)) {
    return await isFilled(path);
  }
  const salt = header.subarray(16, 24);
  await using file = await open(path, 'r');
  const frame = Buffer.alloc(frameHeader + pageSize);
  let isBroken = false;
  for (let at = headerLength; ; at += frame.length) {
    const { bytesRead } = await file.read(frame, 0, frame.length, at);
    if (bytesRead < frame.length) return false;
    // What an earlier round left in the file.
    if (!frame.subarray(8, 16).equals(salt)) {
      if (!isBroken) return false;
      continue;
    }
    const isCommit = frame.readUInt32BE(4) !== 0;
    if (isBroken) {
      if (isCommit) return true;
      continue;
    }
    const head = checksum(frame.subarray(0, 8), sum, bigEndian);
    const next = checksum(frame.subarray(frameHeader), head, bigEndian);
    isBroken = next[0] !== frame.readUInt32BE(16) || next[1] !== frame.readUInt32BE(20);
    sum = next;
  }
}

/** A log with a broken header and much behind it lost its beginning. */
async function isFilled(path: string): Promise<boolean> {
  return (await stat(path)).size > headerLength + frameHeader;
}

type Sum = readonly [number, number];

/** The sum of SQLite's log, over words of the byte order that its header names. */
function checksum(bytes: Buffer, [first, second]: Sum, bigEndian: boolean): Sum {
  let [a, b] = [first, second];
  for (let at = 0; at < bytes.length; at += 8) {
    const left = bigEndian ? bytes.readUInt32BE(at) : bytes.readUInt32LE(at);
    const right = bigEndian ? bytes.readUInt32BE(at + 4) : bytes.readUInt32LE(at + 4);
    a = (a + left + b) >>> 0;
    b = (b + right + a) >>> 0;
  }
  return [a, b];
}

async function bytesAt(path: string, at: number, length: number): Promise<Buffer | null> {
  try {
    await using file = await open(path, 'r');
    const { buffer, bytesRead } = await file.read(Buffer.alloc(length), 0, length, at);
    return buffer.subarray(0, bytesRead);
  } catch (error) {
    if (isMissing(error)) return null;
    throw error;
  }
}

function damaged(what: string): SenimError {
  return new SenimError(
    'store.integrity',
    `${what}. Nothing was written. Keep DATA_DIR as it is (copy it elsewhere first), then follow ` +
      '“A damaged store” in docs/operations.md: npm run restore -- --help',
  );
}
