import { runningSha256 } from '../platform/crypto/native-sha256.ts';
import { label } from '../platform/crypto/hash.ts';
import type { CaseRow, EntryRow, ReporterRow } from './tables.ts';

/** Over all that never changes in a case, so that `scrub` notices a bit that flipped in any of it. */
export function caseSum(
  row: Omit<
    CaseRow,
    | 'sum'
    | 'card'
    | 'card_version'
    | 'closed_day'
    | 'erase_day'
    | 'place'
    | 'term_day'
    | 'unconfirmed_until'
    | 'wrapped'
  >,
): string {
  return sum(row.id, row.group_name, row.day, row.due_day, row.manifest, row.key_file);
}

export function entrySum(row: Omit<EntryRow, 'sum' | 'place'>): string {
  const { id, case_id, seq, day, sender, to_reporter, bytes } = row;
  return sum(id, case_id, String(seq), day, sender, String(to_reporter), bytes);
}

export function reporterSum(row: Omit<ReporterRow, 'sum' | 'place'>): string {
  return sum(row.id, row.case_id, row.day, String(row.format), row.packet);
}

// Each part with its length, so that no two rows give the same run of bytes. To hand over a piece costs more than to hash
// it: texts that stand beside each other go together.
function sum(...parts: readonly (string | Uint8Array)[]): string {
  const running = runningSha256();
  running.update(label('row'));
  let texts = '';
  for (const part of parts) {
    if (typeof part === 'string') {
      texts += `${Buffer.byteLength(part)}:${part}`;
      continue;
    }
    running.update(`${texts}${part.length}:`);
    running.update(part);
    texts = '';
  }
  if (texts !== '') running.update(texts);
  return running.hex();
}
