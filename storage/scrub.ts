import { peelKeyFile } from '../cases/key-file.ts';
import type { CaseId, SealedBytes } from '../cases/sealed.ts';
import { runningSha256, sha256Hex } from '../platform/crypto/native-sha256.ts';
import type { BlobFiles } from './blob-files.ts';
import { storedBytes } from './blobs.ts';
import type { Database } from './database.ts';
import { isMissing } from './faults.ts';
import { caseSum, entrySum, reporterSum } from './row-sum.ts';
import type { ShredKeys } from './shred-keys.ts';
import type { BlobRow, Tables } from './tables.ts';

export type DamagedPart = 'case' | 'key-file' | 'report-or-file' | 'entry' | 'receipt';

export interface Damage {
  readonly caseId: CaseId;
  readonly part: DamagedPart;
}

export interface Scrubbed {
  readonly cases: number;
  readonly damaged: readonly Damage[];
}

/**
 * Reads everything that cases consist of and recomputes its sums, so that rot is found while a backup
 * still has the good bytes. (`integrity_check` finds one flipped bit in two hundred.)
 */
export function scrubber(
  { read }: Database<Tables>,
  shredKeys: ShredKeys,
  files: BlobFiles,
): () => Promise<Scrubbed> {
  return async () => {
    const damaged: Damage[] = [];
    let cases = 0;
    for (let after: CaseId | null = null; ;) {
      const rows = await read
        .selectFrom('cases')
        .selectAll()
        .where('id', '>', after ?? ('' as CaseId))
        .orderBy('id')
        .limit(page)
        .execute();
      for (const row of rows) {
        cases += 1;
        const found = new Set<DamagedPart>();
        if (caseSum(row) !== row.sum) found.add('case');
        if (!(await peels(shredKeys, row))) found.add('key-file');
        for (const part of await damagedParts(row.id)) found.add(part);
        for (const part of found) damaged.push({ caseId: row.id, part });
      }
      after = rows.at(-1)?.id ?? null;
      if (rows.length < page) return { cases, damaged };
    }
  };

  async function damagedParts(caseId: CaseId): Promise<DamagedPart[]> {
    const blobs = await read
      .selectFrom('blobs')
      .selectAll()
      .where('case_id', '=', caseId)
      .execute();
    const entries = await read
      .selectFrom('entries')
      .selectAll()
      .where('case_id', '=', caseId)
      .execute();
    const reporters = await read
      .selectFrom('reporters')
      .selectAll()
      .where('case_id', '=', caseId)
      .execute();
    const parts: DamagedPart[] = [];
    for (const blob of blobs) {
      if (!(await isWhole(files, blob))) parts.push('report-or-file');
    }
    if (entries.some((row) => entrySum(row) !== row.sum)) parts.push('entry');
    const [reporter] = reporters;
    if (reporter === undefined || reporterSum(reporter) !== reporter.sum) parts.push('receipt');
    return parts;
  }
}

const page = 50;

async function isWhole(files: BlobFiles, blob: BlobRow): Promise<boolean> {
  if (blob.bytes !== null) return sha256Hex(blob.bytes) === blob.sha256;
  const running = runningSha256();
  let size = 0;
  try {
    for await (const chunk of storedBytes(blob, files).stream()) {
      running.update(chunk);
      size += chunk.length;
    }
  } catch (error) {
    if (isMissing(error)) return false;
    throw error;
  }
  return size === blob.size && running.hex() === blob.sha256;
}

async function peels(
  shredKeys: ShredKeys,
  row: { readonly id: CaseId; readonly key_file: SealedBytes },
): Promise<boolean> {
  const shred = await shredKeys.get(row.id);
  if (shred === null) return false;
  try {
    peelKeyFile({ bytes: row.key_file, shred, caseId: row.id });
    return true;
  } catch {
    return false;
  }
}
