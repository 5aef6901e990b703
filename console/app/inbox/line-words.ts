import type { Words } from '../speech.tsx';
import type { CaseLine } from './case-lines.ts';

/** What stands where the title belongs; what did not open is said so. */
export function titleWords({ say }: Words, { card }: CaseLine): string {
  switch (card.kind) {
    case 'read':
      return card.view.title || say('console.inbox.untitled');
    case 'failed':
      return say('console.inbox.closed-card');
    case 'behind':
      return say('console.inbox.behind');
    case 'waiting':
      return say('inbox.opening');
    default:
      return card satisfies never;
  }
}

export function assigneeWords({ say }: Words, assignee: string | null, me: string): string {
  if (assignee === null) return say('inbox.assignee.nobody');
  return assignee === me ? say('inbox.assignee.me') : assignee;
}
