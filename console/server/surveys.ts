import type { Context } from 'hono';

import { everySigner, signersIn, type Roster } from '../../cases/roster.ts';
import type { SealedBytes } from '../../cases/sealed.ts';
import { equal, hex } from '../../platform/crypto/bytes.ts';
import { SenimError } from '../../platform/errors.ts';
import type { Clock } from '../../platform/time.ts';
import type { AuditReader, AuditWriter } from '../../storage/audit.ts';
import type { AuditDetails } from '../../storage/audit-details.ts';
import type { AuditKind } from '../../storage/audit-kind.ts';
import type { StoredSurvey, WordPlace } from '../../storage/survey-reader.ts';
import type { Store } from '../../storage/store.ts';
import { windowOn } from '../../surveys/descriptor.ts';
import { layoutOf } from '../../surveys/layout.ts';
import { resultsOf } from '../../surveys/results.ts';
import { resultsBytes, signerOf } from '../../surveys/signed-results.ts';
import { readDescriptor, type Survey } from '../../surveys/signed-survey.ts';
import { responsesIn } from '../../surveys/tally.ts';
import * as api from '../survey-api.ts';
import type { Caller } from './access.ts';
import { answer, readBody } from './body.ts';
import { Refused } from './refuse.ts';

export interface SurveyDeps {
  readonly surveys: Store['surveys'];
  /** The roster under the pinned root; `null` where there is none to trust. */
  readonly roster: () => Promise<Roster | null>;
  /** All rosters before it that lead to it, the newest first. */
  readonly former: (newest: Roster) => Promise<readonly Roster[]>;
  readonly site: { readonly url: string | null; readonly port: number };
  readonly audit: Pick<AuditWriter, 'append'> &
    Pick<AuditReader, 'rows'> & { readonly dayKeys: AuditDetails['keys'] };
  readonly clock: Clock;
  /** Uses up a colleague's consent; refuses where there is none. */
  readonly spend: (caller: Caller, act: 'close-survey', survey: string) => Promise<void>;
}

export async function listSurveys({ surveys, clock, site }: SurveyDeps): Promise<Response> {
  const stored = await surveys.list();
  return answer(api.surveyList.answer, {
    today: clock.today(),
    site,
    surveys: stored.map(({ id, descriptor, signature, readers, state, results }) => ({
      survey: id,
      descriptor,
      signature,
      readers,
      state,
      results,
    })),
  });
}

/** Takes a survey that an officer of the roster signed, with as many codes as people are asked. */
export async function openSurvey(
  context: Context,
  caller: Caller,
  deps: SurveyDeps,
): Promise<Response> {
  const { descriptor, signature, codes } = await readBody(context, api.openSurvey.request);
  const survey = await readSurvey({ descriptor, signature }, deps);
  const hashes = Array.from({ length: codes.length / 32 }, (_, at) =>
    hex(codes.subarray(at * 32, at * 32 + 32)),
  );
  const wanted = survey.access === 'codes' ? survey.invited : 0;
  const isWhole = hashes.length === wanted && new Set(hashes).size === wanted;
  if (!isWhole || windowOn(survey, deps.clock.today()) === 'over') throw new Refused('malformed');
  const known = await deps.surveys.find(survey.id);
  if (known === null) {
    await note(deps, 'survey-opened', caller);
    const { id, readers } = survey;
    if (await deps.surveys.put({ id, readers, descriptor, signature, codes: hashes })) {
      return answer(api.openSurvey.answer, {});
    }
  }
  const stored = known ?? (await deps.surveys.find(survey.id));
  if (stored === null || !equal(stored.descriptor, descriptor)) throw new Refused('changed');
  return answer(api.openSurvey.answer, {});
}

export async function participation(context: Context, deps: SurveyDeps): Promise<Response> {
  const stored = await surveyOf(context, deps);
  const { invited, questionnaire } = await readSurvey(stored, deps);
  const closed = await deps.surveys.answers(stored.id);
  const atLeast =
    closed === null
      ? await deps.surveys.participation(stored.id)
      : inTens(responsesIn(layoutOf(questionnaire), closed.rows));
  return answer(api.participation.answer, { invited, atLeast });
}

/** Nothing closes by itself: an officer does it with a colleague's consent, after the last day or openly before it. */
export async function closeSurvey(
  context: Context,
  caller: Caller,
  deps: SurveyDeps,
): Promise<Response> {
  const stored = await surveyOf(context, deps);
  const { early } = await readBody(context, api.closeSurvey.request);
  if (stored.state === 'open') {
    const survey = await readSurvey(stored, deps);
    const isOver = windowOn(survey, deps.clock.today()) === 'over';
    if (!isOver && !early) throw new Refused('too-early');
    await deps.spend(caller, 'close-survey', stored.id);
    await note(deps, isOver ? 'survey-closed' : 'survey-closed-early', caller);
  }
  await deps.surveys.close(stored.id);
  return answer(api.closeSurvey.answer, {});
}

export async function surveyAnswers(context: Context, deps: SurveyDeps): Promise<Response> {
  const { id } = await surveyOf(context, deps);
  const closed = await deps.surveys.answers(id);
  if (closed === null) throw new Refused('not-found');
  return answer(api.surveyAnswers.answer, { pieces: [...closed.rows], spent: closed.spent });
}

