import { made } from '../analysis/document.ts';
import { type DocumentId, newDocumentId } from '../analysis/ids.ts';
import { onlyId } from '../console/app/analysis/register/only-one.ts';
import { loadKnowledge } from '../knowledge/load.ts';
import { systemRandom } from '../platform/crypto/random.ts';
import type { DateIso } from '../platform/time.ts';
import type { SeededAnalysis } from './demo-analysis.ts';
import { demoProject } from './papers/demo-project.ts';

/** The register, the plan and the records of the demonstration's analysis; a plan only when its days have come. */
export async function seedRegister(
  { desk, project }: SeededAnalysis,
  today: DateIso,
): Promise<void> {
  const { calendar, registers } = await loadKnowledge();
  const { risks, plan, reports, records, details, today: seen } = demoProject(calendar, registers);
  const change = { officer: desk.officerId, what: 'made', note: '', day: today } as const;
  const isLater = today >= seen;
  await desk.add(project, [
    ...risks.map((risk) => ({
      id: risk.id as DocumentId,
      kind: 'risk' as const,
      document: made(isLater ? risk : { ...risk, status: 'planned' as const }, change),
    })),
    ...records.map((row) => ({
      id:
        row.part === 'figures'
          ? onlyId(project, `figures/${row.book}`)
          : newDocumentId(systemRandom),
      kind: 'register' as const,
      document: made(row, change),
    })),
    ...(isLater ? reports : []).map((report) => ({
      id: newDocumentId(systemRandom),
      kind: 'monitoring' as const,
      document: made(report, change),
    })),
    ...(isLater
      ? [{ id: onlyId(project, 'plan'), kind: 'plan' as const, document: made(plan, change) }]
      : []),
    { id: onlyId(project, 'details'), kind: 'paper', document: made(details, change) },
  ]);
}
