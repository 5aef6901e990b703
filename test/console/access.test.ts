import { afterAll, beforeAll, describe, expect, test } from 'vitest';

import type { ListId } from '../../analysis/lists/token.ts';
import type { DocumentId, ProjectId } from '../../analysis/ids.ts';
import { type ActRequest, type ActRequestId, signRequest } from '../../cases/four-eyes.ts';
import type { BlobId, CaseId } from '../../cases/sealed.ts';
import type { Role } from '../../console/api.ts';
import { duties, everyDuty } from '../../console/duties.ts';
import { consoleRoutes } from '../../console/server/create.ts';
import { base64url, fromHex, hex, utf8 } from '../../platform/crypto/bytes.ts';
import { sha256 } from '../../platform/crypto/hash.ts';
import { systemRandom } from '../../platform/crypto/random.ts';
import { signPublic } from '../../platform/crypto/ed25519.ts';
import { Secret } from '../../platform/secret.ts';
import { resultsOf } from '../../surveys/results.ts';
import { resultsBytes, signResults } from '../../surveys/signed-results.ts';
import { readDescriptor } from '../../surveys/signed-survey.ts';
import { type SignedSurvey, signedSurvey, surveyBody } from '../fixtures/survey-body.ts';
import { filing, sealed, sealedCase, sealedEntry } from '../storage/fixtures.ts';
import { authOf, get, type House, house, post, type Signed, today } from './house.ts';

const people: Readonly<Record<Role, 'default' | 'oversight' | null>> = {
  officer: 'default',
  oversight: 'oversight',
  analyst: null,
  analysis: null,
  administrator: null,
};
const roles = Object.keys(people) as Role[];
const askers: readonly Role[] = ['officer', 'oversight'];
const counters: readonly Role[] = ['officer', 'oversight', 'analyst'];
const namers: readonly Role[] = ['officer', 'oversight', 'administrator'];
const workers: readonly Role[] = ['officer', 'analysis'];

/**
 * Who gets what, cell by cell: `own` and `foreign` are for routes about a case. A route that is not
 * written down here fails the test, so that nobody adds one without saying who may use it.
 */
const allowed: Readonly<
  Record<string, { own: readonly Role[]; foreign: readonly Role[] } | 'anyone'>
