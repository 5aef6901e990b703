import { noToken, tokenHeader } from '../console/api.ts';
import type { SetUp } from '../console/ceremony.ts';
import { createConsole } from '../console/server/create.ts';
import { systemRandom } from '../platform/crypto/random.ts';
import { createLog } from '../platform/log.ts';
import { Secret } from '../platform/secret.ts';
import type { Clock } from '../platform/time.ts';
import type { Store } from '../storage/store.ts';

/**
 * Hands the public half of a ceremony to a console over this store, as a browser does, but without a line.
 * Throws `TypeError` when the console refuses.
 */
export async function setUpStore(
  made: SetUp,
  own: {
    readonly store: Store;
    readonly dataDir: string;
    readonly clock: Clock;
    readonly token: string;
  },
): Promise<void> {
  const { token, ...rest } = own;
  const console = createConsole({
    ...rest,
    random: systemRandom,
    log: createLog(() => {}),
    fakeHeaderKey: new Secret(systemRandom(32)),
    bundle: () => null,
    setUpToken: token,
    https: false,
    publicOrigin: null,
    notice: null,
  });
  const origin = 'http://localhost:8081';
  const answer = await console.request(`${origin}/api/setup`, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      origin,
      host: 'localhost:8081',
      [tokenHeader]: noToken,
    },
    body: JSON.stringify(made.request),
  });
  if (!answer.ok) throw new TypeError(`the set-up was answered with ${answer.status}`);
}
