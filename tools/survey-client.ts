import { blobKdf, type OfficerKeys, openOfficerBlob } from '../cases/officer-blob.ts';
import { deriveOfficerSecrets } from '../cases/kdf.ts';
import { joinBlob } from '../console/blob-parts.ts';
import * as api from '../console/api.ts';
import * as surveyApi from '../console/survey-api.ts';
import type { Argon2id } from '../platform/crypto/argon2id.ts';
import { fromHex } from '../platform/crypto/bytes.ts';
import { systemRandom } from '../platform/crypto/random.ts';
import { SenimError } from '../platform/errors.ts';
import type { Secret } from '../platform/secret.ts';
import { z } from '../platform/shape.ts';
import { onceArgon2id } from './once-argon2id.ts';
import { codeHash, makeCode, type Code } from '../surveys/code.ts';
import type { Descriptor } from '../surveys/descriptor.ts';
import { signDescriptor, writeDescriptor } from '../surveys/signed-survey.ts';

/** To be left when the work is done: its session ends with it. */
export interface Desk extends AsyncDisposable {
  /** What the officer signs with; it stays here. */
  readonly seed: Secret;
  /** All of the officer's own keys, of which `seed` is one; they stay here too. */
  readonly keys: OfficerKeys;
  readonly get: <A extends z.ZodType>(path: string, answer: A) => Promise<z.output<A>>;
  readonly post: <R extends z.ZodType, A extends z.ZodType>(
    path: string,
    shape: { readonly request: R; readonly answer: A },
    request: z.output<R>,
  ) => Promise<z.output<A>>;
}

/** Signs in at a console as its page does. Throws `config` when the console refuses. */
export async function sitDown(
  url: string,
  { officerId, passphrase }: { readonly officerId: string; readonly passphrase: string },
  argon2id: Argon2id = onceArgon2id,
): Promise<Desk> {
  let cookie = '';
  let token: string = api.noToken;
  async function ask(path: string, body: unknown): Promise<unknown> {
    const response = await fetch(new URL(path, url), {
      ...(body === undefined ? {} : { method: 'POST', body: JSON.stringify(body) }),
      headers: {
        'content-type': 'application/json',
        origin: url,
        [api.tokenHeader]: token,
        ...(cookie === '' ? {} : { cookie }),
      },
    });
    if (!response.ok) {
      throw new SenimError('config', `the console refused ${path} (HTTP ${response.status})`);
    }
    cookie = response.headers.getSetCookie()[0]?.split(';')[0] ?? cookie;
    return response.json();
  }
  const get: Desk['get'] = async (path, answer) =>
    z.decode(answer, (await ask(path, undefined)) as never);
  const post: Desk['post'] = async (path, shape, request) =>
    z.decode(shape.answer, (await ask(path, z.encode(shape.request, request))) as never);
  const { header } = await post('/api/sign-in/start', api.signInStart, { officerId });
  const { auth, kek } = await deriveOfficerSecrets({ passphrase, kdf: blobKdf(header), argon2id });
  const signed = await post('/api/sign-in', api.signIn, { officerId, auth: auth.bytes() });
  if (signed.kind === 'factor')
    throw new SenimError('config', 'the console asks for a second factor');
  token = signed.token;
  const keys = openOfficerBlob(joinBlob({ header, body: signed.body }), kek);
  return {
    seed: keys.signSeed,
    keys,
    get,
    post,
    [Symbol.asyncDispose]: async () => {
      await post('/api/sign-out', api.signOut, {});
    },
  };
}

/** Opens a survey as the officers' page does; the codes are made here and only their hashes go there. */
export async function openSurvey(desk: Desk, survey: Descriptor): Promise<readonly Code[]> {
  const descriptor = writeDescriptor(survey);
  const wanted = survey.access === 'codes' ? survey.invited : 0;
  const codes = Array.from({ length: wanted }, () => makeCode(systemRandom));
  await desk.post('/api/surveys', surveyApi.openSurvey, {
    descriptor,
    signature: signDescriptor(descriptor, desk.seed),
    codes: fromHex(codes.map((code) => codeHash(survey.id, code)).join('')),
  });
  return codes;
}
