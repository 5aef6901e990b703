import terms from '../../knowledge/analysis/paper-terms.json' with { type: 'json' };
import type { PaperId } from '../../knowledge/schema/paper.ts';
import { dayShape } from '../../platform/day-shape.ts';
import { canonical } from '../../platform/canonical.ts';
import { equal, hex } from '../../platform/crypto/bytes.ts';
import { sha256 } from '../../platform/crypto/hash.ts';
import { z } from '../../platform/shape.ts';
import type { DateIso } from '../../platform/time.ts';
import { writeDocx } from '../papers/docx.ts';
import type { Sheet } from '../papers/sheet.ts';
import { sheetShape } from '../papers/sheet-shape.ts';

/**
 * A paper as it stood on one day. What is kept is the filled sheet, so that neither the register nor a template changes it
 * afterwards; the file is written anew from it and is the same each time.
 */
export interface Snapshot {
  /** Counted from 1 through all papers of a project. */
  readonly number: number;
  readonly paper: PaperId;
  readonly day: DateIso;
  readonly sheet: Sheet;
  /** SHA-256 of the file as a draft, in hex. */
  readonly sha256: string;
  /** Set once it was signed on paper or in the document system: then the file bears no mark of a draft. */
  readonly signed: {
    readonly day: DateIso;
    readonly post: string;
    readonly sha256: string;
  } | null;
}

const hash = z.string().regex(/^[0-9a-f]{64}$/u);

export const snapshotShape: z.ZodType<Snapshot> = z.strictObject({
  number: z.int().min(1),
  paper: z.string().regex(/^[a-z][A-Za-z0-9-]*$/u),
  day: dayShape,
  sheet: sheetShape,
  sha256: hash,
  signed: z.strictObject({ day: dayShape, post: z.string().max(300), sha256: hash }).nullable(),
});

/** Freezes a sheet under the next number. */
export async function frozen(
  sheet: Sheet,
  { paper, day, number }: Pick<Snapshot, 'paper' | 'day' | 'number'>,
): Promise<Snapshot> {
  const kept = { number, paper, day, sheet, signed: null };
  return { ...kept, sha256: await hashOf(sheetOf(kept)) };
}

/** The number after those that were given; a number is never given twice. */
export function nextNumber(taken: readonly Pick<Snapshot, 'number'>[]): number {
  return Math.max(0, ...taken.map(({ number }) => number)) + 1;
}

/** The same snapshot with its signature: the mark of a draft goes, and the file gets a hash of its own. */
export async function signed(snapshot: Snapshot, day: DateIso, post: string): Promise<Snapshot> {
  const mark = { day, post, sha256: '' };
  const sha = await hashOf(sheetOf({ ...snapshot, signed: mark }));
  return { ...snapshot, signed: { ...mark, sha256: sha } };
}

/** What is drawn of a snapshot: the number at the foot of each page, and the mark of a draft until it is signed. */
export function sheetOf({
  sheet,
  number,
  signed: isSigned,
}: Pick<Snapshot, 'sheet' | 'number' | 'signed'>): Sheet {
  const label = terms.snapshot[sheet.language].replace('{number}', String(number));
  return {
    ...sheet,
    head: isSigned === null ? terms.draft[sheet.language] : null,
    foot: `${sheet.foot} · ${label}`,
  };
}

/** The file, and whether it is still the one whose hash was noted: another writer may draw the same sheet in other bytes. */
export async function fileOf(
  snapshot: Snapshot,
): Promise<{ readonly bytes: Uint8Array; readonly isSame: boolean }> {
  const bytes = await writeDocx(sheetOf(snapshot));
  const noted = snapshot.signed?.sha256 ?? snapshot.sha256;
  return { bytes, isSame: hex(sha256(bytes)) === noted };
}

/** Whether the project says something else by now. `now` is the sheet that would be made today. */
export function hasNewer(snapshot: Snapshot, now: Sheet): boolean {
  return !equal(wordsOf(snapshot.sheet), wordsOf(now));
}

function wordsOf({ language, page, parts }: Sheet): Uint8Array {
  return canonical({ language, page, parts });
}

async function hashOf(sheet: Sheet): Promise<string> {
  return hex(sha256(await writeDocx(sheet)));
}
