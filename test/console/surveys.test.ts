import { afterEach, beforeEach, describe, expect, test } from 'vitest';

import { createSurveys } from '../../bots/surveys.ts';
import { watchRoster } from '../../bots/roster-watch.ts';
import { base64url, fromBase64url, fromHex } from '../../platform/crypto/bytes.ts';
import { signPublic } from '../../platform/crypto/ed25519.ts';
import { nativeAge } from '../../platform/crypto/native.ts';
import { systemRandom } from '../../platform/crypto/random.ts';
import { Secret } from '../../platform/secret.ts';
import { addDays } from '../../platform/time.ts';
import { readPin } from '../../storage/pin.ts';
import { encodeChoices, layoutOf } from '../../surveys/layout.ts';
import { resultsOf } from '../../surveys/results.ts';
import { resultsBytes, signResults } from '../../surveys/signed-results.ts';
import { readDescriptor, signDescriptor, type Survey } from '../../surveys/signed-survey.ts';
import { knowledge } from '../dialogs/fixtures.ts';
import { agreed } from '../fixtures/agreed.ts';
import {
  type SignedSurvey,
  signedSurvey,
  type SurveyBody,
  surveyBody,
} from '../fixtures/survey-body.ts';
import { get, type House, house, post, type Signed, today } from './house.ts';

let served: House;
let body: SurveyBody;
let signed: Signed;

beforeEach(async () => {
  served = await house();
  body = await surveyBody(served.store, served.dataDir);
  await served.addOfficer('aigerim', 'officer', 'default');
  signed = await served.signIn('aigerim');
});
afterEach(async () => await served[Symbol.asyncDispose]());

/** Oversight agrees to the close: the unit has but one officer. */
async function closed({ id: subject }: SignedSurvey, early = true): Promise<Response> {
  await agreed(served.store, {
    act: 'close-survey',
    subject,
    day: today,
    asks: { id: 'aigerim', signSeed: body.seed },
    agrees: { id: 'berik', signSeed: body.overseer },
  });
  return await ask(`/api/surveys/${subject}/close`, { early });
}

const ask = async (path: string, sent: unknown) => await post(served.app, path, sent, signed);

async function open(survey: SignedSurvey, change: Partial<Record<string, unknown>> = {}) {
  const codes = base64url(fromHex(survey.hashes.join('')));
  return await ask('/api/surveys', {
    descriptor: base64url(survey.descriptor),
    signature: base64url(survey.signature),
    codes,
    ...change,
  });
}

async function refused(response: Promise<Response>): Promise<string> {
  const said = (await (await response).json()) as { refusal?: string };
  return said.refusal ?? 'taken';
}

/** The survey as it counts, for a test that counts itself. */
function counted(survey: SignedSurvey): Survey {
  return readDescriptor(survey.descriptor, survey.signature, [signPublic(body.seed)]);
}

async function answered(survey: SignedSurvey, option: string, people: number): Promise<void> {
  const layout = layoutOf(counted(survey).questionnaire);
  for (const hash of survey.hashes.slice(0, people)) {
    await served.store.surveys.answer({
      survey: survey.id,
      right: { kind: 'code', hash, repeat: base64url(systemRandom(32)) },
      choices: encodeChoices(layout, { 'know-corruption': { kind: 'choice', option } }),
      words: [],
    });
  }
}

describe('a survey is opened', () => {
  test('once, as it was signed, and a repeat is no second one', async () => {
    const survey = await signedSurvey(body.seed, today);
    expect(await refused(open(survey))).toBe('taken');
    expect(await refused(open(survey))).toBe('taken');
    const listed = (await (await get(served.app, '/api/surveys', signed)).json()) as {
      surveys: { survey: string; state: string }[];
    };
    expect(listed.surveys).toMatchObject([{ survey: survey.id, state: 'open' }]);
    const kinds = (await served.store.audit.rows(0, 10)).map(({ kind }) => kind);
    expect(kinds.filter((kind) => kind === 'survey-opened')).toHaveLength(1);
  });

  test('only when an officer of the roster signed it', async () => {
    const stranger = new Secret(systemRandom(32));
    expect(await refused(open(await signedSurvey(stranger, today)))).toBe('malformed');
  });

  test('only with a code for each who is asked, all different, and none where it is open', async () => {
    const survey = await signedSurvey(body.seed, today);
    const all = fromHex(survey.hashes.join(''));
    const twice = all.slice();
    twice.set(all.subarray(0, 32), 32);
    for (const codes of [all.subarray(32), twice, all.subarray(0, 40), new Uint8Array()]) {
      expect(await refused(open(survey, { codes: base64url(codes) }))).toBe('malformed');
    }
    const free = await signedSurvey(body.seed, today, { access: 'open' });
    expect(await refused(open(free, { codes: base64url(all) }))).toBe('malformed');
    expect(await refused(open(free))).toBe('taken');
  });

  test('never after its last day', async () => {
    const over = { opens: addDays(today, -9), closes: addDays(today, -1) };
    expect(await refused(open(await signedSurvey(body.seed, today, over)))).toBe('malformed');
  });
});

