import type { AuditPlace } from '../../cases/audit-chain.ts';
import { auditPage } from '../keys-api.ts';
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
  const known = memory.auditPlace(officerId);
  // What comes behind the line that we know comes with it.
  const [page, alarm] = await Promise.all([
    seen === null ? client.audit(0) : client.audit(seen.seq - 1),
    known === null ? null : stillThere(client, known),
  ]);
  const moved = seen === null ? null : unlike(seen, page[0]);
  if (moved !== null || alarm !== null) return moved ?? alarm;
  let lines = seen === null ? page : page.slice(1);
  for (let isLast = page.length < auditPage; lines.length > 0;) {
    const followed = await keys.followAudit({ lines });
    if (!followed.ok) return { what: 'audit', seq: followed.seq, how: 'broken' };
    if (isLast) break;
    lines = await client.audit(followed.place?.seq ?? 0);
    isLast = lines.length < auditPage;
  }
  memory.remember(officerId, await keys.auditPlace({}));
  const blob = await keys.rememberAudit({});
  if (blob !== null) await client.setBlob(blob);
  return null;
}

async function stillThere(
  client: Session['client'],
  place: AuditPlace,
): Promise<AuditAlarm | null> {
  const [line] = await client.audit(place.seq - 1);
  return unlike(place, line);
}

/** The line that we know, once more: a shorter or another chain has none or another. */
function unlike(
  { seq, hash }: AuditPlace,
  line: Awaited<ReturnType<Session['client']['audit']>>[number] | undefined,
): AuditAlarm | null {
  if (line?.seq !== seq) return { what: 'audit', seq, how: 'short' };
  return hexOf(line.hash) === hash ? null : { what: 'audit', seq, how: 'other' };
}

function hexOf(bytes: Uint8Array): string {
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}
