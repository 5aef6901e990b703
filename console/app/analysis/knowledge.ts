import { type Calendar } from '../../../knowledge/calendar.ts';
import year2024 from '../../../knowledge/calendar/2024.json' with { type: 'json' };
import year2025 from '../../../knowledge/calendar/2025.json' with { type: 'json' };
import year2026 from '../../../knowledge/calendar/2026.json' with { type: 'json' };
import year2027 from '../../../knowledge/calendar/2027.json' with { type: 'json' };
import { subtasksOf } from '../../../knowledge/procedures.ts';
import analysis from '../../../knowledge/procedures/analysis.json' with { type: 'json' };
import { parseCalendarYear } from '../../../knowledge/schema/calendar.ts';
import { parseProject, type Subtask } from '../../../knowledge/schema/procedure.ts';
import type { SubtaskId } from '../../../analysis/task.ts';

/** The days of the five-day week for the years that are built into the page. */
export const calendar: Calendar = new Map(
  [year2024, year2025, year2026, year2027]
    .map(parseCalendarYear)
    .map((year) => [year.year, year] as const),
);

/** What the instruction asks of an internal analysis. */
export const procedure = parseProject(analysis, 'analysis');

const subtasks = new Map(subtasksOf([procedure]).map((subtask) => [subtask.id, subtask]));

export function subtaskOf(id: SubtaskId): Subtask {
  const found = subtasks.get(id);
  if (found === undefined) throw new TypeError(`the procedure has no ${id}`);
  return found;
}

/** The number of the instruction's task that the subtask belongs to. */
export function stageOf(id: SubtaskId): number {
  const stage = procedure.tasks.find((task) => task.subtasks.some((each) => each.id === id));
  return stage?.number ?? 0;
}