> = {
  'GET /': 'anyone',
  'GET /sign-in/:officer': 'anyone',
  'GET /cases': 'anyone',
  'GET /cases/:case': 'anyone',
  'GET /enter': 'anyone',
  'GET /cases/:case/:what': 'anyone',
  'GET /surveys': 'anyone',
  'GET /surveys/:survey': 'anyone',
  'GET /survey-drafts/:draft': 'anyone',
  'GET /analysis': 'anyone',
  'GET /analysis/:project/:tab': 'anyone',
  'GET /analysis/:project/:tab/:row': 'anyone',
  'GET /questions': 'anyone',
  'GET /statistics': 'anyone',
  'GET /people': 'anyone',
  'GET /roles': 'anyone',
  'GET /settings': 'anyone',
  'GET /account': 'anyone',
  'GET /join': 'anyone',
  'GET /set-up': 'anyone',
  'GET /keys': 'anyone',
  'GET /acts': 'anyone',
  'GET /audit': 'anyone',
  'GET /recovery': 'anyone',
  'GET /pdf-frame': 'anyone',
  'GET /assets/:file': 'anyone',
  'GET /health': 'anyone',
  'GET /api/hello': 'anyone',
  'POST /api/setup': 'anyone',
  'POST /api/setup/look': 'anyone',
  'POST /api/recovery/start': 'anyone',
  'POST /api/recovery': 'anyone',
  'POST /api/sign-in/start': 'anyone',
  'POST /api/sign-in': 'anyone',
  'POST /api/sign-in/challenge': 'anyone',
  'POST /api/sign-in/factor': 'anyone',
  'POST /api/join/look': 'anyone',
  'POST /api/join': 'anyone',
  'POST /api/sign-out': { own: roles, foreign: roles },
  'GET /api/me': { own: roles, foreign: roles },
  'POST /api/me/blob': { own: roles, foreign: roles },
  'GET /api/roster': { own: roles, foreign: roles },
  'GET /api/me/factors': { own: roles, foreign: roles },
  'POST /api/me/factors/passkey/start': { own: roles, foreign: roles },
  'POST /api/me/factors/totp/start': { own: roles, foreign: roles },
  // What is right here is told in factors.test.ts; this sends what is wrong, of a factor that nobody has.
  'POST /api/me/factors/passkey': { own: [], foreign: [] },
  'POST /api/me/factors/totp': { own: [], foreign: [] },
  'POST /api/me/factors/codes': { own: [], foreign: [] },
  'POST /api/me/factors/:factor/remove': { own: [], foreign: [] },
  'POST /api/me/proof/start': { own: roles, foreign: roles },
  'POST /api/me/proof': { own: [], foreign: [] },
  'GET /api/me/sessions': { own: roles, foreign: roles },
  'POST /api/me/sessions/end-others': { own: roles, foreign: roles },
  // The own session and that of a colleague are neither named nor ended by this number.
  'POST /api/me/sessions/:session/name': { own: [], foreign: [] },
  'POST /api/me/sessions/:session/end': { own: [], foreign: [] },
  'POST /api/people/:officer/factors/reset': { own: ['administrator'], foreign: [] },
  'GET /api/settings/state': { own: namers, foreign: namers },
  'GET /api/settings/form': { own: namers, foreign: namers },
  'POST /api/settings/form': { own: namers, foreign: namers },
  'GET /api/settings/factors': { own: namers, foreign: namers },
  'POST /api/settings/factors': { own: namers, foreign: namers },
  'GET /api/audit': {
    own: ['officer', 'oversight', 'administrator'],
    foreign: ['officer', 'oversight', 'administrator'],
  },
  // Changed in passphrase.test.ts; here nobody knows the present one.
  'POST /api/me/passphrase': { own: [], foreign: [] },
  // What a list must be like is told in roster-change.test.ts; here nobody of this body has signed one.
  'POST /api/roster': { own: [], foreign: [] },
  'GET /api/candidates': { own: askers, foreign: askers },
  'POST /api/recovery/drill': { own: askers, foreign: askers },
  'GET /api/key-state': { own: askers, foreign: askers },
  'POST /api/key-work': { own: askers, foreign: askers },
  'POST /api/key-work/group-keys': { own: askers, foreign: askers },
  'POST /api/key-work/cases/:case': { own: askers, foreign: [] },
  'GET /api/group-key': { own: ['officer', 'oversight'], foreign: ['officer', 'oversight'] },
  'GET /api/cases': { own: ['officer', 'oversight'], foreign: ['officer', 'oversight'] },
  'POST /api/cases/:case/open': { own: ['officer', 'oversight'], foreign: [] },
  'GET /api/cases/:case/blobs/:blob': { own: ['officer', 'oversight'], foreign: [] },
  'POST /api/cases/:case/entries': { own: ['officer', 'oversight'], foreign: [] },
  'POST /api/cases/:case/card': { own: ['officer', 'oversight'], foreign: [] },
  'POST /api/entered/scans/:blob': {
    own: ['officer', 'oversight'],
    foreign: ['officer', 'oversight'],
  },
  'POST /api/entered': { own: ['officer', 'oversight'], foreign: ['officer', 'oversight'] },
  'POST /api/entered/handed-over': {
    own: ['officer', 'oversight'],
    foreign: ['officer', 'oversight'],
  },
  'GET /api/digest': { own: ['officer', 'oversight'], foreign: ['officer', 'oversight'] },
  'GET /api/surveys': { own: [...counters, 'analysis'], foreign: [...counters, 'analysis'] },
  'POST /api/surveys': { own: askers, foreign: askers },
  'GET /api/surveys/:survey/participation': { own: counters, foreign: counters },
  'POST /api/surveys/:survey/adopt': { own: askers, foreign: askers },
  'POST /api/surveys/:survey/close': { own: askers, foreign: askers },
  'GET /api/audit/:day/keys': { own: askers, foreign: askers },
  'GET /api/retention': { own: askers, foreign: askers },
  'GET /api/cases/:case/keeping': { own: askers, foreign: [] },
  'POST /api/cases/:case/hold': { own: askers, foreign: [] },
  'GET /api/acts': { own: askers, foreign: askers },
  // What a request and an answer must be like is told in four-eyes.test.ts; here nobody has signed one.
  'GET /api/acts/deciders': { own: [], foreign: [] },
  'POST /api/acts': { own: [], foreign: [] },
  'POST /api/acts/:request/answer': { own: [], foreign: [] },
  'POST /api/acts/:request/withdraw': { own: [], foreign: [] },
  'POST /api/acts/:request/use': { own: [], foreign: [] },
  'GET /api/surveys/:survey/answers': { own: counters, foreign: counters },
  // What people wrote, sealed, is for officers of the survey's readers.
  'GET /api/surveys/:survey/words': { own: askers, foreign: [] },
  'POST /api/surveys/:survey/publish': { own: askers, foreign: askers },
  'GET /api/survey-drafts': { own: askers, foreign: askers },
  'POST /api/survey-drafts/:draft': { own: askers, foreign: askers },
  'POST /api/survey-drafts/:draft/drop': { own: askers, foreign: askers },
  'GET /api/questions': {
    own: ['officer', 'oversight', 'analyst', 'analysis'],
    foreign: ['officer', 'oversight', 'analyst', 'analysis'],
  },
  'GET /api/statistics': {
    own: [...counters, 'analysis'],
    foreign: [...counters, 'analysis'],
  },
  // What a snapshot must be like is told in statistics.test.ts; here nobody of this body has signed one.
  'POST /api/statistics': { own: [], foreign: [] },
  'GET /api/statistics/documents': { own: askers, foreign: askers },
  'POST /api/statistics/documents/:document': { own: askers, foreign: askers },
  'POST /api/statistics/documents/:document/remove': { own: askers, foreign: askers },
  'GET /api/people': { own: namers, foreign: namers },
  // `foreign` is the own account: nobody closes that by a slip.
  'POST /api/people/:officer/close': { own: namers, foreign: [] },
  'POST /api/invitations': { own: namers, foreign: namers },
  'POST /api/invitations/:invitation/withdraw': { own: namers, foreign: namers },
  // Whoever does not stand in the roster's group is refused besides: see `analysis.test.ts`.
  'GET /api/analysis/keys': { own: workers, foreign: workers },
  'POST /api/analysis/keys': { own: workers, foreign: workers },
  'GET /api/analysis/projects': { own: workers, foreign: workers },
  'GET /api/analysis/projects/:project/documents': { own: workers, foreign: workers },
  'POST /api/analysis/projects/:project/documents': { own: workers, foreign: workers },
  'GET /api/analysis/projects/:project/files/:file': { own: workers, foreign: workers },
  'POST /api/analysis/projects/:project/files/:file': { own: workers, foreign: workers },
  'GET /api/analysis/projects/:project/lists': { own: workers, foreign: workers },
  'POST /api/analysis/projects/:project/lists': { own: workers, foreign: workers },
  'POST /api/analysis/projects/:project/lists-end': { own: workers, foreign: workers },
  'POST /api/analysis/projects/:project/lists/:list/end': { own: workers, foreign: workers },
  'GET /api/analysis/projects/:project/lists/:list/answers': { own: workers, foreign: workers },
  'GET /api/analysis/projects/:project/list-files/:blob': { own: workers, foreign: workers },
};

