import { formerRosters, type Roster, verifyRoster } from '../cases/roster.ts';
import { fromHex } from '../platform/crypto/bytes.ts';
import { SenimError } from '../platform/errors.ts';
import { readPin } from '../storage/pin.ts';
import type { Store } from '../storage/store.ts';

/** The newest roster of a folder, held against its pin. Throws `roster.*`, and `roster.content` where there is none. */
export async function rosterAt(
  dataDir: string,
  { rosters }: Pick<Store, 'rosters'>,
): Promise<Roster> {
  const [stored, pin] = [await rosters.latest(), await readPin(dataDir)];
  if (stored === null || pin === null) {
    throw new SenimError(
      'roster.content',
      'there is no list of officers: the folder was not set up',
    );
  }
  const { root, leastSeq } = pin;
  return verifyRoster({ ...stored, rootPublic: fromHex(root), leastSeq });
}

/** The newest roster and all before it: cases may be filed under an older one. */
export async function rostersAt(
  dataDir: string,
  store: Pick<Store, 'rosters'>,
): Promise<readonly Roster[]> {
  const newest = await rosterAt(dataDir, store);
  const pin = await readPin(dataDir);
  const [, ...before] = await store.rosters.all();
  return [newest, ...formerRosters(newest, before, fromHex(pin?.root ?? ''))];
}
