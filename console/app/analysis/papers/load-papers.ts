import type { ProjectId } from '../../../../analysis/ids.ts';
import { quartersOf } from '../../../../analysis/plan/monitoring.ts';
import type { Plan } from '../../../../analysis/plan/plan.ts';
import { type Details, noDetails } from '../../../../analysis/project-papers/details.ts';
import type { PaperInput, ProjectFacts } from '../../../../analysis/project-papers/input.ts';
import {
  isSnapshot,
  type PaperDocument,
  paperDocumentShape,
} from '../../../../analysis/project-papers/paper-document.ts';
import type { Snapshot } from '../../../../analysis/project-papers/snapshot.ts';
import { recordShape } from '../../../../analysis/records/record.ts';
import type { Session } from '../../session.ts';
import { calendar, subtaskOf } from '../knowledge.ts';
import { loadPlan } from '../plan/load-plan.ts';
import { books } from '../records/books.ts';
import { standing } from '../register/load-register.ts';
import { onlyId, onlyRow } from '../register/only-one.ts';
import { rowsOf } from '../rows-of.ts';
import { loadRows, type Row } from '../store.ts';
import type { TabProps } from '../tab-props.ts';

export interface PaperWork {
  readonly input: Omit<PaperInput, 'project' | 'details' | 'quarter'>;
  readonly details: Row<Details>;
  readonly plan: Row<Plan>;
  readonly snapshots: readonly Row<Snapshot>[];
  readonly broken: number;
}

/** All that papers are made of but the project itself. */
export async function loadPapers(session: Session, project: ProjectId): Promise<PaperWork> {
  const plan = await loadPlan(session, project);
  const records = await loadRows(session, project, 'register', recordShape);
  const kept = await loadRows<PaperDocument>(session, project, 'paper', paperDocumentShape);
  const rows = standing(kept.rows);
  return {
    input: {
      today: kept.today,
      calendar,
      risks: plan.risks.map(({ document }) => document.body),
      plan: plan.plan.document.body,
      reports: plan.reports.map(({ document }) => document.body),
      books,
      records: standing(records.rows).map(({ document }) => document.body),
    },
    plan: plan.plan,
    details: onlyRow(
      rows.flatMap((row) =>
        isSnapshot(row.document.body) ? [] : [narrowed(row, row.document.body)],
      ),
      onlyId(project, 'details'),
      noDetails,
      kept.today,
    ),
    snapshots: rows
      .flatMap((row) => (isSnapshot(row.document.body) ? [narrowed(row, row.document.body)] : []))
      .toSorted((one, other) => other.document.body.number - one.document.body.number),
    broken: plan.broken + records.broken + kept.broken,
  };
}

/** The project as papers see it, with the days of its timetable as they were moved. */
export function factsOf(props: Pick<TabProps, 'project' | 'tasks' | 'today'>): ProjectFacts {
  const { body } = props.project.document;
  const rows = rowsOf(props);
  const dayOf = (subtask: string) =>
    rows.find(({ task }) => task.subtask === subtask && task.object === null)?.day ?? null;
  return {
    subject: body.subject,
    objects: body.objects.map(({ name, days }) => ({
      name,
      start: days?.start ?? null,
      end: days?.end ?? null,
    })),
    order: body.order,
    members: body.members,
    responsible: body.members.find(({ part }) => part === 'head')?.post ?? '',
    start: body.start,
    end: body.end,
    days: {
      announce: dayOf('announce'),
      discussionAnnounce: dayOf('discussion-day'),
      discussion: dayOf('discussion'),
      note: dayOf('note'),
      plan: dayOf('plan'),
    },
    works: rows.flatMap(({ task, day }) =>
      day === null
        ? []
        : [
            {
              work: {
                kk: subtaskOf(task.subtask).title.kk,
                ru: subtaskOf(task.subtask).title.ru,
              },
              term: day,
              owner: task.owner,
            },
          ],
    ),
  };
}

/** Which quarter a monitoring note of today is about: the last one that began. */
export function quarterAt({ plan, today }: PaperWork['input']) {
  if (plan.noteSigned === null) return null;
  return quartersOf(calendar, plan.noteSigned).findLast(({ from }) => from <= today) ?? null;
}

function narrowed<T>(row: Row<PaperDocument>, body: T): Row<T> {
  return { ...row, document: { ...row.document, body } };
}
