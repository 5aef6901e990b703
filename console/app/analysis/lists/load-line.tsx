import type { Load } from '../../load.ts';
import { LoadLine as Line } from '../../load-line.tsx';
import { useWords } from '../../speech.tsx';

interface Props {
  readonly load: Load<unknown>;
  readonly again: () => void;
}

/** The line of whatever is read of check-lists. */
export function LoadLine({ load, again }: Props) {
  const { say } = useWords();
  return (
    <Line load={load} loading={say('lists.loading')} failed={say('lists.failed')} again={again} />
  );
}