describe('a survey is watched and closed', () => {
  test('by tens, and nothing of the answers is given before the close', async () => {
    const survey = await signedSurvey(body.seed, today);
    await open(survey);
    await answered(survey, 'yes', 11);
    const participation = `/api/surveys/${survey.id}/participation`;
    const tens = { invited: 12, atLeast: 10 };
    expect(await (await get(served.app, participation, signed)).json()).toEqual(tens);
    for (const what of ['answers', 'words']) {
      const path = `/api/surveys/${survey.id}/${what}`;
      expect(await refused(get(served.app, path, signed))).toBe('not-found');
    }
    await closed(survey);
    expect(await (await get(served.app, participation, signed)).json()).toEqual(tens);
  });

  test('before its end only by somebody who says that this is meant, and the audit names it', async () => {
    const survey = await signedSurvey(body.seed, today);
    await open(survey);
    const path = `/api/surveys/${survey.id}/close`;
    expect(await refused(ask(path, { early: false }))).toBe('too-early');
    expect(await refused(ask(path, { early: true }))).toBe('needs-consent');
    expect(await refused(closed(survey))).toBe('taken');
    expect(await refused(ask(path, { early: true }))).toBe('taken');
    const kinds = (await served.store.audit.rows(0, 10)).map(({ kind }) => kind);
    expect(kinds.filter((kind) => kind.startsWith('survey-closed'))).toEqual([
      'survey-closed-early',
    ]);
  });
});

async function adopted(survey: SignedSurvey, seed: Secret, results: unknown = null) {
  return await refused(
    ask(`/api/surveys/${survey.id}/adopt`, {
      signature: base64url(signDescriptor(survey.descriptor, seed)),
      results,
    }),
  );
}

/** What people are offered now, asked as the public side asks it. */
async function offered() {
  const watch = watchRoster({
    rosters: served.store.rosters,
    pin: () => readPin(served.dataDir),
    log: () => {},
  });
  const { store, options } = served;
  const parts = { surveys: store.surveys, knowledge, roster: watch, age: nativeAge };
  const surveys = createSurveys({ ...parts, clock: options.clock, log: () => {} });
  return async () => (await surveys.board(await watch())).offers.map(({ id }) => id);
}

describe('a survey whose signer left', () => {
  test('is asked by nobody until an officer of today signs it', async () => {
    const survey = await signedSurvey(body.seed, today);
    await open(survey);
    const offers = await offered();
    expect(await offers()).toEqual([survey.id]);
    const successor = await body.succeed();
    expect(await offers()).toEqual([]);
    expect(await adopted(survey, successor)).toBe('taken');
    expect(await offers()).toEqual([survey.id]);
    const kinds = (await served.store.audit.rows(0, 10)).map(({ kind }) => kind);
    expect(kinds).toContain('survey-adopted');
  });

  test('comes back under no key of somebody who left, and under no stranger’s', async () => {
    const survey = await signedSurvey(body.seed, today);
    await open(survey);
    await body.succeed();
    expect(await adopted(survey, body.seed)).toBe('malformed');
    expect(await adopted(survey, new Secret(systemRandom(32)))).toBe('malformed');
    expect(await (await offered())()).toEqual([]);
  });

  test('is not adopted when nobody of any roster ever signed it', async () => {
    const planted = await signedSurvey(new Secret(systemRandom(32)), today);
    const { id, descriptor, signature, hashes } = planted;
    const stored = { id, readers: 'default', descriptor, signature, codes: hashes } as const;
    await served.store.surveys.put(stored);
    const successor = await body.succeed();
    expect(await adopted(planted, successor)).toBe('malformed');
  });

  test('takes what was published along, only as it is counted anew', async () => {
    const survey = await signedSurvey(body.seed, today);
    await open(survey);
    await answered(survey, 'no', 5);
    await closed(survey);
    const { rows, spent } = (await served.store.surveys.answers(survey.id)) ?? {
      rows: [],
      spent: 0,
    };
    const bytes = resultsBytes(resultsOf(counted(survey), rows, spent));
    await served.store.surveys.publish(survey.id, bytes, signResults(bytes, body.seed));
    const successor = await body.succeed();
    expect(await adopted(survey, successor)).toBe('changed');
    const half = resultsBytes(resultsOf(counted(survey), [], spent));
    const signed = (what: Uint8Array) => ({
      results: base64url(what),
      signature: base64url(signResults(what, successor)),
    });
    expect(await adopted(survey, successor, signed(half))).toBe('malformed');
    expect(await adopted(survey, successor, signed(bytes))).toBe('taken');
  });
});

test('the page learns where people answer from the server', async () => {
  const { site } = (await (await get(served.app, '/api/surveys', signed)).json()) as {
    site: unknown;
  };
  expect(site).toEqual({ url: null, port: 8080 });
});

describe('results are published', () => {
  test('when they are what the server counts, signed, and once', async () => {
    const survey = await signedSurvey(body.seed, today);
    await open(survey);
    await answered(survey, 'no', 5);
    const path = `/api/surveys/${survey.id}/publish`;
    const make = (people: number) => {
      const layout = layoutOf(counted(survey).questionnaire);
      const one = encodeChoices(layout, { 'know-corruption': { kind: 'choice', option: 'no' } });
      const rows = Array.from({ length: people }, () => one);
      return resultsBytes(resultsOf(counted(survey), rows, people));
    };
    const sent = (results: Uint8Array, seed = body.seed) => ({
      results: base64url(results),
      signature: base64url(signResults(results, seed)),
    });
    expect(await refused(ask(path, sent(make(5))))).toBe('too-early');
    await closed(survey);
    expect(await refused(ask(path, sent(make(6))))).toBe('malformed');
    const stranger = new Secret(systemRandom(32));
    expect(await refused(ask(path, sent(make(5), stranger)))).toBe('malformed');
    expect(await refused(ask(path, sent(make(5))))).toBe('taken');
    expect(await refused(ask(path, sent(make(5))))).toBe('taken');
    const listed = (await (await get(served.app, '/api/surveys', signed)).json()) as {
      surveys: { results: { bytes: string } }[];
    };
    expect(fromBase64url(listed.surveys[0]?.results.bytes ?? '')).toEqual(make(5));
  });
});
