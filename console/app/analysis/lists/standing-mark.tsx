import type { ListStanding } from '../../../../analysis/lists/sent-list.ts';
import { useWords } from '../../speech.tsx';

const looks: Readonly<Record<ListStanding, string>> = {
  answered: 'ahead',
  waiting: 'closed',
  soon: 'soon',
  overdue: 'overdue',
  withdrawn: 'closed',
  closed: 'closed',
};

/** Where a request stands, in words; the colour only repeats them. */
export function StandingMark({ standing }: { readonly standing: ListStanding }) {
  const { say } = useWords();
  return <span className={`mark ${looks[standing]}`}>{say(`lists.standing.${standing}`)}</span>;
}
