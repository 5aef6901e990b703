import type { AuditPlace } from '../../cases/audit-chain.ts';
import type { PageMemory } from './page-memory.ts';
import type { Session } from './session.ts';
import type { Difference } from './worker/roster-contract.ts';

type AuditAlarm = Extract<Difference, { what: 'audit' }>;

/**
 * Follows the audit from the line that this officer saw last to its end. An alarm when a line is not the one that must
 * stand there: the chain was rewritten, whoever signed it. The new end is remembered in the officer's own blob, and by
 * this page: the blob stands in the database and goes back with it.
 */
export async function followAudit(
  { client, keys, officerId }: Pick<Session, 'client' | 'keys' | 'officerId'>,
  memory: PageMemory,
): Promise<AuditAlarm | null> {
  const seen = await keys.auditPlace({});
  for (const place of [seen, memory.auditPlace(officerId)]) {
    const alarm = place === null ? null : await stillThere(client, place);
    if (alarm !== null) return alarm;
  }
  for (let seq = seen?.seq ?? 0; ;) {
    const lines = await client.audit(seq);
    if (lines.length === 0) break;
    const followed = await keys.followAudit({ lines });
    if (!followed.ok) return { what: 'audit', seq: followed.seq, how: 'broken' };
    seq = followed.place?.seq ?? seq;
  }
  memory.remember(officerId, await keys.auditPlace({}));
  const blob = await keys.rememberAudit({});
  if (blob !== null) await client.setBlob(blob);
  return null;
}

/** The line that we know, once more: a shorter or another chain has none or another. */
async function stillThere(
  client: Session['client'],
  { seq, hash }: AuditPlace,
): Promise<AuditAlarm | null> {
  const [line] = await client.audit(seq - 1);
  if (line?.seq !== seq) return { what: 'audit', seq, how: 'short' };
  return hexOf(line.hash) === hash ? null : { what: 'audit', seq, how: 'other' };
}

function hexOf(bytes: Uint8Array): string {
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}
