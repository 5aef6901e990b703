import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { blobKdf, type OfficerKeys, openOfficerBlob } from '../../cases/officer-blob.ts';
import { deriveOfficerSecrets } from '../../cases/kdf.ts';
import { joinBlob } from '../../console/blob-parts.ts';
import type { SetUp } from '../../console/ceremony.ts';
import { fromBase64url } from '../../platform/crypto/bytes.ts';
import { systemRandom } from '../../platform/crypto/random.ts';
import type { Secret } from '../../platform/secret.ts';
import { addDays, dayAt } from '../../platform/time.ts';
import type { Officer } from '../../storage/officer.ts';
import { openStore } from '../../storage/store.ts';
import { codeHash, makeCode, type Code } from '../../surveys/code.ts';
import type { Descriptor } from '../../surveys/descriptor.ts';
import { signDescriptor, writeDescriptor } from '../../surveys/signed-survey.ts';
import { newSurveyId, type SurveyId } from '../../surveys/survey-id.ts';
import { bodyName, heldIn, quick } from '../ceremony.ts';

/** A public body made up to be tortured: a folder that was set up, an officer with keys, a survey with codes. */
export interface Body extends AsyncDisposable {
  readonly dataDir: string;
  readonly officer: Officer;
  readonly keys: OfficerKeys;
  readonly recovery: Secret;
  readonly survey: SurveyId;
  readonly codes: readonly Code[];
}

export async function newBody(invited: number): Promise<Body> {
  await using made = new AsyncDisposableStack();
  const dataDir = await mkdtemp(join(tmpdir(), 'senim-torture-'));
  made.defer(() => rm(dataDir, { recursive: true, force: true }));
  const ceremony = await held(dataDir);
  const { officer, keys } = await firstOfficer(ceremony);
  const { id, codes } = await putSurvey(dataDir, keys.signSeed, invited);
  const kept = made.move();
  return {
    dataDir,
    officer,
    keys,
    recovery: ceremony.recovery,
    survey: id,
    codes,
    [Symbol.asyncDispose]: () => kept.disposeAsync(),
  };
}

async function held(dataDir: string): Promise<SetUp> {
  await using store = await openStore({ dataDir });
  return await heldIn(store, dataDir);
}

async function firstOfficer(made: SetUp): Promise<{ officer: Officer; keys: OfficerKeys }> {
  const [one] = made.request.officers;
  const [access] = made.access;
  if (one === undefined || access === undefined) throw new TypeError('nobody was appointed');
  const blob = joinBlob({ header: fromBase64url(one.header), body: fromBase64url(one.body) });
  const { passphrase } = access;
  const { kek } = await deriveOfficerSecrets({ passphrase, kdf: blobKdf(blob), argon2id: quick });
  const { officerId: id, role, group } = one;
  return { officer: { id, role, group }, keys: openOfficerBlob(blob, kek) };
}

async function putSurvey(
  dataDir: string,
  seed: Secret,
  invited: number,
): Promise<{ id: SurveyId; codes: readonly Code[] }> {
  const id = newSurveyId(systemRandom);
  const file = new URL('../../knowledge/surveys/internal-analysis.json', import.meta.url);
  const form = JSON.parse(await readFile(file, 'utf8')) as Descriptor['form'];
  const opens = dayAt(new Date());
  const descriptor = writeDescriptor({
    v: 1,
    type: 'survey',
    id,
    body: bodyName,
    form: { ...form, id: `survey-${id}` },
    access: 'codes',
    invited,
    opens,
    closes: addDays(opens, 13),
    breakdowns: [],
    readers: 'default',
  });
  const codes = Array.from({ length: invited }, () => makeCode(systemRandom));
  await using store = await openStore({ dataDir });
  await store.surveys.put({
    id,
    descriptor,
    signature: signDescriptor(descriptor, seed),
    readers: 'default',
    codes: codes.map((code) => codeHash(id, code)),
  });
  return { id, codes };
}
