import type { ProjectId } from '../analysis/ids.ts';
import type { ListId } from '../analysis/lists/token.ts';
import type { BlobId, SealedBytes, StoredBlob } from '../cases/sealed.ts';
import { SenimError } from '../platform/errors.ts';
import type { DateIso } from '../platform/time.ts';
import type { ChangedBy } from './analysis-documents.ts';
import { appendAudit } from './audit.ts';
import type { BlobFiles } from './blob-files.ts';
import { keptDay } from './blob-rows.ts';
import { storedBytes, type StoredBytes } from './blobs.ts';
import type { Database, Writer } from './database.ts';
import type { ListRow } from './list-rows.ts';
import type { Tables } from './tables.ts';

export type ListState = ListRow['state'];

/** A request as the store knows it: neither who is asked nor what. */
export interface StoredList {
  readonly state: ListState;
  readonly packet: Uint8Array;
  /** How many answers came, and when the newest did. */
  readonly answers: number;
  readonly answered: DateIso | null;
}

export interface NewAnswer {
  readonly list: ListId;
  /** One more than there were when it was sealed. */
  readonly seq: number;
  readonly day: DateIso;
  /** Tells nobody but the client itself that two tries are one. Hex. */
  readonly once: string;
  readonly bytes: SealedBytes;
  /** Files of the draft that belong to it from now on. */
  readonly files: readonly StoredBlob[];
}

export interface ListStore {
  readonly find: (id: ListId) => Promise<StoredList | null>;
  /**
   * `again`: this very act was stored before. `overtaken`: somebody else's answer came first, so that this one has the wrong
   * place. `gone`: nothing is taken any more. Throws `store.integrity` when a file of the draft is not there.
   */
  readonly answer: (answer: NewAnswer) => Promise<'taken' | 'again' | 'overtaken' | 'gone'>;
  /** All of them or none. `false` when one stands already. */
  readonly put: (
    project: ProjectId,
    lists: readonly { readonly id: ListId; readonly packet: Uint8Array }[],
    by: ChangedBy,
  ) => Promise<boolean>;
  readonly ofProject: (
    project: ProjectId,
  ) => Promise<
    readonly { readonly id: ListId; readonly state: ListState; readonly answers: number }[]
  >;
  readonly answers: (
    project: ProjectId,
    id: ListId,
  ) => Promise<
    readonly { readonly seq: number; readonly day: DateIso; readonly bytes: SealedBytes }[]
  >;
  /** Of one request, or of all that are open. What was withdrawn or closed stays so. */
  readonly end: (
    project: ProjectId,
    id: ListId | null,
    state: Exclude<ListState, 'open'>,
    by: ChangedBy,
  ) => Promise<void>;
  /** A file that came with an answer; `null` when there is none in this project. */
  readonly file: (project: ProjectId, blob: BlobId) => Promise<StoredBytes | null>;
}

export function listStore({ read, write }: Database<Tables>, files: BlobFiles): ListStore {
  return {
    find: async (id) => {
      const row = await read
        .selectFrom('lists')
        .select(['state', 'packet'])
        .where('id', '=', id)
        .executeTakeFirst();
      if (row === undefined) return null;
      const days = await read
        .selectFrom('list_answers')
        .select('day')
        .where('list_id', '=', id)
        .orderBy('seq')
        .execute();
      return { ...row, answers: days.length, answered: days.at(-1)?.day ?? null };
    },
    answer: (answer) => write((tx) => addAnswer(tx, answer)),
    put: (project, lists, by) =>
      write(async (tx) => {
        const ids = lists.map(({ id }) => id);
        const known = await tx.selectFrom('lists').select('id').where('id', 'in', ids).execute();
        if (known.length > 0 || new Set(ids).size !== ids.length) return false;
        for (const { id, packet } of lists) {
          await tx.insertInto('lists').values({ id, project, packet, state: 'open' }).execute();
        }
        await note(tx, by);
        return true;
      }),
    ofProject: async (project) => {
      const rows = await read
        .selectFrom('lists')
        .leftJoin('list_answers', 'list_answers.list_id', 'lists.id')
        .select((select) => [
          'lists.id as id',
          'lists.state as state',
          select.fn.count<number | bigint>('list_answers.seq').as('answers'),
        ])
        .where('lists.project', '=', project)
        .groupBy(['lists.id', 'lists.state'])
        .orderBy('lists.id')
        .execute();
      return rows.map(({ id, state, answers }) => ({ id, state, answers: Number(answers) }));
    },
    answers: (project, id) =>
      read
        .selectFrom('list_answers')
        .innerJoin('lists', 'lists.id', 'list_answers.list_id')
        .select([
          'list_answers.seq as seq',
          'list_answers.day as day',
          'list_answers.bytes as bytes',
        ])
        .where('lists.id', '=', id)
        .where('lists.project', '=', project)
        .orderBy('list_answers.seq')
        .execute(),
    end: (project, id, state, by) =>
      write(async (tx) => {
        const open = tx
          .updateTable('lists')
          .set({ state })
          .where('project', '=', project)
          .where('state', '=', 'open');
        const { numUpdatedRows } = await (
          id === null ? open : open.where('id', '=', id)
        ).executeTakeFirst();
        if (numUpdatedRows > 0n) await note(tx, by);
      }),
    file: async (project, blob) => {
      const row = await read
        .selectFrom('blobs')
        .innerJoin('list_files', 'list_files.blob_id', 'blobs.id')
        .innerJoin('lists', 'lists.id', 'list_files.list_id')
        .select(['blobs.id as id', 'size', 'sha256', 'bytes'])
        .where('blobs.id', '=', blob)
        .where('lists.project', '=', project)
        .executeTakeFirst();
      return row === undefined ? null : storedBytes(row, files);
    },
  };
}

async function addAnswer(
  tx: Writer<Tables>,
  { list, seq, day, once, bytes, files }: NewAnswer,
): ReturnType<ListStore['answer']> {
  const before = await tx
    .selectFrom('list_answers')
    .select('seq')
    .where('once', '=', once)
    .executeTakeFirst();
  if (before !== undefined) return 'again';
  const row = await tx
    .selectFrom('lists')
    .select('state')
    .where('id', '=', list)
    .executeTakeFirst();
  if (row?.state !== 'open') return 'gone';
  const { numInsertedOrUpdatedRows } = await tx
    .insertInto('list_answers')
    .values({ list_id: list, seq, day, once, bytes })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst();
  if (numInsertedOrUpdatedRows !== 1n) return 'overtaken';
  for (const { blobId, sha256, size } of files) {
    const { numUpdatedRows } = await tx
      .updateTable('blobs')
      .set({ draft_day: keptDay })
      .where('id', '=', blobId)
      .where('case_id', 'is', null)
      .where('draft_day', '<>', keptDay)
      .where('sha256', '=', sha256)
      .where('size', '=', size)
      .executeTakeFirst();
    if (numUpdatedRows !== 1n) {
      throw new SenimError('store.integrity', 'a file of the draft is not stored any more');
    }
    await tx.insertInto('list_files').values({ blob_id: blobId, list_id: list }).execute();
  }
  return 'taken';
}

async function note(tx: Writer<Tables>, { officerId, day }: ChangedBy): Promise<void> {
  const ct = new Uint8Array() as SealedBytes;
  await appendAudit(tx, { day, kind: 'analysis-changed', actorTag: officerId, ct });
}
