import type { DocumentKind } from '../../analysis/document-kind.ts';
import type { DocumentId, ProjectId } from '../../analysis/ids.ts';
import type { OpenedDocument } from '../../console/app/worker/contract.ts';
import { KeyRing } from '../../console/app/worker/key-ring.ts';
import * as analysisApi from '../../console/analysis-api.ts';
import * as api from '../../console/api.ts';
import { systemRandom } from '../../platform/crypto/random.ts';
import { z } from '../../platform/shape.ts';
import { get, post, type Signed } from './house.ts';
import { type Office, onceArgon2id } from './office.ts';

/** A member of the working group without a browser: the key worker and the doors of the console. */
export interface Member {
  readonly officerId: string;
  readonly signed: Signed;
  readonly ring: KeyRing;
}

/** Signs in somebody of the office and opens the own keys; those of the analysis are learnt if there are any. */
export async function member(served: Office, at: number): Promise<Member> {
  const { officerId, passphrase } = served.made.access[at] ?? { officerId: '', passphrase: '' };
  const ring = new KeyRing(onceArgon2id, systemRandom);
  const account = await served.store.officers.find(officerId);
  if (account === null) throw new TypeError('nobody has this number');
  const { auth } = await ring.derive({ header: account.blob.header, passphrase });
  await ring.unlock({ body: account.blob.body });
  const [roster = null, ...former] = await served.store.rosters.all();
  await ring.trust({ roster, former });
  const sent = z.encode(api.signIn.request, { officerId, auth });
  const answer = await post(served.app, '/api/sign-in', sent);
  const { token } = (await answer.json()) as { token: string };
  const cookie = (answer.headers.getSetCookie()[0] ?? '').split(';')[0] ?? '';
  return { officerId, signed: { cookie, token }, ring };
}

export async function learnKeys(served: Office, { ring, signed }: Member): Promise<void> {
  const answer = await get(served.app, '/api/analysis/keys', signed);
  const { keys } = z.decode(analysisApi.analysisKeys.answer, (await answer.json()) as never);
  await ring.learnAnalysisKeys({ keys });
}

export interface Written {
  readonly project: ProjectId;
  readonly id: DocumentId;
  readonly kind: DocumentKind;
  readonly expected: number;
  readonly value: unknown;
}

/** Seals documents of one project and sends them in one change; the answer's status. */
export async function write(
  served: Office,
  { ring, signed }: Member,
  documents: readonly Written[],
): Promise<number> {
  const changes: z.output<typeof analysisApi.saveDocuments.request>['changes'] = [];
  for (const { project, id, kind, expected, value } of documents) {
    const place = { project, id, kind, version: expected + 1 };
    changes.push({ id, kind, expected, bytes: await ring.sealDocument({ ...place, value }) });
  }
  const path = `/api/analysis/projects/${documents[0]?.project ?? ''}/documents`;
  const sent = z.encode(analysisApi.saveDocuments.request, { changes });
  return (await post(served.app, path, sent, signed)).status;
}

export async function read(
  served: Office,
  { ring, signed }: Member,
  project: ProjectId,
): Promise<readonly OpenedDocument[]> {
  const answer = await get(served.app, `/api/analysis/projects/${project}/documents`, signed);
  const { documents } = z.decode(analysisApi.documentList.answer, (await answer.json()) as never);
  return await ring.openDocuments({ project, documents });
}
