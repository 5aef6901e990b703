import { StatisticsPage } from './pages.ts';
import type { Session } from './session.ts';
import { useCases } from './use-cases.ts';

interface Props {
  readonly session: Session;
  /** Grows when the keys of cases were sealed anew. */
  readonly round: number;
  readonly onExpired: () => void;
}

/** Statistics of whoever reads cases: the page counts those that the inbox fetched. */
export function OwnStatistics({ session, round, onExpired }: Props) {
  const { state } = useCases(session, round);
  return <StatisticsPage session={session} cases={state} onExpired={onExpired} />;
}
