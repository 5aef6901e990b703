import type { DateIso } from '../../../platform/time.ts';
import type { Descriptor } from '../../../surveys/descriptor.ts';
import { windowOn } from '../../../surveys/descriptor.ts';
import { useWords } from '../speech.tsx';

/** Where a survey stands: planned, open, over but not closed, closed, published. */
export type SurveyState = 'planned' | 'open' | 'over' | 'closed' | 'published';

export function stateOf(
  survey: Pick<Descriptor, 'opens' | 'closes'>,
  state: 'open' | 'closed',
  published: string | null,
  today: DateIso,
): SurveyState {
  if (state === 'closed') return published === null ? 'closed' : 'published';
  const window = windowOn(survey, today);
  return window === 'early' ? 'planned' : window;
}

const looks: Readonly<Record<SurveyState, string>> = {
  planned: 'soon',
  open: 'ahead',
  over: 'overdue',
  closed: 'closed',
  published: 'answered',
};

/** The state in words; the colour only repeats them. */
export function StateMark(props: {
  readonly survey: Pick<Descriptor, 'opens' | 'closes'>;
  readonly state: 'open' | 'closed';
  readonly published: string | null;
  readonly today: DateIso;
}) {
  const { say } = useWords();
  const state = stateOf(props.survey, props.state, props.published, props.today);
  return <span className={`mark ${looks[state]}`}>{say(`surveys.state.${state}`)}</span>;
}
