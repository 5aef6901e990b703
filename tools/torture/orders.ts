import { existsSync, readFileSync, writeFileSync } from 'node:fs';

import type { CrashStep, OnStep } from '../../storage/filing-step.ts';

/**
 * For processes that the torture starts: at the step that stands in the file of orders the process says that it is
 * there and kills itself. The product itself is never given one of these.
 */
export function dieAsOrdered(orders: string): OnStep {
  return async (step) => {
    if (orderIn(orders) !== step) return;
    writeFileSync(reachedPath(orders), step);
    process.kill(process.pid, 'SIGKILL');
    // The signal is on its way; nothing more may happen.
    await new Promise(() => {});
  };
}

export function order(orders: string, step: CrashStep | null): void {
  writeFileSync(orders, step ?? '');
  writeFileSync(reachedPath(orders), '');
}

/** Where the process said that it was; `''` when it said nothing. */
export function reached(orders: string): string {
  return existsSync(reachedPath(orders)) ? readFileSync(reachedPath(orders), 'utf8') : '';
}

function reachedPath(orders: string): string {
  return `${orders}.reached`;
}

function orderIn(orders: string): string {
  return existsSync(orders) ? readFileSync(orders, 'utf8') : '';
}
