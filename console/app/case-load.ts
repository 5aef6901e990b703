import type { OpenedCase } from '../api.ts';
import type { CaseId } from '../../cases/sealed.ts';
import type { DateIso } from '../../platform/time.ts';
import type { Session } from './session.ts';
import type { CaseHandle, CaseView } from './worker/contract.ts';

export interface LoadedCase {
  readonly today: DateIso;
  readonly row: OpenedCase['row'];
  readonly openings: OpenedCase['openings'];
  readonly handle: CaseHandle;
  readonly view: CaseView;
}

/** Fetches a case and opens it in the worker; throws rather than show a part of it as the whole. */
export async function openSealed(
  { client, keys }: Pick<Session, 'client' | 'keys'>,
  caseId: CaseId,
): Promise<LoadedCase> {
  const { today, row, openings, keyFile, manifest, entries } = await client.openCase(caseId);
  const key = { caseId, group: row.group, keyFile, manifest };
  const { report: blobId } = await keys.openKey(key);
  const report = { blobId, bytes: await client.blob(caseId, blobId) };
  const { handle, view } = await keys.openCase({ ...key, report, entries });
  return { today, row, openings, handle, view };
}

/** `openSealed`, and the card brought up to date with the case's state. */
export async function loadCase(session: Session, caseId: CaseId): Promise<LoadedCase> {
  const loaded = await openSealed(session, caseId);
  const { card } = await session.keys.makeCard({ handle: loaded.handle });
  await session.client.setCard(caseId, card);
  return loaded;
}