let served: House;
let drafts = 0;
let documents = 0;
const invitations = Array.from({ length: 12 }, (_, at) => at.toString(16).padStart(32, '0'));
const project = 'a'.repeat(32) as ProjectId;
const file = 'b'.repeat(32) as DocumentId;
const list = 'c'.repeat(64) as ListId;
const listBlob = 'd'.repeat(32) as BlobId;
// Sealed to a list before the present one, so that their keys can be sealed anew.
const cases = {
  default: sealedCase({ rosterSeq: 0 }),
  oversight: sealedCase({ group: 'oversight', rosterSeq: 0 }),
};
let surveys: Readonly<Record<'default' | 'oversight', SignedSurvey>>;
/** Bodies of requests about surveys. */
const sent: Record<string, unknown> = {};

beforeAll(async () => {
  served = await house();
  for (const role of roles) await served.addOfficer(`${role}-one`, role, people[role]);
  await served.addOfficer('analyst-spare', 'analyst', null);
  for (const id of invitations) {
    const link = { id, role: 'analyst', madeBy: 'officer-one', tokenHash: id } as const;
    await served.store.invitations.put(
      { ...link, expires: Date.parse('2026-11-24') },
      { officerId: 'officer-one', day: today },
      0,
    );
  }
  for (const each of Object.values(cases)) await served.store.intake.fileCase(each, filing());
  const { seed } = await surveyBody(served.store, served.dataDir, {
    officer: 'officer-one',
    analysis: 'analysis-one',
  });
  const by = { officerId: 'officer-one', day: today };
  await served.store.analysis.putFile(project, file, sealed(9), by);
  await served.store.lists.put(project, [{ id: list, packet: sealed(200) }], by);
  const stored = await served.store.blobs.putDraft(listBlob, sealed(9), today);
  const files = [{ blobId: listBlob, ...stored }];
  const once = 'f'.repeat(64);
  await served.store.lists.answer({ list, seq: 1, day: today, once, bytes: sealed(9), files });
  surveys = {
    default: await signedSurvey(seed, today),
    oversight: await signedSurvey(seed, today, { readers: 'oversight' }),
  };
  for (const survey of Object.values(surveys)) {
    const { id, descriptor, signature, hashes, content } = survey;
    const { readers } = content;
    await served.store.surveys.put({ id, descriptor, signature, readers, codes: hashes });
    await served.store.surveys.close(id);
    const results = resultsBytes(
      resultsOf(readDescriptor(descriptor, signature, [signPublic(seed)]), [], 0),
    );
    sent[`/api/surveys/${id}/adopt`] = { signature: base64url(signature), results: null };
    sent[`/api/surveys/${id}/publish`] = {
      results: base64url(results),
      signature: base64url(signResults(results, seed)),
    };
  }
});
afterAll(async () => await served[Symbol.asyncDispose]());

