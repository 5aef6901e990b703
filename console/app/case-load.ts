import type { OpenedCase } from '../api.ts';
import type { CaseId } from '../../cases/sealed.ts';
import type { DateIso } from '../../platform/time.ts';
import type { Session } from './session.ts';
import type { CaseView } from './worker/contract.ts';

export interface LoadedCase {
  readonly today: DateIso;
  readonly row: OpenedCase['row'];
  readonly openings: OpenedCase['openings'];
  readonly view: CaseView;
}

/** Fetches a case and opens it in the worker; throws rather than show a part of it as the whole. */
export async function openSealed(
  { client, keys }: Pick<Session, 'client' | 'keys'>,
  caseId: CaseId,
): Promise<LoadedCase> {
  const { today, row, openings, keyFile, manifest, entries } = await client.openCase(caseId);
  const { report } = await keys.openKey({ caseId, group: row.group, keyFile, manifest });
  const bytes = await client.blob(caseId, report);
  const view = await keys.openCase({ caseId, report: bytes, entries });
  return { today, row, openings, view };
}

/** `openSealed`, and the card brought up to date: its state, and that the replies were seen. */
export async function loadCase(session: Session, caseId: CaseId): Promise<LoadedCase> {
  const loaded = await openSealed(session, caseId);
  const { card } = await session.keys.makeCard({ caseId });
  await session.client.setCard(caseId, card);
  return loaded;
}
