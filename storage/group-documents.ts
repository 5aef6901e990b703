import type { GroupName } from '../dialogs/outcome.ts';
import type { GroupDocumentKind } from '../cases/group-document.ts';
import type { SealedBytes } from '../cases/sealed.ts';
import { equal } from '../platform/crypto/bytes.ts';
import { appendAudit } from './audit.ts';
import type { Database, Reader, Writer } from './database.ts';
import type { Doer } from './invitations.ts';
import type { Tables } from './tables.ts';

/** Something that the officers of a group keep together, sealed under their group’s key. */
export interface GroupDocument {
  readonly id: string;
  readonly kind: GroupDocumentKind;
  /** Raised with each save: who saves without having seen the last is refused. */
  readonly version: number;
  readonly bytes: SealedBytes;
}

/** Every call names the group of the officer who asks; another group’s documents are as if they were not there. */
export interface GroupDocuments {
  readonly all: (group: GroupName) => Promise<readonly GroupDocument[]>;
  /**
   * `document.version` follows what was read, 1 for a new one. `false` when somebody was faster; the same document again is
   * stored already. Who did it is written down for an import.
   */
  readonly save: (group: GroupName, document: GroupDocument, by: Doer) => Promise<boolean>;
  readonly remove: (group: GroupName, id: string, by: Doer) => Promise<void>;
}

export function groupDocumentStore({ read, write }: Database<Tables>): GroupDocuments {
  return {
    all: (group) =>
      read
        .selectFrom('group_documents')
        .select(['id', 'kind', 'version', 'bytes'])
        .where('group_name', '=', group)
        .orderBy('id')
        .execute(),
    save: (group, document, by) =>
      write(async (tx) => {
        const { id, kind, version, bytes } = document;
        if (version === 1) {
          const { numInsertedOrUpdatedRows } = await tx
            .insertInto('group_documents')
            .values({ id, group_name: group, kind, version, bytes })
            .onConflict((conflict) => conflict.doNothing())
            .executeTakeFirst();
          if (numInsertedOrUpdatedRows !== 1n) return await stands(tx, group, document);
          await note(tx, kind, 'figures-imported', by);
          return true;
        }
        const { numUpdatedRows } = await tx
          .updateTable('group_documents')
          .set({ bytes, version })
          .where('id', '=', id)
          .where('group_name', '=', group)
          .where('kind', '=', kind)
          .where('version', '=', version - 1)
          .executeTakeFirst();
        if (numUpdatedRows !== 1n) return await stands(tx, group, document);
        await note(tx, kind, 'figures-imported', by);
        return true;
      }),
    remove: async (group, id, by) => {
      await write(async (tx) => {
        const gone = await tx
          .deleteFrom('group_documents')
          .where('id', '=', id)
          .where('group_name', '=', group)
          .returning('kind')
          .executeTakeFirst();
        if (gone !== undefined) await note(tx, gone.kind, 'figures-removed', by);
      });
    },
  };
}

/** Whether it is what was stored last: a repetition after a lost answer. */
async function stands(
  from: Reader<Tables>,
  group: GroupName,
  { id, kind, version, bytes }: GroupDocument,
): Promise<boolean> {
  const there = await from
    .selectFrom('group_documents')
    .select(['kind', 'version', 'bytes'])
    .where('id', '=', id)
    .where('group_name', '=', group)
    .executeTakeFirst();
  return (
    there !== undefined &&
    there.kind === kind &&
    there.version === version &&
    equal(there.bytes, bytes)
  );
}

/** Whoever brings in figures of others, or takes them away, changes what colleagues read. */
async function note(
  tx: Writer<Tables>,
  kind: GroupDocumentKind,
  what: 'figures-imported' | 'figures-removed',
  { day, officerId }: Doer,
): Promise<void> {
  if (kind !== 'import') return;
  await appendAudit(tx, {
    day,
    kind: what,
    actorTag: officerId,
    ct: new Uint8Array() as SealedBytes,
  });
}
