import type { Log } from '../platform/log.ts';
import type { Store } from './store.ts';

/** Tells the log what store this process works on, once it was opened. */
export async function announced(
  store: Pick<Store, 'engine' | 'copies' | 'migrated' | 'hasSurveys'>,
  log: Log,
): Promise<void> {
  const { engine, migrated } = store;
  log('store.opened', { engine, copies: await store.copies(), migrations: migrated });
  if (!store.hasSurveys) log('surveys.elsewhere', {});
}
