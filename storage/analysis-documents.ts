import type { DocumentKind } from '../analysis/document-kind.ts';
import type { DocumentId, ProjectId } from '../analysis/ids.ts';
import type { SealedBytes } from '../cases/sealed.ts';
import type { DateIso } from '../platform/time.ts';
import { appendAudit } from './audit.ts';
import type { Database, Writer } from './database.ts';
import type { Tables } from './tables.ts';

/** A document of the analysis as the store knows it: sealed in a browser of the working group. */
export interface StoredDocument {
  readonly id: DocumentId;
  readonly kind: DocumentKind;
  /** Raised with each save: whoever saves without having seen the last one is refused. */
  readonly version: number;
  readonly bytes: SealedBytes;
}

export interface DocumentChange {
  readonly id: DocumentId;
  readonly kind: DocumentKind;
  /** The version that was read; 0 for a new document. */
  readonly expected: number;
  readonly bytes: SealedBytes;
}

/** Who changes something on which day: for the audit chain, which learns nothing else. */
export interface ChangedBy {
  readonly officerId: string;
  readonly day: DateIso;
}

export interface AnalysisDocuments {
  /** The own document of every project. */
  readonly projects: () => Promise<readonly StoredDocument[]>;
  /** Up to `most` documents after the id `after`, in the order of their random ids; of one kind, or of all. */
  readonly list: (
    project: ProjectId,
    wanted: {
      readonly kind: DocumentKind | null;
      readonly after: string | null;
      readonly most: number;
    },
  ) => Promise<readonly StoredDocument[]>;
  /** All of them or none. `false` when one was changed meanwhile, belongs to another project or has another kind. */
  readonly save: (
    project: ProjectId,
    changes: readonly DocumentChange[],
    by: ChangedBy,
  ) => Promise<boolean>;
  readonly file: (project: ProjectId, id: DocumentId) => Promise<SealedBytes | null>;
  /** Files are never replaced: `false` when the id is taken. */
  readonly putFile: (
    project: ProjectId,
    id: DocumentId,
    bytes: SealedBytes,
    by: ChangedBy,
  ) => Promise<boolean>;
}

export function analysisDocuments({ read, write }: Database<Tables>): AnalysisDocuments {
  const columns = ['id', 'kind', 'version', 'bytes'] as const;
  return {
    projects: () =>
      read
        .selectFrom('analysis_documents')
        .select(columns)
        .where('kind', '=', 'project')
        .orderBy('id')
        .execute(),
    list: (project, { kind, after, most }) => {
      const all = read.selectFrom('analysis_documents').select(columns);
      const some = kind === null ? all : all.where('kind', '=', kind);
      return some
        .where('project', '=', project)
        .where('id', '>', (after ?? '') as DocumentId)
        .orderBy('id')
        .limit(most)
        .execute();
    },
    save: async (project, changes, by) => {
      try {
        await write(async (tx) => {
          for (const change of changes) await saveOne(tx, project, change);
          await appendAudit(tx, { ...event(by), kind: 'analysis-changed' });
        });
        return true;
      } catch (error) {
        if (error instanceof Overtaken) return false;
        throw error;
      }
    },
    file: async (project, id) => {
      const row = await read
        .selectFrom('analysis_files')
        .select('bytes')
        .where('id', '=', id)
        .where('project', '=', project)
        .executeTakeFirst();
      return row?.bytes ?? null;
    },
    putFile: (project, id, bytes, by) =>
      write(async (tx) => {
        const { numInsertedOrUpdatedRows } = await tx
          .insertInto('analysis_files')
          .values({ id, project, bytes })
          .onConflict((conflict) => conflict.doNothing())
          .executeTakeFirst();
        if (numInsertedOrUpdatedRows !== 1n) return false;
        await appendAudit(tx, { ...event(by), kind: 'analysis-changed' });
        return true;
      }),
  };
}

/** Ends the transaction without a trace of what was saved before it. */
class Overtaken extends Error {}

async function saveOne(
  tx: Writer<Tables>,
  project: ProjectId,
  { id, kind, expected, bytes }: DocumentChange,
): Promise<void> {
  if (expected === 0) {
    const { numInsertedOrUpdatedRows } = await tx
      .insertInto('analysis_documents')
      .values({ id, project, kind, version: 1, bytes })
      .onConflict((conflict) => conflict.doNothing())
      .executeTakeFirst();
    if (numInsertedOrUpdatedRows !== 1n) throw new Overtaken();
    return;
  }
  const { numUpdatedRows } = await tx
    .updateTable('analysis_documents')
    .set({ bytes, version: expected + 1 })
    .where('id', '=', id)
    .where('project', '=', project)
    .where('kind', '=', kind)
    .where('version', '=', expected)
    .executeTakeFirst();
  if (numUpdatedRows !== 1n) throw new Overtaken();
}

function event({ officerId, day }: ChangedBy) {
  return { day, actorTag: officerId, ct: new Uint8Array() as SealedBytes };
}