describe('the table of routes', () => {
  test('names the same routes as this test', () => {
    const routes = consoleRoutes(served.options).map(({ method, path }) => `${method} ${path}`);
    expect(routes.toSorted()).toEqual(Object.keys(allowed).toSorted());
  });

  test('is all that the server answers', () => {
    const answered = served.app.routes.map(({ method, path }) => `${method} ${path}`);
    expect(answered.toSorted()).toEqual(Object.keys(allowed).toSorted());
  });
});

const cells = Object.entries(allowed).flatMap(([route, who]) =>
  who === 'anyone'
    ? []
    : roles.flatMap((role) =>
        (['own', 'foreign'] as const).map((whose) => ({
          route,
          role,
          whose,
          may: who[whose].includes(role),
        })),
      ),
);

describe('who may do what', () => {
  test.each(cells)(
    '$route by $role on an $whose case: $may',
    async ({ route, role, whose, may }) => {
      const signed = await served.signIn(`${role}-one`);
      const keysAreSealed = (await served.store.analysisKeys.all()).keys.length > 0;
      const { status } = await call(route, targetOf(role, whose), signed);
      // A second member who seals the keys for the same roster is told that a colleague was faster.
      if (may)
        expect(status).toBe(route === 'POST /api/analysis/keys' && keysAreSealed ? 409 : 200);
      else expect(refusedAs(route)).toContain(status);
    },
  );

  test.each(Object.entries(allowed).filter(([, who]) => who !== 'anyone'))(
    '%s by nobody: refused',
    async (route) => {
      expect((await call(route, targetOf('officer', 'own'), null)).status).toBe(401);
    },
  );

  test('a foreign case and no case at all are the same answer', async () => {
    const signed = await served.signIn('officer-one');
    const none = { ...targetOf('officer', 'foreign'), caseId: '0'.repeat(32) as CaseId };
    for (const route of Object.keys(allowed).filter((each) => each.includes(':case/'))) {
      const [foreign, absent] = [
        await call(route, targetOf('officer', 'foreign'), signed),
        await call(route, none, signed),
      ];
      expect(await foreign.text()).toBe(await absent.text());
      expect(foreign.status).toBe(absent.status);
    }
  });

  test('a foreign case is not changed and nobody is written down as having opened it', async () => {
    const signed = await served.signIn('officer-one');
    for (const route of Object.keys(allowed).filter((each) => each.includes(':case/'))) {
      await call(route, targetOf('officer', 'foreign'), signed);
    }
    const overseer = { id: 'x', role: 'oversight', group: 'oversight' } as const;
    const { caseId } = cases.oversight;
    const openings = (await served.store.cases.openings(overseer, caseId)) ?? [];
    expect(openings.map(({ role }) => role)).not.toContain('officer');
  });
});

