import type { Deadline } from './deadline.ts';
import { useWords, type Words } from './speech.tsx';

/** The deadline in words; the colour only repeats them. */
export function DeadlineMark({ deadline }: { readonly deadline: Deadline }) {
  const words = useWords();
  return <span className={`mark ${deadline.kind}`}>{deadlineWords(words, deadline)}</span>;
}

export function deadlineWords({ say, day }: Words, deadline: Deadline): string {
  switch (deadline.kind) {
    case 'closed':
      return deadline.day === null
        ? say('console.deadline.closed')
        : say('console.deadline.closed-on', { day: day(deadline.day) });
    case 'answered':
    case 'handed-over':
    case 'today':
      return say(`console.deadline.${deadline.kind}`);
    case 'overdue':
    case 'soon':
      return say(`console.deadline.${deadline.kind}`, { days: deadline.days });
    case 'ahead':
      return say('console.deadline.ahead', { day: day(deadline.day) });
    default:
      return deadline satisfies never;
  }
}
