import type { ProjectId } from '../../../../analysis/ids.ts';
import { type Report, reportShape } from '../../../../analysis/plan/monitoring.ts';
import { emptyPlan, type Plan, planShape } from '../../../../analysis/plan/plan.ts';
import { type Risk, riskShape } from '../../../../analysis/register/risk.ts';
import type { Session } from '../../session.ts';
import { standing } from '../register/load-register.ts';
import { onlyId, onlyRow } from '../register/only-one.ts';
import { loadRows, type Row } from '../store.ts';

export interface PlanWork {
  readonly risks: readonly Row<Risk>[];
  readonly plan: Row<Plan>;
  readonly reports: readonly Row<Report>[];
  readonly broken: number;
}

export async function loadPlan(session: Session, project: ProjectId): Promise<PlanWork> {
  const risks = await loadRows(session, project, 'risk', riskShape);
  const plans = await loadRows(session, project, 'plan', planShape);
  const reports = await loadRows(session, project, 'monitoring', reportShape);
  return {
    risks: standing(risks.rows),
    plan: onlyRow(plans.rows, onlyId(project, 'plan'), emptyPlan, plans.today),
    reports: standing(reports.rows),
    broken: risks.broken + plans.broken + reports.broken,
  };
}
