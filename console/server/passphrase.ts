import type { Context } from 'hono';

import { authHash } from '../../cases/kdf.ts';
import { blobKdf } from '../../cases/officer-blob.ts';
import { equal } from '../../platform/crypto/bytes.ts';
import { SenimError } from '../../platform/errors.ts';
import * as keysApi from '../keys-api.ts';
import type { Caller } from './access.ts';
import { answer, readBody } from './body.ts';
import { Refused } from './refuse.ts';
import type { SignInDeps } from './sign-in.ts';

/** Another passphrase: from this moment the old proof opens nothing, and every other session of the account has ended. */
export async function changePassphrase(
  context: Context,
  { officer, sessionId }: Caller,
  { officers, sessions, clock, delays, note }: SignInDeps,
): Promise<Response> {
  const change = await readBody(context, keysApi.changePassphrase.request);
  const account = await officers.find(officer.id);
  // Somebody who got no answer the first time: nobody else knows what stands there now.
  if (account !== null && equal(account.authHash, change.authHash)) {
    return answer(keysApi.changePassphrase.answer, {});
  }
  if (account === null || !equal(account.authHash, authHash(change.auth))) {
    await note('sign-in-refused', officer.id);
    await delays.afterFailure(officer.id);
    throw new Refused('not-yours');
  }
  refuseWeak(change.header);
  const { header, body } = change;
  await officers.setBlob(officer.id, { header, body }, change.authHash);
  await sessions.endOthers(sessionId, { officerId: officer.id, day: clock.today() });
  await note('passphrase-changed', officer.id);
  return answer(keysApi.changePassphrase.answer, {});
}

/** The console has floors of its own; a page that was tampered with must not lower them for good. */
function refuseWeak(header: Uint8Array): void {
  try {
    blobKdf(header);
  } catch (error) {
    if (error instanceof SenimError) throw new Refused('malformed');
    throw error;
  }
}
