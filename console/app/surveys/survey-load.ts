import type { SurveyRow } from '../../survey-api.ts';
import { canonical, readCanonical } from '../../../platform/canonical.ts';
import type { DateIso } from '../../../platform/time.ts';
import { draftShape, type SurveyDraft } from '../../../surveys/draft.ts';
import { resultsOf, type Results } from '../../../surveys/results.ts';
import type { Survey } from '../../../surveys/signed-survey.ts';
import type { SurveyId } from '../../../surveys/survey-id.ts';
import { reads, type Session } from '../session.ts';
import { Trouble } from '../trouble.ts';

export interface SurveyLine {
  readonly row: SurveyRow;
  /** What nobody of the roster signed is said loudly and never shown. */
  readonly read:
    | { readonly kind: 'read'; readonly survey: Survey; readonly published: string | null }
    /** Whoever signed it is on the roster no more: nobody is asked until a colleague stands for it. */
    | { readonly kind: 'left'; readonly survey: Survey; readonly published: string | null }
    | { readonly kind: 'failed'; readonly thrown: unknown };
}

export interface DraftLine {
  readonly id: string;
  readonly version: number;
  readonly draft: SurveyDraft | null;
}

export interface SurveyList {
  readonly today: DateIso;
  readonly surveys: readonly SurveyLine[];
  readonly drafts: readonly DraftLine[];
  readonly body: string;
  readonly oversight: boolean;
}

/** All surveys, the newest window first, and for those who ask people the drafts. */
export async function loadSurveys(session: Session): Promise<SurveyList> {
  const { client, keys, role } = session;
  const { today, surveys } = await client.surveys();
  const drafts = reads({ role }) ? await client.surveyDrafts() : [];
  const lines: SurveyLine[] = [];
  for (const row of surveys) lines.push({ row, read: await readRow(session, row) });
  return {
    today,
    surveys: lines.toSorted((one, other) => opensOf(other).localeCompare(opensOf(one))),
    drafts: drafts.map(({ id, version, bytes }) => ({ id, version, draft: readDraft(bytes) })),
    ...(await keys.ownBody({})),
  };
}

export interface LoadedSurvey {
  readonly today: DateIso;
  readonly row: SurveyRow;
  readonly survey: Survey;
  /** Hash of the published results; `null` while there are none. */
  readonly published: string | null;
  /** Other surveys that are closed, to compare with. */
  readonly others: readonly Survey[];
  /** Whoever signed it is on the roster no more. */
  readonly hasLeft: boolean;
  readonly site: Site;
}

/** Where people answer: the operator's address, or the port beside this page. */
export type Site = Awaited<ReturnType<Session['client']['surveys']>>['site'];

export async function loadSurvey(session: Session, id: SurveyId): Promise<LoadedSurvey> {
  const { today, surveys, site } = await session.client.surveys();
  const row = surveys.find(({ survey }) => survey === id);
  if (row === undefined) throw new Trouble('not-found');
  const read = await readRow(session, row);
  if (read.kind === 'failed') throw read.thrown;
  const { survey, published } = read;
  const others: Survey[] = [];
  for (const other of surveys) {
    if (other.survey === id || other.state !== 'closed') continue;
    const beside = await readRow(session, other);
    if (beside.kind === 'read') others.push(beside.survey);
  }
  const hasLeft = read.kind === 'left';
  return { today, row, survey, published, others, hasLeft, site };
}

/** Stands for a survey whose signer left; what was published is counted anew first. */
export async function adopt(session: Session, { row, survey }: LoadedSurvey): Promise<void> {
  const results = row.results === null ? null : await countSurvey(session, survey);
  const { descriptor, signature } = row;
  const signed = await session.keys.adoptSurvey({ descriptor, signature, results });
  await session.client.adoptSurvey(survey.id, signed);
}

/** Counts a closed survey from its answers, here and not by the server. */
export async function countSurvey({ client }: Session, survey: Survey): Promise<Results> {
  const { pieces, spent } = await client.surveyAnswers(survey.id);
  return resultsOf(survey, pieces, spent);
}

/** The tables that an officer published; `null` before. The row's signature was verified when it was read. */
export function publishedIn({ results }: SurveyRow): Results | null {
  return results === null ? null : (readCanonical(results.bytes) as Results);
}

export function draftBytes(draft: SurveyDraft): Uint8Array {
  return canonical(draft);
}

function readDraft(bytes: Uint8Array): SurveyDraft | null {
  try {
    const read = draftShape.safeParse(readCanonical(bytes));
    return read.success ? read.data : null;
  } catch {
    return null;
  }
}

async function readRow({ keys }: Session, row: SurveyRow): Promise<SurveyLine['read']> {
  try {
    return { kind: 'read', ...(await keys.readSurvey(row)) };
  } catch (thrown) {
    try {
      return { kind: 'left', ...(await keys.readLeftSurvey(row)) };
    } catch {
      return { kind: 'failed', thrown };
    }
  }
}

function opensOf({ read }: SurveyLine): string {
  return read.kind === 'failed' ? '' : read.survey.opens;
}