export async function surveyWords(
  context: Context,
  { officer }: Caller,
  deps: SurveyDeps,
): Promise<Response> {
  const { id } = await surveyOf(context, deps);
  const page = { after: placeIn(context.req.query('after')), most: api.wordsPage };
  const words = await deps.surveys.words(officer, id, page);
  if (words === null) throw new Refused('not-found');
  const last = words.length < page.most ? undefined : words.at(-1);
  return answer(api.surveyWords.answer, {
    words: words.map(({ question, bytes }) => ({ question, bytes })),
    next: last === undefined ? null : `${last.id}.${last.question}`,
  });
}

/** Publishes what an officer signed, once, and only when it is what the server counts itself. */
export async function publishSurvey(
  context: Context,
  caller: Caller,
  deps: SurveyDeps,
): Promise<Response> {
  const stored = await surveyOf(context, deps);
  const { results, signature } = await readBody(context, api.publishSurvey.request);
  const closed = await deps.surveys.answers(stored.id);
  if (closed === null) throw new Refused('too-early');
  const survey = await readSurvey(stored, deps);
  const counted = resultsBytes(resultsOf(survey, closed.rows, closed.spent));
  const roster = await deps.roster();
  const isSigned = roster !== null && signerOf(results, signature, signersIn(roster)) !== null;
  if (!isSigned || !equal(counted, results)) throw new Refused('malformed');
  if (stored.results === null) await note(deps, 'survey-published', caller);
  const isNew = await deps.surveys.publish(stored.id, results, signature);
  if (!isNew && !equal(stored.results?.bytes ?? new Uint8Array(), results)) {
    throw new Refused('changed');
  }
  return answer(api.publishSurvey.answer, {});
}

/**
 * A survey whose signer left is no more asked by anybody: the key may be in other hands. An officer of today's roster
 * who knows it signs the same bytes. What nobody ever could sign stays refused.
 */
export async function adoptSurvey(
  context: Context,
  caller: Caller,
  deps: SurveyDeps,
): Promise<Response> {
  const stored = await surveyOf(context, deps);
  const { signature, results } = await readBody(context, api.adoptSurvey.request);
  const roster = await deps.roster();
  if (roster === null) throw new Refused('malformed');
  const current = signersIn(roster);
  const every = [...current, ...everySigner(await deps.former(roster))];
  if (signedBy(stored, stored.signature, every) === null) throw new Refused('malformed');
  const survey = signedBy(stored, signature, current);
  if (survey === null) throw new Refused('malformed');
  const published = stored.results;
  if ((published === null) !== (results === null)) throw new Refused('changed');
  if (published !== null && results !== null) {
    const closed = await deps.surveys.answers(stored.id);
    const counted =
      closed === null ? null : resultsBytes(resultsOf(survey, closed.rows, closed.spent));
    const isCount = counted !== null && equal(counted, results.results);
    const isSame = equal(published.bytes, results.results);
    const signer = signerOf(results.results, results.signature, current);
    if (!isCount || !isSame || signer === null) throw new Refused('malformed');
  }
  await note(deps, 'survey-adopted', caller);
  const after = { signature, results: results?.signature ?? null };
  if (!(await deps.surveys.adopt(stored.id, stored.signature, after))) throw new Refused('changed');
  return answer(api.adoptSurvey.answer, {});
}

function signedBy(
  { descriptor }: StoredSurvey,
  signature: Uint8Array,
  signers: readonly Uint8Array[],
): Survey | null {
  try {
    return readDescriptor(descriptor, signature, signers);
  } catch (error) {
    if (error instanceof SenimError) return null;
    throw error;
  }
}

async function surveyOf(context: Context, { surveys }: SurveyDeps): Promise<StoredSurvey> {
  const id = api.surveyId.safeParse(context.req.param('survey'));
  const stored = id.success ? await surveys.find(id.data) : null;
  if (stored === null) throw new Refused('not-found');
  return stored;
}

/** Refuses `malformed` for what no officer of the roster signed or what cannot be asked as it is. */
async function readSurvey(
  { descriptor, signature }: Pick<StoredSurvey, 'descriptor' | 'signature'>,
  deps: SurveyDeps,
): Promise<Survey> {
  const roster = await deps.roster();
  if (roster === null) throw new Refused('malformed');
  try {
    return readDescriptor(descriptor, signature, signersIn(roster));
  } catch (error) {
    if (error instanceof SenimError) throw new Refused('malformed');
    throw error;
  }
}

function inTens(people: number): number {
  return Math.floor(people / 10) * 10;
}

function placeIn(text: string | undefined): WordPlace | null {
  const read = /^(?<id>[0-9a-f]{32})\.(?<question>[a-z0-9-]{1,100})$/u.exec(text ?? '')?.groups;
  const { id, question } = read ?? {};
  return id === undefined || question === undefined ? null : { id, question };
}

// Written before the act: nobody opens or closes a survey without a line in the chain.
async function note({ audit, clock }: SurveyDeps, kind: AuditKind, caller: Caller): Promise<void> {
  const ct = new Uint8Array() as SealedBytes;
  await audit.append({ day: clock.today(), kind, actorTag: caller.officer.id, ct });
}
