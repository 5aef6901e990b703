import type { Session } from './session.ts';
import type { Difference } from './worker/roster-contract.ts';

/**
 * Follows the audit from the line that this officer saw last to its end. An alarm when a line is not the one that must
 * stand there: the chain was rewritten, whoever signed it. The new end is remembered in the officer's own blob.
 */
export async function followAudit({
  client,
  keys,
}: Pick<Session, 'client' | 'keys'>): Promise<Extract<Difference, { what: 'audit' }> | null> {
  const seen = await keys.auditPlace({});
  if (seen !== null) {
    // The line that we know, once more: a shorter or another chain has none or another.
    const [line] = await client.audit(seen.seq - 1);
    if (line === undefined || line.seq !== seen.seq || hexOf(line.hash) !== seen.hash) {
      return { what: 'audit', seq: seen.seq };
    }
  }
  for (let seq = seen?.seq ?? 0; ;) {
    const lines = await client.audit(seq);
    if (lines.length === 0) break;
    const followed = await keys.followAudit({ lines });
    if (!followed.ok) return { what: 'audit', seq: followed.seq };
    seq = followed.place?.seq ?? seq;
  }
  const blob = await keys.rememberAudit({});
  if (blob !== null) await client.setBlob(blob);
  return null;
}

function hexOf(bytes: Uint8Array): string {
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}
