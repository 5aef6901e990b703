import type { GroupName } from '../dialogs/outcome.ts';
import type { SurveyId } from '../surveys/survey-id.ts';
import type { Database } from './database.ts';
import { readableGroup, type Officer } from './officer.ts';
import type { SurveyRow, SurveyTables } from './survey-tables.ts';

/** A survey as it is stored: who reads it checks the signature. */
export interface StoredSurvey {
  readonly id: SurveyId;
  readonly descriptor: Uint8Array;
  readonly signature: Uint8Array;
  readonly readers: GroupName;
  readonly state: 'open' | 'closed';
  /** Signed by an officer; `null` until then. */
  readonly results: { readonly bytes: Uint8Array; readonly signature: Uint8Array } | null;
}

/** All that is left of the answers after the close. */
export interface ClosedAnswers {
  /** Rows of the survey's layout, many in a piece, in random order. */
  readonly rows: readonly Uint8Array[];
  /** How many codes were spent; `null` for a survey without codes. */
  readonly spent: number | null;
}

export interface SurveyWord {
  readonly question: string;
  readonly bytes: Uint8Array;
}

/** Where a text stands: its question and a random id. */
export interface WordPlace {
  readonly question: string;
  readonly id: string;
}

export interface SurveyReader {
  /** Names of the surveys that are not closed. */
  readonly open: () => Promise<readonly SurveyId[]>;
  /** Whether the code of this hash is one of an open survey and was not spent. */
  readonly isUnspent: (id: SurveyId, hash: string) => Promise<boolean>;
  readonly list: () => Promise<readonly StoredSurvey[]>;
  readonly find: (id: SurveyId) => Promise<StoredSurvey | null>;
  /** How many have answered, rounded down to tens while the survey is open. */
  readonly participation: (id: SurveyId) => Promise<number>;
  /** `null` while the survey is open: nobody watches answers come in. */
  readonly answers: (id: SurveyId) => Promise<ClosedAnswers | null>;
  /** The sealed texts of a closed survey, for officers of its readers; `null` for everybody else and before the close. */
  readonly words: (
    officer: Officer,
    id: SurveyId,
    page?: { readonly after: WordPlace | null; readonly most: number },
  ) => Promise<readonly (SurveyWord & WordPlace)[] | null>;
}

export function surveyReader({ read }: Database<SurveyTables>): SurveyReader {
  const find = async (id: SurveyId): Promise<StoredSurvey | null> => {
    const row = await read
      .selectFrom('surveys')
      .selectAll()
      .where('id', '=', id)
      .executeTakeFirst();
    return row === undefined ? null : storedOf(row);
  };
  const count = async (table: 'choices' | 'codes', id: SurveyId): Promise<number> => {
    const row = await read
      .selectFrom(table)
      .select((eb) => eb.fn.countAll<number>().as('rows'))
      .where('survey', '=', id)
      .$if(table === 'codes', (query) => query.where('codes.spent_by', 'is not', null))
      .executeTakeFirst();
    return row?.rows ?? 0;
  };
  return {
    find,
    open: async () => {
      const rows = await read
        .selectFrom('surveys')
        .select('id')
        .where('state', '=', 'open')
        .orderBy('id')
        .execute();
      return rows.map(({ id }) => id);
    },
    isUnspent: async (id, hash) => {
      const row = await read
        .selectFrom('codes')
        .innerJoin('surveys', 'surveys.id', 'codes.survey')
        .select('codes.hash')
        .where('codes.survey', '=', id)
        .where('codes.hash', '=', hash)
        .where('codes.spent_by', 'is', null)
        .where('surveys.state', '=', 'open')
        .executeTakeFirst();
      return row !== undefined;
    },
    list: async () => (await read.selectFrom('surveys').selectAll().execute()).map(storedOf),
    participation: async (id) => Math.floor((await count('choices', id)) / 10) * 10,
    answers: async (id) => {
      if ((await find(id))?.state !== 'closed') return null;
      const chunks = await read
        .selectFrom('chunks')
        .select('bytes')
        .where('survey', '=', id)
        .orderBy('place')
        .execute();
      const code = await read
        .selectFrom('codes')
        .select('hash')
        .where('survey', '=', id)
        .limit(1)
        .executeTakeFirst();
      return {
        rows: chunks.map(({ bytes }) => bytes),
        spent: code === undefined ? null : await count('codes', id),
      };
    },
    words: async (officer, id, page) => {
      const survey = await find(id);
      if (survey?.state !== 'closed' || readableGroup(officer) !== survey.readers) return null;
      const { after = null, most = -1 } = page ?? {};
      // The primary key's order: random ids.
      return read
        .selectFrom('words')
        .select(['question', 'id', 'bytes'])
        .where('survey', '=', id)
        .$if(after !== null, (query) =>
          query.where((eb) =>
            eb(
              eb.refTuple('question', 'id'),
              '>',
              eb.tuple(after?.question ?? '', after?.id ?? ''),
            ),
          ),
        )
        .orderBy('question')
        .orderBy('id')
        .limit(most)
        .execute();
    },
  };
}

function storedOf(row: SurveyRow): StoredSurvey {
  const { id, descriptor, signature, readers, state, results, results_signature } = row;
  return {
    id,
    descriptor,
    signature,
    readers,
    state,
    results:
      results === null || results_signature === null
        ? null
        : { bytes: results, signature: results_signature },
  };
}
