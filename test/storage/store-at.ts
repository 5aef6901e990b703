import { databaseAddressOf } from '../../platform/config/database-address.ts';
import { lenient } from '../../storage/postgres/session.ts';
import type { StoreOptions } from '../../storage/store.ts';

/** Options of `openStore` for a folder and, where the engine is a server, its address. Also for processes of their own. */
export function storeAt(
  dataDir: string,
  url: string | null,
): Pick<StoreOptions, 'dataDir' | 'address' | 'judge'> {
  if (url === null || url === '') return { dataDir };
  const address = databaseAddressOf(url);
  if (address === null) throw new TypeError('not an address of a server');
  return { dataDir, address, judge: lenient };
}
