import { onDemand } from '../on-demand.tsx';

/** For the few who propose a card. */
export const CardDraft = onDemand(
  async () => (await import('./card-draft.tsx')).CardDraft,
  ['cardDraft'],
  'part',
);
