import * as fc from 'fast-check';
import { expect, it } from 'vitest';

import { flows } from '../../dialogs/flows.ts';
import type { Incoming } from '../../dialogs/incoming.ts';
import type { ListOffer } from '../../dialogs/list/list-offer.ts';
import type { Message, Text } from '../../dialogs/message.ts';
import { packState, unpackState } from '../../dialogs/pack.ts';
import { stepsOf } from '../../dialogs/path.ts';
import { renderText } from '../../dialogs/render.ts';
import type { State, Turn } from '../../dialogs/state.ts';
import { startState, turn } from '../../dialogs/turn.ts';
import type { Wanted } from '../../dialogs/message.ts';
import type { World } from '../../dialogs/world.ts';
import { languages } from '../../platform/language.ts';
import {
  accountWith,
  day,
  fileWith,
  knowledge,
  receipt,
  visitWith,
  worldWith,
} from './fixtures.ts';

const refs = flows.flatMap((flow) => flow.steps.map((step) => step.ref));

const someToken = '0123456789abcdefghjkmnpqrs';

/** What people, old pages and broken clients do; `pick` chooses among the options that are shown. */
type Deed =
  | { readonly kind: 'pick'; readonly nth: number }
  | { readonly kind: 'edit'; readonly nth: number }
  | Exclude<Incoming, { kind: 'filed' | 'found' | 'account' | 'followed-up' }>;

const words = fc.constantFrom(
  '',
  ' \u0000 ',
  '😡',
  'رشوة',
  '1',
  '99',
  'Вчера врач больницы попросил 200000 тенге',
  '12.03.2026',
  '31.02.2026',
  '/kk',
  '/ru',
  '/menu',
  '/help',
  '/back',
  receipt,
  receipt.slice(-4),
  'x'.repeat(20_001),
);

const at = fc.constantFrom(...refs, 'report/gone' as const);

const deed: fc.Arbitrary<Deed> = fc.oneof(
  { weight: 12, arbitrary: fc.record({ kind: fc.constant('pick' as const), nth: fc.nat(30) }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('edit' as const), nth: fc.nat(20) }) },
  { weight: 6, arbitrary: fc.record({ kind: fc.constant('text' as const), text: words }) },
  {
    weight: 2,
    arbitrary: fc.record({
      kind: fc.constant('choice' as const),
      id: fc.constantFrom(
        'back',
        'skip',
        'keep',
        'no',
        'continue',
        'send',
        'done',
        `list:${someToken}`,
        'nonsense',
        'remove-1',
      ),
      at,
    }),
  },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('text' as const), text: words, at }) },
  { weight: 1, arbitrary: fc.constantFrom<Deed>({ kind: 'look' }, { kind: 'expired' }) },
  {
    weight: 1,
    arbitrary: fc.constant<Deed>({
      kind: 'file',
      file: fileWith(),
      caseKey: { caseId: 'c', identity: 'i', recipient: 'r' },
    }),
  },
  { weight: 1, arbitrary: fc.constant<Deed>({ kind: 'file-refused', reason: 'pixels' }) },
);

const someList = {
  token: someToken,
  body: 'Body',
  title: 'Analysis',
  unit: 'Unit',
  post: 'Head',
  due: day('2026-12-31'),
  asks: 'indicators',
  quarter: null,
  items: ['personnel-1', 'personnel-2', 'conflict-6'].map((id) => ({ id, text: null, term: null })),
  answered: null,
} as const satisfies ListOffer;

const world = (oversight: boolean, intake: World['intake']): World =>
  worldWith({ oversight, intake, model: true });

it('every walk ends in a prompt that can be shown, stored and gone on from', () => {
  fc.assert(
    fc.property(
      fc.array(fc.tuple(deed, fc.boolean()), { maxLength: 60 }),
      fc.boolean(),
      fc.constantFrom<World['intake']>('open', 'open', 'open', 'closed'),
      (deeds, oversight, intake) => {
        const around = world(oversight, intake);
        let last = turn(startState('ru', 'token'), { kind: 'look' }, around);
        for (const [next, succeeds] of deeds) {
          last = settle(act(last, next, around), succeeds, around);
          check(last);
        }
      },
    ),
    { numRuns: 400 },
  );
});

it('no answer is lost by going back, changing the language or looking again', () => {
  const harmless = fc.constantFrom<Incoming>(
    { kind: 'choice', id: 'back' },
    { kind: 'choice', id: 'kk' },
    { kind: 'choice', id: 'language' },
    { kind: 'choice', id: 'help' },
    { kind: 'choice', id: 'menu' },
    { kind: 'choice', id: 'report' },
    { kind: 'text', text: '/en' },
    { kind: 'text', text: '/start' },
    { kind: 'look' },
    { kind: 'file-refused', reason: 'empty' },
    { kind: 'failed', reason: 'failed' },
  );
  fc.assert(
    fc.property(
      fc.array(deed, { maxLength: 30 }),
      fc.array(harmless, { maxLength: 12 }),
      (deeds, detours) => {
        const around = world(true, 'open');
        let last = turn(startState('ru', 'token'), { kind: 'look' }, around);
        for (const next of deeds) last = settle(act(last, next, around), false, around);
        const { answers, files } = last.draft;
        for (const detour of detours) last = turn(again(last), detour, around);
        expect(last.draft.answers).toEqual(answers);
        expect(last.draft.files).toEqual(files);
      },
    ),
    { numRuns: 200 },
  );
});

