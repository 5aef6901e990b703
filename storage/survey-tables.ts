import type { GroupName } from '../dialogs/outcome.ts';
import type { SurveyId } from '../surveys/survey-id.ts';
import type { SettingRow } from './tables.ts';

/** Every column of the store of surveys: see the first of its migrations for what must never stand here. */
export interface SurveyTables {
  readonly surveys: SurveyRow;
  readonly codes: CodeRow;
  readonly choices: ChoicesRow;
  readonly words: WordsRow;
  readonly chunks: ChunkRow;
  readonly seen: SeenRow;
  readonly drafts: SurveyDraftRow;
  readonly settings: SettingRow;
}

export interface SurveyRow {
  id: SurveyId;
  descriptor: Uint8Array;
  signature: Uint8Array;
  /** Whose officers may read the written texts. */
  readers: GroupName;
  /** `closed`: answers were rewritten and nothing is taken any more. */
  state: 'open' | 'closed';
  results: Uint8Array | null;
  results_signature: Uint8Array | null;
}

export interface CodeRow {
  survey: SurveyId;
  hash: string;
  /** `null`: not spent. Else what a repeat of the same answer is known by; it stands nowhere else. */
  spent_by: string | null;
}

/** One person's choices, under a random id that stands nowhere else. Gone after the close. */
export interface ChoicesRow {
  survey: SurveyId;
  id: string;
  bytes: Uint8Array;
}

/** One written text, sealed to those who may read it; not even two texts of one person are tied. */
export interface WordsRow {
  survey: SurveyId;
  question: string;
  id: string;
  bytes: Uint8Array;
}

/** All choices of a closed survey, in random order, many in a row. */
export interface ChunkRow {
  survey: SurveyId;
  place: number;
  bytes: Uint8Array;
}

/** What a second answer to an open survey is known by: in Telegram a tag under a key that is destroyed at the close. */
export interface SeenRow {
  survey: SurveyId;
  tag: string;
}

/** Questions that an officer is still writing. */
export interface SurveyDraftRow {
  id: string;
  version: number;
  bytes: Uint8Array;
}
