import { onDemand } from '../../on-demand.tsx';

/** The tab with the questions of all directions is loaded when it is opened. */
export const ListsTab = onDemand(
  async () => (await import('./lists-tab.tsx')).ListsTab,
  ['lists'],
  'part',
);