it('a half-finished report stays small', () => {
  const around = world(true, 'open');
  let last = turn(startState('kk', 'A'.repeat(22)), { kind: 'choice', id: 'report' }, around);
  for (let turns = 0; turns < 40 && last.session.at !== 'report/review'; turns += 1) {
    const ids = last.prompt.options.map(({ id }) => id);
    const id = ids.includes('continue')
      ? 'continue'
      : last.session.at === 'report/files'
        ? 'done'
        : 'skip';
    last = turn(again(last), { kind: 'choice', id }, around);
  }
  expect(last.session.at).toBe('report/review');
  expect(JSON.stringify(again(last)).length).toBeLessThan(1500);
  expect(JSON.stringify(packState(last)).length).toBeLessThan(900);
});

function act(last: Turn, next: Deed, around: World): Turn {
  const incoming = incomingOf(last, next);
  return incoming === null ? last : turn(again(last), incoming, around);
}

function incomingOf(last: Turn, next: Deed): Incoming | null {
  if (next.kind === 'pick') {
    const { options } = last.prompt;
    const option = options[next.nth % Math.max(1, options.length)];
    // Leaving is tried elsewhere: here it would end most walks early.
    return option === undefined || option.id === 'stop' || option.id === 'erase'
      ? null
      : { kind: 'choice', id: option.id };
  }
  if (next.kind !== 'edit') return next;
  const rows = last.messages.flatMap((message) => (message.kind === 'summary' ? message.rows : []));
  const id = rows[next.nth]?.option;
  return id === undefined ? null : { kind: 'choice', id };
}

/** Plays the world: what was asked for comes back, well or badly. */
function settle(asked: Turn, succeeds: boolean, around: World): Turn {
  const hear = (incoming: Incoming) => turn(again(asked), incoming, around);
  const failed = { kind: 'failed', reason: 'failed' } as const;
  switch (asked.outcome.kind) {
    case 'report':
      return hear(succeeds ? { kind: 'filed' } : failed);
    case 'lookup':
      return hear(succeeds ? { kind: 'found', visit: visitWith() } : { kind: 'not-found' });
    case 'check-in':
    case 'refresh':
      return hear(succeeds ? { kind: 'account', account: accountWith() } : failed);
    case 'follow-up':
      return hear(succeeds ? { kind: 'followed-up', account: accountWith() } : failed);
    case 'rephrase': {
      const claims = asked.outcome.cards.map((card) => ({ text: 'A sentence.', card }));
      return succeeds ? hear({ kind: 'rephrased', claims }) : asked;
    }
    case 'survey-code':
      return hear({ kind: 'code', code: asked.outcome.code, fits: succeeds });
    case 'survey':
      return hear(succeeds ? { kind: 'answered' } : { kind: 'not-answered', because: 'code' });
    case 'list-open':
      return hear({ kind: 'list', offer: succeeds ? someList : 'over' });
    case 'list':
      return hear(
        succeeds
          ? { kind: 'list-taken', given: 1, of: 3 }
          : { kind: 'list-refused', because: 'withdrawn' },
      );
    case 'count':
    case 'none':
    case 'drop-file':
    case 'forget':
    case 'receipt-file':
    case 'erase':
      return asked;
    default:
      return asked.outcome satisfies never;
  }
}

/** The state as it comes back from the store. */
function again({ session, draft }: State): State {
  const state = { session, draft };
  const stored = JSON.parse(JSON.stringify(state)) as State;
  expect(stored).toEqual(state);
  expect(unpackState(JSON.parse(JSON.stringify(packState(state))))).toEqual(state);
  return stored;
}

function check(last: Turn): void {
  const { prompt, session, messages } = last;
  expect(refs).toContain(session.at);
  expect(stepsOf(session.path).length).toBeLessThanOrEqual(refs.length);
  expect(prompt.options.length > 0 || prompt.expects === 'text').toBe(true);
  expect(prompt.input !== undefined).toBe(prompt.expects === 'text');
  const ids = prompt.options.map(({ id }) => id);
  expect(new Set(ids).size).toBe(ids.length);
  const texts = [...messages.flatMap(textsOf), ...prompt.options.map(({ label }) => label)];
  for (const language of languages) {
    for (const text of texts) renderText(text, language, knowledge);
  }
}

function textsOf(message: Message): readonly Text[] {
  switch (message.kind) {
    case 'say':
      return [message.text];
    case 'summary':
      return message.rows.flatMap(({ label, value }) => [label, value]);
    case 'letter':
      return [message.heading, message.body];
    case 'file':
      return [message.label, ...wantedTexts(message.file)];
    case 'receipt':
      return [];
    default:
      return message satisfies never;
  }
}

function wantedTexts(file: Wanted): readonly Text[] {
  if (file.kind !== 'calendar') return [];
  return [file.title, ...file.events.flatMap(({ title, notes }) => [title, notes])];
}
