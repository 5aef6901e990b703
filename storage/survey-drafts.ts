import type { Database } from './database.ts';
import type { SurveyTables } from './survey-tables.ts';

/** A survey that an officer is still writing: questions only, no person's data. */
export interface SurveyDraft {
  readonly id: string;
  /** Raised with each save: who saved last without having seen it is refused. */
  readonly version: number;
  readonly bytes: Uint8Array;
}

export interface SurveyDrafts {
  readonly drafts: () => Promise<readonly SurveyDraft[]>;
  readonly draft: (id: string) => Promise<SurveyDraft | null>;
  /** `expected` is the version that was read, 0 for a new one. `false` when somebody was faster. */
  readonly saveDraft: (id: string, bytes: Uint8Array, expected: number) => Promise<boolean>;
  readonly dropDraft: (id: string) => Promise<void>;
}

export function surveyDrafts({ read, write }: Database<SurveyTables>): SurveyDrafts {
  return {
    drafts: () => read.selectFrom('drafts').selectAll().orderBy('id').execute(),
    draft: async (id) =>
      (await read.selectFrom('drafts').selectAll().where('id', '=', id).executeTakeFirst()) ?? null,
    saveDraft: (id, bytes, expected) =>
      write(async (tx) => {
        if (expected === 0) {
          const { numInsertedOrUpdatedRows } = await tx
            .insertInto('drafts')
            .values({ id, bytes, version: 1 })
            .onConflict((conflict) => conflict.doNothing())
            .executeTakeFirst();
          return numInsertedOrUpdatedRows === 1n;
        }
        const { numUpdatedRows } = await tx
          .updateTable('drafts')
          .set({ bytes, version: expected + 1 })
          .where('id', '=', id)
          .where('version', '=', expected)
          .executeTakeFirst();
        return numUpdatedRows === 1n;
      }),
    dropDraft: async (id) => {
      await write((tx) => tx.deleteFrom('drafts').where('id', '=', id).execute());
    },
  };
}
