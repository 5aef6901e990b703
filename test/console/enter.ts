import { deriveOfficerSecrets } from '../../cases/kdf.ts';
import { blobKdf } from '../../cases/officer-blob.ts';
import type { Role } from '../../console/api.ts';
import { base64url, fromBase64url } from '../../platform/crypto/bytes.ts';
import { post, type Signed } from './house.ts';
import { type Office, onceArgon2id } from './office.ts';

/** Signs in as the page does, with real keys: the first officer of that role, or somebody with number and passphrase. */
export async function enter(
  { app, made }: Office,
  who: Role | { readonly officerId: string; readonly passphrase: string },
): Promise<Signed> {
  const access = typeof who === 'string' ? made.access.find(({ role }) => role === who) : who;
  if (access === undefined) throw new TypeError('nobody has that role');
  const { officerId, passphrase } = access;
  const started = await post(app, '/api/sign-in/start', { officerId });
  const { header } = (await started.json()) as { header: string };
  const kdf = blobKdf(fromBase64url(header));
  const { auth } = await deriveOfficerSecrets({ passphrase, kdf, argon2id: onceArgon2id });
  const answer = await post(app, '/api/sign-in', { officerId, auth: base64url(auth.bytes()) });
  const { token } = (await answer.json()) as { token: string };
  const cookie = (answer.headers.getSetCookie()[0] ?? '').split(';')[0] ?? '';
  return { cookie, token };
}
