import type { GroupName } from '../dialogs/outcome.ts';
import { hex, joinBytes } from '../platform/crypto/bytes.ts';
import type { Random } from '../platform/crypto/random.ts';
import { shuffled } from '../platform/crypto/shuffle.ts';
import { surveyId, type SurveyId } from '../surveys/survey-id.ts';
import type { Database, Writer } from './database.ts';
import type { OnStep } from './filing-step.ts';
import type { SurveyKeys } from './survey-keys.ts';
import type { SurveyTables } from './survey-tables.ts';

/** What gives the right to one answer. Both are hex and tell nothing of the person. */
export type Right =
  /** `repeat` is known to the client alone: a second try of the same answer is recognised by it. */
  | { readonly kind: 'code'; readonly hash: string; readonly repeat: string }
  /** An open survey: the same tag answers once. */
  | { readonly kind: 'open'; readonly tag: string };

export interface NewAnswer {
  readonly survey: SurveyId;
  readonly right: Right;
  readonly choices: Uint8Array;
  readonly words: readonly { readonly question: string; readonly bytes: Uint8Array }[];
}

/** `taken`: stored, now or by an earlier try. Nothing was changed in all other cases. */
export type Taken = 'taken' | 'used' | 'unknown' | 'closed';

export interface SurveyWriter {
  /** `false` when there is one of that id. Codes are given as their hashes; none for an open survey. */
  readonly put: (survey: {
    readonly id: SurveyId;
    readonly descriptor: Uint8Array;
    readonly signature: Uint8Array;
    readonly readers: GroupName;
    readonly codes: readonly string[];
  }) => Promise<boolean>;
  /** Spends the right and stores the answer in one transaction, which leave nothing in common behind. */
  readonly answer: (answer: NewAnswer) => Promise<Taken>;
  /** Nothing is taken any more; what was taken is written anew in random order. A second call does nothing. */
  readonly close: (id: SurveyId) => Promise<void>;
  /** Finishes what a crash after a close left undone: destroys keys, writes the file anew. To be called at the start. */
  readonly forget: () => Promise<void>;
  /** Results once only, and only of a closed survey: `false` otherwise. */
  readonly publish: (id: SurveyId, results: Uint8Array, signature: Uint8Array) => Promise<boolean>;
  /** The same survey, and what was published of it, under other signatures: `false` when `before` is not its signature. */
  readonly adopt: (
    id: SurveyId,
    before: Uint8Array,
    after: { readonly signature: Uint8Array; readonly results: Uint8Array | null },
  ) => Promise<boolean>;
}

/** Set with the close, gone when nothing of the order of answering is left in the file. */
const due = 'forget/';

/** Bytes of rows in one piece: large enough that a million answers are read in some hundred of them. */
const chunkBytes = 256 * 1024;

