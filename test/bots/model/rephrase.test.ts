import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from 'vitest';

import { createRephrase } from '../../../bots/model/rephrase.ts';
import type { Claim } from '../../../knowledge/claims/claim.ts';
import { createLog } from '../../../platform/log.ts';
import { knowledge } from '../../dialogs/fixtures.ts';
import { honest, ModelServer, type Manner, type Task } from '../../fixtures/model-server.ts';

let server: ModelServer;
beforeAll(async () => {
  server = await ModelServer.open();
  await Promise.all(protocols.map((protocol) => rephraser(protocol).warm()));
});
afterAll(() => server[Symbol.asyncDispose]());
afterEach(() => vi.restoreAllMocks());

const asked = {
  question: 'можно ли госслужащему принимать подарки, канарейка',
  language: 'ru',
  cards: ['gift-received'],
} as const;

const protocols = ['completions', 'ollama'] as const;

function rephraser(protocol: (typeof protocols)[number], reach: 'machine' | 'outside' = 'machine') {
  const lines: string[] = [];
  const model = { ...server.config(protocol), reach };
  const log = createLog((line) => lines.push(line));
  const made = createRephrase({ model, cards: knowledge.cards, log, patience: 700 });
  return { ...made, lines, said: () => lines.map((line) => JSON.parse(line) as unknown) };
}

/** An honest answer with one thing changed. */
function but(change: (claim: Claim, task: Task) => Partial<Claim>): Manner {
  return {
    claims: (task) => honest(task).map((claim) => Object.assign(claim, change(claim, task))),
  };
}

const lies: readonly (readonly [string, Manner])[] = [
  ['a quote that stands nowhere', but(() => ({ quote: 'Подарки до 10 МРП принимать разрешено.' }))],
  ['a card that was not given', but(() => ({ card: 'gift-act' }))],
  ['a card that does not exist', but(() => ({ card: 'no-such-card' }))],
  ['an invented number', but(({ text }) => ({ text: text.replace('.', ' до 10 МРП.') }))],
  ['an invented term', but(({ text }) => ({ text: text.replace('.', ' пять дней.') }))],
  ['the opposite', but(({ text }) => ({ text: text.replace('нельзя', 'можно') }))],
  ['another country’s law', but(({ text }) => ({ text: `По 273-ФЗ ${text}` }))],
  ['Chinese', but(() => ({ text: '公务员不得收受与职务有关的礼品、金钱或者免费服务。' }))],
  [
    'another language',
    but(() => ({ text: 'Gifts connected with your work may not be accepted.' })),
  ],
  [
    'a sentence without a card',
    { claims: (task) => [...honest(task), { text: 'Это верно.', card: '', quote: '' }] },
  ],
];

const failures = [
  'hangs',
  'drips',
  'huge',
  'half-json',
  'no-json',
  'other-shape',
  'error',
  'closes',
  'redirects',
] as const;

describe.each(protocols)('a model that speaks %s', (protocol) => {
  test('may have nothing to say', async () => {
    server.manner = { claims: () => [] };
    const { rephrase, lines } = rephraser(protocol);
    expect(await rephrase(asked)).toBeNull();
    expect(lines).toHaveLength(1);
  });

  test.each(['content', 'tool'] as const)('is heard when its answer comes as %s', async (as) => {
    server.manner = { claims: honest, as };
    const { rephrase, said } = rephraser(protocol);
    const claims = await rephrase(asked);
    expect(claims).toHaveLength(1);
    expect(claims?.[0]).toMatchObject({ card: 'gift-received' });
    expect(knowledge.cards.get('gift-received')?.text.ru.short).toContain(claims?.[0]?.text);
    expect(said()).toEqual([{ event: 'model.set', protocol, reach: 'machine' }]);
  });

  test.each(lies)('that answers with %s is not believed', async (_what, manner) => {
    server.manner = manner;
    const { rephrase, said } = rephraser(protocol);
    expect(await rephrase(asked)).toBeNull();
    expect(said()).toContainEqual({ event: 'model.failed', because: 'wrong' });
  });

  test.each(failures)('that %s leaves the card, and no library tells of it', async (manner) => {
    const spoken: unknown[] = [];
    for (const method of ['log', 'warn', 'error', 'info', 'debug'] as const) {
      vi.spyOn(console, method).mockImplementation((...words) => spoken.push(words));
    }
    server.manner = manner;
    const { rephrase, lines } = rephraser(protocol);
    expect(await rephrase(asked)).toBeNull();
    expect(spoken).toEqual([]);
    expect(lines.join('')).toMatch(/"model.failed","because":"(?:late|refused|unreadable)"/);
    expect(lines.join('')).not.toContain('канарейка');
  });

  test('is sent the question and the cards, and nothing that tells of the machine', async () => {
    server.manner = { claims: honest };
    server.received.length = 0;
    await rephraser(protocol).rephrase(asked);
    expect(server.received).toHaveLength(1);
    const [sent = ''] = server.received;
    expect(sent).toContain('канарейка');
    expect(sent).toContain('принимать нельзя');
    expect(sent).not.toMatch(/authorization|stainless|langchain|ollama-js|linux/i);
  });

  test('is said to be silent once, and to answer again once', async () => {
    const { rephrase, said } = rephraser(protocol);
    for (const manner of ['error', 'error', null, null] as const) {
      server.manner = manner ?? { claims: honest };
      await rephrase(asked);
    }
    expect(said().slice(1)).toEqual([
      { event: 'model.failed', because: 'refused' },
      { event: 'model.answers' },
    ]);
  });
});

test('a model outside the body’s own network is told of at the start', () => {
  expect(rephraser('ollama', 'outside').said()).toContainEqual({ event: 'model.outside' });
});

test('who asks while many wait already gets the card at once', async () => {
  server.manner = 'hangs';
  const { rephrase } = rephraser('ollama');
  server.received.length = 0;
  expect(await Promise.all(Array.from({ length: 20 }, () => rephrase(asked)))).toEqual(
    Array.from({ length: 20 }, () => null),
  );
  expect(server.received.length).toBeLessThan(20);
});
