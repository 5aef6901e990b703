import { afterAll, describe, expect, test } from 'vitest';

import { kindOf } from '../../cases/case-kind.ts';
import { longDate } from '../../knowledge/dates.ts';
import { phrase, type PhraseKey } from '../../knowledge/phrases.ts';
import type { DateIso } from '../../platform/time.ts';
import type { Screen } from '../fixtures/client.ts';
import { deskOf } from '../fixtures/desk.ts';
import { send } from '../fixtures/wire.ts';
import { flat } from './journey.ts';
import { threeChannels } from './three-channels.ts';

const town = await threeChannels(90_000);
const { channels, house, installation } = town;
afterAll(() => town[Symbol.asyncDispose]());

const questions = {
  kk: 'Эверест тауының биіктігі қанша метр?',
  ru: 'Какая высота у горы Эверест?',
  en: 'How high is mount Everest in metres?',
} as const;
const answers = {
  kk: '8 849 метр, бірақ бұл біздің сала емес.',
  ru: '8 849 метров, хотя это не наша область.',
  en: 'It is 8,849 metres, though that is not our field.',
} as const;

describe.each(Object.entries(channels))('over the %s channel', (_channel, clientFor) => {
  test.each(['kk', 'ru', 'en'] as const)(
    'a person who speaks %s hands a question over and reads the answer',
    async (language) => {
      const says = (screen: Screen, key: PhraseKey): boolean =>
        flat(screen.text).includes(flat(phrase(language, key)));
      await using desk = await deskOf(installation.dataDir, installation.who('officer'));
      const before = await desk.caseIds();
      const person = clientFor(language);
      await person.look();
      await person.choose('ask');
      const unknown = await person.write(questions[language]);
      expect(unknown.at).toBe('ask/question');
      expect(says(unknown, 'ask.unknown')).toBe(true);
      expect(says(unknown, 'ask.kept')).toBe(true);
      if (unknown.field !== null) expect(unknown.field).toBe(questions[language]);
      const first = await person.choose('hand-over');
      expect(first).toMatchObject({ status: 200, at: 'hand-over/unit' });
      expect(first.options).toEqual(expect.arrayContaining(['no', 'back', 'skip', 'stop']));
      const review = await person.choose('no');
      expect(review.at).toBe('hand-over/review');
      expect(review.text).toContain(questions[language]);
      const filed = await person.choose('send');
      expect(filed.at).toBe('hand-over/receipt');
      const { receipt } = filed;
      if (receipt === null) throw new TypeError('no receipt was shown');
      const next = await person.write(receipt.slice(-4));
      expect(next.at).toBe('hand-over/next');
      const day = longDate(language, '2026-11-26' as DateIso);
      const pledge = phrase(language, 'hand-over.pledge', { day, count: 3 });
      expect(flat(next.text)).toContain(flat(pledge));

      const [caseId, ...more] = (await desk.caseIds()).filter((id) => !before.includes(id));
      if (caseId === undefined) throw new TypeError('no case was filed');
      expect(more).toEqual([]);
      const { report } = (await desk.read(caseId)).opened;
      expect(kindOf(report)).toBe('question');
      expect(report.answers.map(({ answer }) => answer)).toEqual([
        { kind: 'choice', option: 'no' },
        { kind: 'text', text: questions[language] },
      ]);
      await desk.say(caseId, { kind: 'message', text: answers[language] });
      const reason = answers[language];
      await desk.say(caseId, { kind: 'status', from: 'new', to: 'closed-answered', reason });

      const back = clientFor(language);
      await back.look();
      await back.choose('check');
      const account = await back.write(receipt);
      expect(account.at).toBe('check/account');
      expect(account.text).toContain(answers[language]);
      expect(says(account, 'status.closed-answered.plain')).toBe(true);
      expect(account.text).not.toContain(questions[language]);
    },
  );

  test('a question about the officers themselves opens to the oversight group alone', async () => {
    await using officer = await deskOf(installation.dataDir, installation.who('officer'));
    await using oversight = await deskOf(installation.dataDir, installation.who('oversight'));
    const theirs = await officer.caseIds();
    const before = await oversight.caseIds();
    const person = clientFor('en');
    await person.look();
    await person.write(questions.en);
    await person.choose('hand-over');
    await person.choose('yes');
    expect(await person.choose('send')).toMatchObject({ at: 'hand-over/receipt' });
    expect(await officer.caseIds()).toEqual(theirs);
    const caseId = (await oversight.caseIds()).find((id) => !before.includes(id));
    if (caseId === undefined) throw new TypeError('no case was filed');
    expect(kindOf((await oversight.read(caseId)).opened.report)).toBe('question');
  });

  test('a question typed inside a report is answered on the way, or is the answer', async () => {
    const question = 'may a civil servant accept a gift?';
    const person = clientFor('en');
    await person.look();
    for (const id of ['report', 'no', 'continue', 'anonymous', 'no']) await person.choose(id);
    const offered = await person.write(question);
    expect(offered.at).toBe('report/recall');
    expect(offered.options).toEqual(expect.arrayContaining(['card:gift-received', 'as-answer']));
    expect((await person.choose('card:gift-received')).at).toBe('ask/answer');
    expect((await person.choose('back')).at).toBe('report/recall');
    await person.write(question);
    expect((await person.choose('as-answer')).at).toBe('report/what');
    const deep = await person.write(question);
    expect(deep.at).toBe('report/what');
    expect((await person.choose('card:gift-received')).at).toBe('ask/answer');
    const home = await person.choose('back');
    expect(home.at).toBe('report/what');
    expect(home.options).toContain('bribe-demanded');
    const corrected = await person.choose('back');
    expect(corrected.at).toBe('report/recall');
    expect(corrected.text).toContain(question);
  });
});

const ask = async (text: string) => {
  const came = await send(`${house.url}/api/chat`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ language: 'ru', text }),
  });
  const { messages, options } = JSON.parse(came.text) as {
    readonly messages: readonly { readonly card?: string }[];
    readonly options: readonly { readonly id: string }[];
  };
  return {
    cards: messages.flatMap(({ card }) => card ?? []),
    candidates: options.map(({ id }) => id).filter((id) => id.startsWith('card:')),
  };
};

test('a program reads which card is shown, what may be meant, and that nothing is known', async () => {
  expect(await ask('можно ли госслужащему принимать подарки')).toEqual({
    cards: ['gift-received'],
    candidates: [],
  });
  const near = await ask('до какой суммы разрешены подарки чиновникам');
  expect(near.cards).toEqual([]);
  expect(near.candidates.length).toBeGreaterThan(0);
  expect(near.candidates.length).toBeLessThanOrEqual(3);
  expect(await ask(questions.ru)).toEqual({ cards: [], candidates: [] });
});
