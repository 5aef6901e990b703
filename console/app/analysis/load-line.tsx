import type { Load } from '../load.ts';
import { LoadLine as Line } from '../load-line.tsx';
import { useWords } from '../speech.tsx';

interface Props {
  readonly load: Load<unknown>;
  /** Something read before is on the page: no need to say that it is read anew. */
  readonly isShown: boolean;
  readonly onAgain: () => void;
}

/** The line of whatever is read of an analysis. */
export function LoadLine({ load, isShown, onAgain }: Props) {
  const { say } = useWords();
  return (
    <Line
      load={load}
      loading={isShown ? null : say('analysis.loading')}
      failed={say('analysis.failed')}
      again={onAgain}
    />
  );
}
