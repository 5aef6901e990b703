import { onDemand } from './on-demand.tsx';

// Parts of the first pages that are seldom needed, with the phrases that only they need.

/** What a blocking alarm means; what happened and what to do stands on the page without it. */
export const AlarmMeaning = onDemand(
  async () => (await import('./alarm-meaning.tsx')).AlarmMeaning,
  ['tampered'],
  'part',
);

export const TamperedCases = onDemand(
  async () => (await import('./inbox/tampered-cases.tsx')).TamperedCases,
  ['tampered'],
  'part',
);
