import { changed, made } from '../../../../analysis/document.ts';
import type { Plan } from '../../../../analysis/plan/plan.ts';
import type { Project } from '../../../../analysis/project.ts';
import { type Snapshot, signed } from '../../../../analysis/project-papers/snapshot.ts';
import type { DateIso } from '../../../../platform/time.ts';
import type { Row, RowChange } from '../store.ts';

type Change = Parameters<typeof made>[1];

/**
 * What is stored when a frozen paper was signed: the snapshot; and for the note and the plan, from whose days the later
 * terms are counted, the days of the project and of the plan as well.
 */
export async function signingRows(
  { snapshot, project, plan }: SignedPapers,
  by: { readonly on: DateIso; readonly post: string },
  change: Change,
): Promise<readonly RowChange[]> {
  const { on, post } = by;
  const { body } = snapshot.document;
  const next = await signed(body, on, post);
  return [
    ...daysOf(body.paper, on, { project, plan }, { ...change, what: 'changed' }),
    {
      id: snapshot.id,
      kind: 'paper',
      expected: snapshot.version,
      document: changed(snapshot.document, next, change),
    },
  ];
}

export interface SignedPapers {
  readonly snapshot: Row<Snapshot>;
  readonly project: Row<Project>;
  readonly plan: Row<Plan>;
}

function daysOf(
  paper: string,
  on: DateIso,
  { project, plan }: Pick<SignedPapers, 'project' | 'plan'>,
  change: Change,
): readonly RowChange[] {
  const isNote = paper === 'analytical-note';
  if (!isNote && paper !== 'action-plan') return [];
  const { signed: before } = project.document.body;
  const days = isNote ? { ...before, note: on } : { ...before, plan: on };
  const steps = isNote ? { noteSigned: on } : { approved: on };
  const planned = { ...plan.document.body, ...steps };
  return [
    {
      id: project.id,
      kind: 'project',
      expected: project.version,
      document: changed(project.document, { ...project.document.body, signed: days }, change),
    },
    {
      id: plan.id,
      kind: 'plan',
      expected: plan.version,
      document:
        plan.version === 0
          ? made(planned, { ...change, what: 'made' })
          : changed(plan.document, planned, change),
    },
  ];
}
