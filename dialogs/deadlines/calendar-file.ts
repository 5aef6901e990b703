import type { Message } from '../message.ts';
import { words } from '../say.ts';
import type { WantedEvent } from '../message.ts';
import type { CountResult } from './counted.ts';
import { dayWords } from './day-words.ts';
import { inOrder, milestoneName, milestoneRule } from './milestones.ts';

/** What was counted, for the person's own calendar; nothing where there is no day to keep. */
export function calendarFile(result: CountResult): readonly Message[] {
  const events = eventsOf(result);
  if (events.length === 0) return [];
  const title = words('deadlines.calendar-title');
  return [
    {
      kind: 'file',
      label: words('deadlines.calendar-file'),
      file: { kind: 'calendar', title, events },
    },
  ];
}

function eventsOf(result: CountResult): readonly WantedEvent[] {
  switch (result.kind) {
    case 'unfinished':
    case 'refused':
    case 'days':
      return [];
    case 'day':
      return [
        {
          id: `days.${result.days}.${result.from}`,
          day: result.day,
          title: words('deadlines.days', { days: Math.abs(result.days) }),
          notes: dayWords(result),
        },
      ];
    case 'timetable':
      return inOrder(result.found.milestones).flatMap(({ id, day }) =>
        day.ok
          ? [
              {
                id: `analysis.${id}.${result.found.start}`,
                day: day.value,
                title: milestoneName(id),
                notes: milestoneRule(id),
              },
            ]
          : [],
      );
    case 'term':
      return result.day === null
        ? []
        : [
            {
              id: `term.${result.term.id}.${result.from}`,
              day: result.day,
              title: { kind: 'localized', text: result.term.name },
              notes: { kind: 'localized', text: result.term.how },
            },
          ];
    default:
      return result satisfies never;
  }
}
