import { onDemand } from '../../on-demand.tsx';

/** What other systems counted: loaded when somebody looks at it. */
export const ImportsPart = onDemand(
  async () => (await import('./imports-part.tsx')).ImportsPart,
  ['imports'],
  'part',
);
