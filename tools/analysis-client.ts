import type { DocumentKind } from '../analysis/document-kind.ts';
import type { Document } from '../analysis/document.ts';
import type { DocumentId, ProjectId } from '../analysis/ids.ts';
import { verifyRoster } from '../cases/roster.ts';
import * as analysisApi from '../console/analysis-api.ts';
import * as api from '../console/api.ts';
import { AnalysisRing } from '../console/app/worker/analysis-keys.ts';
import { fromHex } from '../platform/crypto/bytes.ts';
import { systemRandom } from '../platform/crypto/random.ts';
import { SenimError } from '../platform/errors.ts';
import type { Desk } from './survey-client.ts';

export interface NewDocument {
  readonly id: DocumentId;
  readonly kind: DocumentKind;
  readonly document: Document<unknown>;
}

/** The place of somebody of the working group who is not a browser. */
export interface AnalysisDesk {
  readonly officerId: string;
  /** Seals documents here and stores them, all or none. */
  readonly add: (project: ProjectId, documents: readonly NewDocument[]) => Promise<void>;
}

/** Opens the keys of the analysis as the officers' page does. Throws `roster.content` when there is no roster to trust. */
export async function sitAtAnalysis({ keys, get, post }: Desk): Promise<AnalysisDesk> {
  const { roster: offered } = await get('/api/roster', api.roster.answer);
  if (offered === null) throw new SenimError('roster.content', 'the console has no roster');
  const { rootPublic, rosterSeq } = keys.pins;
  const roster = verifyRoster({
    ...offered,
    rootPublic: fromHex(rootPublic),
    leastSeq: rosterSeq,
  });
  const { keys: sealed } = await get('/api/analysis/keys', analysisApi.analysisKeys.answer);
  const ring = await AnalysisRing.open(sealed, keys.identity, [roster], systemRandom);
  return {
    officerId: keys.officer,
    add: async (project, documents) => {
      const changes = documents.map(({ id, kind, document }) => ({
        id,
        kind,
        expected: 0,
        bytes: ring.seal({ project, id, kind, version: 1, value: document }),
      }));
      const path = `/api/analysis/projects/${project}/documents`;
      await post(path, analysisApi.saveDocuments, { changes });
    },
  };
}
