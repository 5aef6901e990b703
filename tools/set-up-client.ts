import { type Ceremony, setUp, type SetUp } from '../console/ceremony.ts';
import type { FirstSettings } from '../console/set-up-api.ts';
import type { Appointed } from '../console/new-member.ts';
import { noToken, tokenHeader } from '../console/api.ts';
import { nativeAge } from '../platform/crypto/native.ts';
import { systemRandom } from '../platform/crypto/random.ts';
import { SenimError } from '../platform/errors.ts';
import type { DateIso } from '../platform/time.ts';
import { onceArgon2id } from './once-argon2id.ts';

/**
 * Holds the ceremony here and hands the public half to a console that waits for it.
 * Throws `config` when the console refuses. The secrets that come back never went there.
 */
export async function setUpConsole(wanted: {
  readonly url: string;
  readonly token: string;
  readonly body: string;
  readonly day: DateIso;
  readonly officers: readonly Appointed[];
  /** Left out, the usual ones hold. */
  readonly settings?: FirstSettings;
  /** Tests that sign in again and again hold a quicker one. */
  readonly hold?: (ceremony: Ceremony) => Promise<SetUp>;
}): Promise<SetUp> {
  const { url, token, body, day, officers, settings, hold = setUp } = wanted;
  const made = await hold({
    random: systemRandom,
    argon2id: onceArgon2id,
    age: nativeAge,
    body,
    day,
    token,
    officers,
  });
  const response = await fetch(new URL('/api/setup', url), {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin: url, [tokenHeader]: noToken },
    body: JSON.stringify({ ...made.request, ...(settings === undefined ? {} : { settings }) }),
  });
  if (!response.ok) {
    throw new SenimError('config', `the console refused the set-up (HTTP ${response.status})`);
  }
  return made;
}
