import { hex } from '../platform/crypto/bytes.ts';
import type { Random } from '../platform/crypto/random.ts';
import { SenimError } from '../platform/errors.ts';
import type { Database, Writer } from './database.ts';
import type { SurveyDrafts } from './survey-drafts.ts';
import type { SurveyTables } from './survey-tables.ts';
import type { SurveyWriter } from './survey-writer.ts';
import type { SettingRow, Tables } from './tables.ts';

const name = 'survey-home';

/**
 * Whether this folder's surveys are those of the store. The first folder that is opened with a server becomes the home;
 * in another one, a code that people hold would be unknown and an answer would be counted by nobody.
 */
export async function isSurveyHome(
  database: Database<Tables>,
  surveys: Database<SurveyTables>,
  random: Random,
): Promise<boolean> {
  const own = await surveys.write((tx) => settled(settingsOf(tx), hex(random(16))));
  return (await database.write((tx) => settled(settingsOf(tx), own))) === own;
}

/** In place of what begins a survey, where this folder is not the home: nobody would find it. */
export const noSurveys = {
  put: elsewhere,
  saveDraft: elsewhere,
} satisfies Partial<SurveyWriter & SurveyDrafts>;

async function elsewhere(): Promise<never> {
  throw new SenimError('store.away', 'the surveys of this store are kept in another folder');
}

/** What stands there already, or else `value` from now on. */
async function settled(tx: Writer<{ settings: SettingRow }>, value: string): Promise<string> {
  const row = await tx
    .selectFrom('settings')
    .select('value')
    .where('name', '=', name)
    .executeTakeFirst();
  if (row !== undefined) return row.value;
  await tx.insertInto('settings').values({ name, value }).execute();
  return value;
}

/** The one table that both databases have in common. */
function settingsOf<T extends { settings: SettingRow }>(
  tx: Writer<T>,
): Writer<{ settings: SettingRow }> {
  return tx as unknown as Writer<{ settings: SettingRow }>;
}
