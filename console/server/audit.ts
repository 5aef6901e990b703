import type { Context } from 'hono';

import type { AuditLine } from '../../cases/audit-chain.ts';
import type { AuditReader } from '../../storage/audit.ts';
import type { AuditDetails } from '../../storage/audit-details.ts';
import { dateIso } from '../../platform/time.ts';
import * as keysApi from '../keys-api.ts';
import { answer } from './body.ts';
import { Refused } from './refuse.ts';

/** The chain as it stands: the console follows it by itself, and believes its own memory rather than us. */
export async function readAudit(
  context: Context,
  { rows }: Pick<AuditReader, 'rows'>,
): Promise<Response> {
  const after = context.req.query('after') ?? '0';
  if (!/^\d{1,12}$/.test(after)) throw new Refused('malformed');
  const found = await rows(Number(after), keysApi.auditPage);
  return answer(keysApi.audit.answer, { lines: auditLines(found) });
}

/** Rows of the store as consoles and saved files hold them. */
export function auditLines(rows: Awaited<ReturnType<AuditReader['rows']>>): AuditLine[] {
  return rows.map(({ seq, prev, day, kind, actor_tag: actorTag, ct, hash }) => {
    return { seq, prev, day, kind, actorTag, ct, hash };
  });
}

/** What opens the details of one day; whoever is not among its readers can do nothing with it. */
export async function readDayKeys(
  context: Context,
  { dayKeys }: { readonly dayKeys: AuditDetails['keys'] },
): Promise<Response> {
  const day = dateIso(context.req.param('day') ?? '');
  if (day === null) throw new Refused('malformed');
  return answer(keysApi.dayKeys.answer, { keys: [...(await dayKeys(day))] });
}
