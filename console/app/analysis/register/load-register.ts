import type { ProjectId } from '../../../../analysis/ids.ts';
import { type Dismissal, dismissalShape } from '../../../../analysis/register/signals.ts';
import { type Risk, riskShape } from '../../../../analysis/register/risk.ts';
import type { Session } from '../../session.ts';
import { loadRows, type Row } from '../store.ts';

export interface Register {
  readonly risks: readonly Row<Risk>[];
  readonly dismissals: readonly Row<Dismissal>[];
  /** So many rows could not be opened. */
  readonly broken: number;
}

/** The register of one project with what was dismissed; rows that were deleted are left out. */
export async function loadRegister(session: Session, project: ProjectId): Promise<Register> {
  const risks = await loadRows(session, project, 'risk', riskShape);
  const dismissals = await loadRows(session, project, 'signal', dismissalShape);
  return {
    risks: standing(risks.rows),
    dismissals: standing(dismissals.rows),
    broken: risks.broken + dismissals.broken,
  };
}

/** What was not marked as deleted. */
export function standing<T>(rows: readonly Row<T>[]): readonly Row<T>[] {
  return rows.filter(({ document }) => !document.deleted);
}
