/** The named places of a filing and of a follow-up where a crash test may stop the process, in order. */
export const filingSteps = [
  'received',
  'shred-committed',
  'blob-half',
  'blob-synced',
  'blob-renamed',
  'transaction-open',
  'case-inserted',
  'rows-written',
  'committed',
] as const;

export type FilingStep = (typeof filingSteps)[number];

/** The places of an answer to a survey, likewise. */
export const surveySteps = [
  'survey-received',
  'survey-spent',
  'survey-written',
  'survey-committed',
] as const;

export type CrashStep = FilingStep | (typeof surveySteps)[number];

/** Awaited at each step. The product passes nothing. */
export type OnStep = (step: CrashStep) => void | Promise<void>;
