import type { Milestone } from '../../knowledge/timetable.ts';
import type { Text } from '../message.ts';
import { words } from '../say.ts';

/** By their days; what has none comes last. */
export function inOrder(milestones: readonly Milestone[]): readonly Milestone[] {
  return milestones.toSorted((a, b) => (dayOf(a) < dayOf(b) ? -1 : dayOf(a) > dayOf(b) ? 1 : 0));
}

function dayOf({ day: counted }: Milestone): string {
  return counted.ok ? counted.value : '9999';
}

export function milestoneName(id: Milestone['id']): Text {
  return words(`deadlines.at-${bare(id)}`);
}

export function milestoneRule(id: Milestone['id']): Text {
  return words(`deadlines.how-${bare(id)}`);
}

/** All quarterly reports are called alike. */
function bare(id: Milestone['id']) {
  switch (id) {
    case 'report-1':
    case 'report-2':
    case 'report-3':
    case 'report-4':
    case 'report-5':
      return 'report';
    case 'announce-start':
    case 'start':
    case 'announce-discussion':
    case 'discussion':
    case 'end':
    case 'note':
    case 'plan':
    case 'publish':
    case 'monitoring-end':
    case 'next':
      return id;
    default:
      return id satisfies never;
  }
}
