import { type SetUp, setUp } from '../console/ceremony.ts';
import { systemClock } from '../platform/clock.ts';
import type { Argon2id } from '../platform/crypto/argon2id.ts';
import { concat } from '../platform/crypto/bytes.ts';
import { sha256 } from '../platform/crypto/hash.ts';
import { nativeAge } from '../platform/crypto/native.ts';
import { systemRandom } from '../platform/crypto/random.ts';
import { dayAt } from '../platform/time.ts';
import type { Store } from '../storage/store.ts';
import { setUpStore } from './set-up-store.ts';

/** Stands where Argon2id stands: these keys live as long as their run, and nobody types a passphrase. */
export const quick: Argon2id = async ({ passphrase, salt }) => sha256(concat(salt, passphrase));

/** What the body calls itself; its surveys must say the same. */
export const bodyName = 'Made up';

/** The product's own ceremony on a store that is open: one officer of the unit, one of the oversight. */
export async function heldIn(store: Store, dataDir: string): Promise<SetUp> {
  const token = 'the-token-of-the-ceremony';
  const made = await setUp({
    random: systemRandom,
    argon2id: quick,
    age: nativeAge,
    body: bodyName,
    day: dayAt(new Date()),
    token,
    officers: [
      { role: 'officer', group: 'default' },
      { role: 'oversight', group: 'oversight' },
    ],
  });
  await setUpStore(made, { store, dataDir, clock: systemClock(null), token });
  return made;
}