describe('the table of duties', () => {
  test('is what the routes keep to', () => {
    const used = new Set(
      consoleRoutes(served.options).flatMap(({ who }) => (who === 'anyone' ? [] : [who.join()])),
    );
    const named = new Set(everyDuty.map((duty) => duties[duty].join()));
    expect([...used].toSorted()).toEqual([...named].toSorted());
  });
});

describe('anything else', () => {
  test.each([
    ['GET', '/api/cases/x/open'],
    ['GET', '/api/officers'],
    ['DELETE', '/api/cases'],
    ['PUT', '/api/setup'],
    ['GET', '/api/sign-out'],
    ['GET', '/..%2fpackage.json'],
    ['GET', '/assets/..%2f..%2fpackage.json'],
  ])('%s %s is not found', async (method, path) => {
    const signed = await served.signIn('officer-one');
    const answer = await served.app.request(`http://localhost:8081${path}`, {
      method,
      headers: { cookie: signed.cookie },
    });
    expect([404, 503]).toContain(answer.status);
  });
});

/** What is refused to everybody here is refused for what was sent; the rest for who sent it. */
function refusedAs(route: string): readonly number[] {
  return route.startsWith('POST /api/me/') ? [401, 403, 404] : [403, 404];
}

function targetOf(role: Role, whose: 'own' | 'foreign') {
  const group = people[role] ?? 'default';
  const other = group === 'default' ? 'oversight' : 'default';
  const which = whose === 'own' ? group : other;
  const account = whose === 'own' ? 'analyst-spare' : `${role}-one`;
  return { ...cases[which], survey: surveys[which], account };
}

async function call(
  route: string,
  target: ReturnType<typeof targetOf>,
  signed: Signed | null,
): Promise<Response> {
  const [method, pattern = ''] = route.split(' ');
  const path = pattern
    .replace(':case', target.caseId)
    .replace(':blob', () => blobFor(pattern, target))
    .replace(':list', list)
    .replace(':survey', target.survey.id)
    .replace(':day', today)
    .replace(':request', 'e'.repeat(32))
    .replace('/deciders', `/deciders?act=delete-case&subject=${'e'.repeat(32)}`)
    .replace(':draft', '0'.repeat(32))
    .replace(':officer', target.account)
    .replace(':factor', 'e'.repeat(32))
    .replace(':session', 'e'.repeat(32))
    .replace(':invitation', () => invitations.pop() ?? '')
    .replace(':project', project)
    .replace(':document', documentName)
    .replace(':file', method === 'GET' ? file : documentName());
  if (method === 'GET') return await get(served.app, path, signed);
  if (pattern.endsWith('/files/:file') || pattern.includes('/scans/')) {
    const headers = { 'content-type': 'application/octet-stream' };
    return await post(served.app, path, 'sealed', signed, headers);
  }
  return await post(served.app, path, sent[path] ?? bodyOf(pattern, target), signed);
}

const nobodysRequest: ActRequest = {
  v: 1,
  type: 'four-eyes',
  id: 'e'.repeat(32) as ActRequestId,
  act: 'delete-case',
  subject: 'e'.repeat(32),
  group: 'default',
  officer: 'officer-one',
  day: today,
  until: today,
  reason: 'e'.repeat(64),
  payload: null,
  entry: null,
};

function blobFor(pattern: string, { blobs }: ReturnType<typeof targetOf>): string {
  if (pattern.includes('/scans/')) return documentName();
  return pattern.includes('/list-files/') ? listBlob : (blobs[0]?.blobId ?? '');
}

function documentName(): string {
  return (documents++).toString(16).padStart(32, '0');
}

