import { detailKeyId, openAuditDetail } from '../../../cases/audit-detail.ts';
import type { AuditLine } from '../../../cases/audit-chain.ts';
import { openDayKey } from '../../../cases/day-key.ts';
import type { CaseId } from '../../../cases/sealed.ts';
import type { unseal } from '../../../platform/crypto/age.ts';
import { SenimError } from '../../../platform/errors.ts';
import type { Secret } from '../../../platform/secret.ts';

/** The case that each line is about; `null` where there are no details, or none for us. */
export async function openDetails(
  lines: readonly AuditLine[],
  sealed: readonly { readonly id: string; readonly sealed: Uint8Array }[],
  identity: Parameters<typeof unseal>[0],
): Promise<readonly (CaseId | null)[]> {
  const keys = new Map<string, Secret>();
  for (const each of sealed) {
    const key = await unlessRefused(() => openDayKey(identity, each.sealed));
    if (key !== null) keys.set(each.id, key);
  }
  const found: (CaseId | null)[] = [];
  for (const line of lines) {
    const key = keys.get(detailKeyId(line.ct) ?? '');
    const detail =
      key === undefined
        ? null
        : await unlessRefused(async () => openAuditDetail(line.ct, line, key));
    found.push(detail?.caseId ?? null);
  }
  for (const key of keys.values()) key.wipe();
  return found;
}

async function unlessRefused<T>(open: () => Promise<T>): Promise<T | null> {
  try {
    return await open();
  } catch (error) {
    if (error instanceof SenimError) return null;
    throw error;
  }
}
