import type { DatedEvent } from './calendar-file.ts';
import type { TaskRow } from './task-rows.ts';

/**
 * A project's open tasks as whole days for somebody's own calendar. An event is named by its document, so that importing
 * again replaces it.
 */
export function taskEvents(
  rows: readonly TaskRow<{ readonly id: string }>[],
  words: (row: TaskRow<unknown>) => { readonly title: string; readonly notes: string },
): readonly DatedEvent[] {
  return rows.flatMap((each): DatedEvent[] => {
    if (each.day === null || each.state === 'done' || each.state === 'not-needed') return [];
    return [{ id: `analysis.${each.row.id}`, day: each.day, ...words(each) }];
  });
}
