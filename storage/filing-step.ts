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

/** The places of an officer's word in a case. */
export const wordSteps = ['word-received', 'word-open', 'word-written', 'word-committed'] as const;

/** The places of sealing a case's key to the members of a newer roster. */
export const wrapSteps = ['wrap-received', 'wrap-open', 'wrap-written', 'wrap-committed'] as const;

/** The places of erasing a case. */
export const eraseSteps = [
  'erase-open',
  'erase-shredded',
  'erase-written',
  'erase-committed',
] as const;

/** The places of bringing a database to the newest schema. */
export const migrationSteps = [
  'migration-open',
  'migration-changed',
  'migration-marked',
  'migration-committed',
] as const;

export type CrashStep =
  | FilingStep
  | (typeof surveySteps)[number]
  | (typeof wordSteps)[number]
  | (typeof wrapSteps)[number]
  | (typeof eraseSteps)[number]
  | (typeof migrationSteps)[number];

/** Awaited at each step. The product passes nothing. */
export type OnStep = (step: CrashStep) => void | Promise<void>;
