import type { CaseAccount, Visit } from '../dialogs/draft.ts';
import { SenimError, type ErrorCode } from '../platform/errors.ts';
import { placeOf, type Log } from '../platform/log.ts';
import type { Visits } from './visits.ts';

/** What says that a record was changed, exchanged or rotted. */
const signs: ReadonlySet<ErrorCode> = new Set([
  'crypto.auth',
  'crypto.format',
  'case.context',
  'case.manifest',
  'store.integrity',
]);

/** A record that does not fit its receipt is told to its owner and to the log; anything else is thrown on. */
export async function unlessDamaged<T>(log: Log, read: () => Promise<T>): Promise<T | 'damaged'> {
  try {
    return await read();
  } catch (error) {
    if (!(error instanceof SenimError) || !signs.has(error.code)) throw error;
    log('case.damaged', { code: error.code, place: placeOf(error) });
    return 'damaged';
  }
}

/** What the holder of a receipt may see now. */
export async function accountNow(
  { visits, log }: { readonly visits: Pick<Visits, 'account'>; readonly log: Log },
  visit: Visit,
): Promise<CaseAccount | 'damaged' | 'gone'> {
  return await unlessDamaged(log, async () => (await visits.account(visit)) ?? 'gone');
}
