import { breakDown, type Breakdown } from './breakdown.ts';
import { layoutOf } from './layout.ts';
import type { Survey } from './signed-survey.ts';
import { responsesIn, tally, type Count, type Rows } from './tally.ts';

/** What is published of a survey after its close. invited ≥ spent ≥ answers; of an open survey `spent` is `null`. */
export interface Results {
  readonly v: 1;
  readonly type: 'survey-results';
  /** Hash of the descriptor: which questions these are answers to. */
  readonly survey: string;
  readonly invited: number;
  readonly spent: number | null;
  readonly answers: number;
  readonly counts: readonly PublishedCount[];
  readonly breakdowns: readonly Breakdown[];
}

/** A count without the question's words: those stand in the descriptor. */
export type PublishedCount = Omit<Count, 'question'> & { readonly question: string };

/** Counts a closed survey. Throws `TypeError` while it could still grow: `rows` must be all there will ever be. */
export function resultsOf(survey: Survey, rows: Rows, spent: number | null): Results {
  const { questions } = survey.questionnaire;
  const layout = layoutOf(survey.questionnaire);
  const answers = layout.width === 0 ? 0 : responsesIn(layout, rows);
  if (spent !== null && (spent < answers || spent > survey.invited)) {
    throw new TypeError('more answers than codes, or more codes than people');
  }
  return {
    v: 1,
    type: 'survey-results',
    survey: survey.hash,
    invited: survey.invited,
    spent,
    answers,
    counts: tally(layout, rows).map(published),
    breakdowns: survey.breakdowns.map((by) =>
      breakDown(questions, layout, rows, by, survey.breakdowns),
    ),
  };
}

function published({ question, ...count }: Count): PublishedCount {
  return Object.assign(count, { question: question.id });
}