export function surveyWriter(
  database: Database<SurveyTables>,
  keys: SurveyKeys,
  random: Random,
  onStep: OnStep = () => {},
): SurveyWriter {
  const { write } = database;
  const newId = () => hex(random(16));
  const forget = async (): Promise<void> => {
    const left = await database.read
      .selectFrom('settings')
      .select('name')
      .where('name', 'like', `${due}%`)
      .execute();
    if (left.length === 0) return;
    for (const { name } of left) await keys.destroy(surveyId(name.slice(due.length)));
    await database.vacuum();
    await write((tx) =>
      tx
        .deleteFrom('settings')
        .where(
          'name',
          'in',
          left.map(({ name }) => name),
        )
        .execute(),
    );
  };
  return {
    put: ({ codes, ...survey }) =>
      write(async (tx) => {
        const { numInsertedOrUpdatedRows } = await tx
          .insertInto('surveys')
          .values({ ...survey, state: 'open', results: null, results_signature: null })
          .onConflict((conflict) => conflict.doNothing())
          .executeTakeFirst();
        if (numInsertedOrUpdatedRows !== 1n) return false;
        // In the order of the hashes: that of the list stays with whoever made it.
        for (const hash of codes.toSorted()) {
          await tx
            .insertInto('codes')
            .values({ survey: survey.id, hash, spent_by: null })
            .execute();
        }
        return true;
      }),
    answer: async ({ survey, right, choices, words }) => {
      await onStep('survey-received');
      const taken = await write(async (tx): Promise<Taken> => {
        if ((await stateOf(tx, survey)) !== 'open') return 'closed';
        const spent = await spend(tx, survey, right);
        if (spent !== 'now') return spent;
        await onStep('survey-spent');
        await tx.insertInto('choices').values({ survey, id: newId(), bytes: choices }).execute();
        for (const { question, bytes } of words) {
          await tx.insertInto('words').values({ survey, question, id: newId(), bytes }).execute();
        }
        await onStep('survey-written');
        return 'taken';
      });
      await onStep('survey-committed');
      return taken;
    },
    close: async (id) => {
      await write(async (tx) => {
        if ((await stateOf(tx, id)) !== 'open') return;
        await pack(tx, id, random);
        await tx.deleteFrom('seen').where('survey', '=', id).execute();
        await tx
          .updateTable('codes')
          .set({ spent_by: '' })
          .where('survey', '=', id)
          .where('spent_by', 'is not', null)
          .execute();
        await tx.updateTable('surveys').set({ state: 'closed' }).where('id', '=', id).execute();
        await tx
          .insertInto('settings')
          .values({ name: `${due}${id}`, value: 'due' })
          .execute();
      });
      await forget();
    },
    forget,
    publish: (id, results, signature) =>
      write(async (tx) => {
        const { numUpdatedRows } = await tx
          .updateTable('surveys')
          .set({ results, results_signature: signature })
          .where('id', '=', id)
          .where('state', '=', 'closed')
          .where('results', 'is', null)
          .executeTakeFirst();
        return numUpdatedRows === 1n;
      }),
    adopt: (id, before, { signature, results }) =>
      write(async (tx) => {
        const { numUpdatedRows } = await tx
          .updateTable('surveys')
          .set({ signature, results_signature: results })
          .where('id', '=', id)
          .where('signature', '=', before)
          .executeTakeFirst();
        return numUpdatedRows === 1n;
      }),
  };
}

async function stateOf(tx: Writer<SurveyTables>, id: SurveyId): Promise<string | null> {
  const row = await tx
    .selectFrom('surveys')
    .select('state')
    .where('id', '=', id)
    .executeTakeFirst();
  return row?.state ?? null;
}

async function spend(
  tx: Writer<SurveyTables>,
  survey: SurveyId,
  right: Right,
): Promise<'now' | 'taken' | 'used' | 'unknown'> {
  if (right.kind === 'open') {
    if (await hasCodes(tx, survey)) return 'unknown';
    const { numInsertedOrUpdatedRows } = await tx
      .insertInto('seen')
      .values({ survey, tag: right.tag })
      .onConflict((conflict) => conflict.doNothing())
      .executeTakeFirst();
    return numInsertedOrUpdatedRows === 1n ? 'now' : 'used';
  }
  const code = await tx
    .selectFrom('codes')
    .select('spent_by')
    .where('survey', '=', survey)
    .where('hash', '=', right.hash)
    .executeTakeFirst();
  if (code === undefined) return 'unknown';
  if (code.spent_by !== null) return code.spent_by === right.repeat ? 'taken' : 'used';
  await tx
    .updateTable('codes')
    .set({ spent_by: right.repeat })
    .where('survey', '=', survey)
    .where('hash', '=', right.hash)
    .execute();
  return 'now';
}

async function hasCodes(tx: Writer<SurveyTables>, survey: SurveyId): Promise<boolean> {
  const row = await tx
    .selectFrom('codes')
    .select('hash')
    .where('survey', '=', survey)
    .limit(1)
    .executeTakeFirst();
  return row !== undefined;
}

/** Every row of choices into few pieces, in an order that nobody knows. */
async function pack(tx: Writer<SurveyTables>, survey: SurveyId, random: Random): Promise<void> {
  const rows = await tx
    .selectFrom('choices')
    .select('bytes')
    .where('survey', '=', survey)
    .execute();
  const mixed = shuffled(
    rows.map(({ bytes }) => bytes),
    random,
  );
  const width = mixed[0]?.length ?? 1;
  const each = Math.max(1, Math.floor(chunkBytes / Math.max(1, width)));
  for (let place = 0; place * each < mixed.length; place += 1) {
    const bytes = joinBytes(mixed.slice(place * each, (place + 1) * each));
    await tx.insertInto('chunks').values({ survey, place, bytes }).execute();
  }
  await tx.deleteFrom('choices').where('survey', '=', survey).execute();
}
