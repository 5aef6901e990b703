import { Client } from '../console/app/client.ts';
import { enter } from '../console/app/enter.ts';
import { PageMemory } from '../console/app/page-memory.ts';
import type { Session } from '../console/app/session.ts';
import { KeyRing } from '../console/app/worker/key-ring.ts';
import { systemRandom } from '../platform/crypto/random.ts';
import { SenimError } from '../platform/errors.ts';
import { onceArgon2id } from './once-argon2id.ts';

/** To be left when the work is done: the session ends with it. */
export interface OpenPage extends AsyncDisposable {
  readonly session: Session;
}

/** Signs in at a console with the page's own client and keys, where there is no browser. Throws `config` on an alarm. */
export async function openPage(
  url: string,
  { officerId, passphrase }: { readonly officerId: string; readonly passphrase: string },
): Promise<OpenPage> {
  let cookie = '';
  const client = new Client(async (input, init) => {
    const headers = new Headers(init?.headers);
    headers.set('origin', url);
    if (cookie !== '') headers.set('cookie', cookie);
    const answer = await fetch(new URL(input as string, url), { ...init, headers });
    cookie = answer.headers.getSetCookie()[0]?.split(';')[0] ?? cookie;
    return answer;
  });
  const worker = { keys: new KeyRing(onceArgon2id, systemRandom), end: () => {} };
  const memory = new PageMemory();
  const entered = await enter(officerId, passphrase, worker, undefined, client, memory);
  if (entered.kind !== 'in') throw new SenimError('config', 'the console shows another list');
  return {
    session: entered.session,
    [Symbol.asyncDispose]: async () => await client.signOut(),
  };
}