function bodyOf(pattern: string, { survey }: ReturnType<typeof targetOf>): unknown {
  if (pattern === '/api/surveys') {
    const { descriptor, signature, hashes } = survey;
    const codes = base64url(fromHex(hashes.join('')));
    return { descriptor: base64url(descriptor), signature: base64url(signature), codes };
  }
  if (pattern === '/api/surveys/:survey/close') return { early: true };
  if (pattern === '/api/survey-drafts/:draft') return { bytes: 'AAAA', expected: drafts++ };
  if (pattern.endsWith('/entries')) {
    const { entryId, bytes, sha256 } = sealedEntry('officer');
    return { entryId, bytes: base64url(bytes), sha256, toReporter: true, closes: 'leaves' };
  }
  if (pattern === '/api/roster') {
    return { roster: { bytes: 'AAAA', signature: 'AAAA' }, consent: 'AAAA', accounts: [] };
  }
  if (pattern.endsWith('/hold')) {
    return { until: '2027-11-22', reason: base64url(authOf('reason')) };
  }
  if (pattern === '/api/acts') {
    const { bytes, signature } = signRequest(nobodysRequest, new Secret(authOf('nobody')));
    return {
      bytes: base64url(bytes),
      signature: base64url(signature),
      reason: base64url(authOf('reason')),
      payload: null,
    };
  }
  if (pattern === '/api/acts/:request/answer') {
    const bytes = base64url(authOf('answer'));
    return { bytes, signature: base64url(new Uint8Array(64)), reason: null };
  }
  if (pattern === '/api/me/passphrase') {
    const auth = base64url(new Uint8Array(32));
    return { auth, authHash: auth, header: 'AAAA', body: 'AAAA' };
  }
  if (pattern === '/api/entered/handed-over') return { receiptId: 'e'.repeat(64) };
  if (pattern === '/api/entered') return enteredCase();
  if (pattern === '/api/key-work') return { after: null };
  if (pattern === '/api/key-work/group-keys') return { wrapped: 1, keys: [], fresh: null };
  if (pattern === '/api/key-work/cases/:case') {
    return { before: 0, wrapped: 1, keyFile: 'AAAA', entry: null, card: null };
  }
  if (pattern === '/api/analysis/keys') {
    return { rosterSeq: 1, keys: [{ generation: 1, sealed: 'AAAA' }] };
  }
  if (pattern.endsWith('/lists')) {
    const id = (documents++).toString(16).padStart(64, '0');
    return { lists: [{ id, packet: base64url(sealed(200)) }] };
  }
  if (pattern.endsWith('/:list/end')) return { state: 'withdrawn' };
  if (pattern.endsWith('/documents')) {
    return { changes: [{ id: documentName(), kind: 'task', expected: 0, bytes: 'AAAA' }] };
  }
  if (pattern === '/api/statistics') {
    return { bytes: 'AAAA', signature: base64url(new Uint8Array(64)) };
  }
  if (pattern.endsWith('/documents/:document')) {
    return { kind: 'units', version: 1, bytes: 'AAAA' };
  }
  if (pattern === '/api/settings/form') {
    const seen = hex(sha256(utf8('null')));
    return { seen, change: { part: 'pledge', pledge: null } };
  }
  if (pattern === '/api/settings/factors') return { before: 'none', rule: 'none' };
  if (pattern === '/api/me/factors/totp') return { id: some, name: 'x', code: '000000' };
  if (pattern === '/api/me/factors/passkey') {
    const response = { clientDataJSON: 'AAAA', attestationObject: 'AAAA' };
    return {
      id: some,
      name: 'x',
      response: { id: 'AAAA', rawId: 'AAAA', type: 'public-key', response },
    };
  }
  if (pattern.endsWith('/use')) return { use: some };
  if (pattern === '/api/me/proof') return { given: { kind: 'recovery', code: 'x' } };
  if (pattern.endsWith('/name')) return { name: 'x' };
  if (pattern === '/api/invitations') return { role: 'analyst', token: documentName() };
  if (pattern === '/api/me/blob') return { header: 'AAAA', body: 'AAAA' };
  if (pattern.endsWith('/card')) return { card: base64url(authOf('card')), expected: 0 };
  return {};
}

const some = '0'.repeat(32);

function enteredCase(): unknown {
  const { caseId, group, keyFile, manifest, blobs, shred, reporter } = sealedCase();
  const [report] = blobs;
  if (report === undefined) throw new TypeError('a case without its report');
  return {
    once: base64url(systemRandom(32)),
    caseId,
    group,
    day: today,
    rosterSeq: 1,
    keyFile: base64url(keyFile),
    manifest: base64url(manifest),
    report: { ...report, bytes: base64url(report.bytes) },
    files: [],
    shred: base64url(shred.bytes()),
    reporter: { id: reporter.id, packet: base64url(reporter.packet) },
  };
}
