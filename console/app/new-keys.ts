import { newKeyWorkerUrl } from './key-worker-address.ts';
import { openLine } from './worker-line.ts';
import type { NewKeys } from './worker/new-key-contract.ts';

/** The worker that makes keys, and the way to end it. */
export interface NewKeyWorker {
  readonly keys: NewKeys;
  readonly end: () => void;
}

export function startNewKeyWorker(): NewKeyWorker {
  const { call, end } = openLine<NewKeys>(newKeyWorkerUrl, 'new-keys');
  return { keys: { enlist: call('enlist') }, end };
}
