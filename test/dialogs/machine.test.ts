import { describe, expect, it } from 'vitest';

import type { World } from '../../dialogs/world.ts';
import { atRecall, fileWith, Person, said, visitWith, worldWith } from './fixtures.ts';

const gift = 'may a civil servant accept a gift?';
const withModel = (changes: Partial<World> = {}) => worldWith({ model: true, ...changes });
const asking = () => new Person(withModel()).picks('ask');
/** Somebody whose question may mean more than one card. */
const vaguely = () => {
  const cards = ['gift-received', 'gift-act', 'bribe-small'];
  const search = () => ({ tier: 'candidates', cards, language: 'kk' }) as const;
  return new Person(withModel({ search })).picks('ask').types('сыйлық туралы бірдеңе');
};
const claims = [
  { text: 'You may not accept gifts.', card: 'gift-received' },
  { text: 'Decline at once.', card: 'gift-received' },
];
const outcomes = (person: Person) => person.last.outcome.kind;

const answered = () => asking().types(gift).does({ kind: 'rephrased', claims });

describe('a question where a language model is on', () => {
  it('is told of before it is asked, at every place where it can be typed and sent on', () => {
    expect(said(asking().last)).toContain('ask.model');
    expect(said(new Person(worldWith()).picks('ask').last)).not.toContain('ask.model');
    expect(said(asking().types('how tall is mount everest').last)).toContain('ask.model');
    expect(said(vaguely().last)).toContain('ask.model');
  });

  it('asks the world to rephrase the card, which is shown already', () => {
    const person = asking().types(gift);
    expect(person.last.outcome).toEqual({
      kind: 'rephrase',
      count: { card: 'gift-received', what: 'sure' },
      question: gift,
      language: 'en',
      cards: ['gift-received'],
    });
    expect(person.at).toBe('ask/answer');
    expect(said(person.last)).toContain('ask.by');
    expect(JSON.stringify(person.state)).not.toContain('civil servant');
  });

  it('asks to rephrase the candidates where no card is sure', () => {
    const { outcome, session } = vaguely().last;
    expect(session.at).toBe('ask/question');
    expect(outcome).toMatchObject({ kind: 'rephrase', count: { what: 'candidates' } });
  });

  it.each([
    ['it has no answer', 'how tall is mount everest'],
    ['it has a telephone', `${gift} +7 701 123 45 67`],
    ['it has a name', `${gift} Асан Сериков`],
    ['it has a time', `${gift} at 15:30`],
    ['only three of us knew', `only three of us knew, ${gift}`],
    ['it is long', `${gift} ${'and a gift '.repeat(40)}`],
    ['it names another country', 'можно ли принимать подарки по 273-ФЗ'],
  ])('stays here when %s', (_why, question) => {
    expect(outcomes(asking().types(question))).toBe('count');
  });

  it('stays here when it is typed in the menu, where nobody said so', () => {
    const person = new Person(withModel()).types(gift);
    expect(person.at).toBe('ask/answer');
    expect(outcomes(person)).toBe('count');
    expect(outcomes(person.types(gift))).toBe('count');
  });

  it('stays here when only a card that nobody confirmed would answer it', () => {
    const person = asking();
    const { knowledge } = person.world;
    const cards = new Map(
      [...knowledge.cards].map(([id, card]) => [id, { ...card, mark: 'C' as const }]),
    );
    person.world = { ...person.world, knowledge: { ...knowledge, cards } };
    expect(outcomes(person.types(gift))).toBe('count');
  });

  it('stays here once a report was begun, wherever it is typed', () => {
    for (const begun of [
      () => new Person(withModel()).picks('report'),
      () => atRecall(withModel()),
      () => atRecall(withModel()).types('Something is wrong here.'),
    ]) {
      expect(outcomes(begun().types(gift))).not.toBe('rephrase');
      for (const command of ['/menu', '/start']) {
        const person = begun().types(command).picks('ask').types(gift);
        expect(person.at).toBe('ask/answer');
        expect(outcomes(person)).toBe('count');
      }
    }
  });

  it('stays here beside an open case, a file, a reply and a guide', () => {
    for (const change of [
      { visit: visitWith() },
      { files: [fileWith()] },
      { reply: { text: 'More.', files: [] } },
      { walk: { form: 'guide-gift', version: 'v', answers: {} } },
    ]) {
      const person = asking();
      person.last = { ...person.last, draft: { ...person.last.draft, ...change } };
      expect(outcomes(person.types(gift))).toBe('count');
    }
  });
});

describe('what a machine said', () => {
  it('is marked, names its card and how far that can be relied on', () => {
    const { messages } = answered().last;
    expect(said(answered().last)).toEqual(
      expect.arrayContaining(['ask.machine', 'ask.machine-said', 'ask.by', 'ask.mark-part']),
    );
    expect(said(answered().last)[0]).toBe('ask.machine');
    const made = messages.filter((message) => message.kind === 'say' && message.isMachineMade);
    expect(made).toMatchObject([{ card: 'gift-received' }]);
  });

  it('stays when the person looks again, and is dropped with the card it came from', () => {
    const person = answered().does({ kind: 'look' });
    expect(said(person.last)).toContain('ask.machine-said');
    const { knowledge } = person.world;
    person.world = { ...person.world, knowledge: { ...knowledge, cards: new Map() } };
    expect(said(person.does({ kind: 'look' }).last)).not.toContain('ask.machine-said');
  });

  it('leads to the card, to more, the source, the next steps and the report', () => {
    expect(answered().picks('report').at).toBe('report/urgent');
    for (const id of ['card:gift-received', 'more', 'source', 'next']) {
      expect(answered().options).toContain(id);
      const person = answered().picks(id);
      expect(person.at).toBe('ask/answer');
      expect(said(person.last)).not.toContain('ask.machine');
      expect(person.last.messages[0]).toMatchObject({ card: 'gift-received' });
    }
  });

  it('is counted when it helped, as the card', () => {
    const { outcome } = answered().picks('helpful').last;
    expect(outcome).toEqual({ kind: 'count', card: 'gift-received', what: 'helpful' });
  });

  it('gives way to the card when the dialog’s language changes', () => {
    expect(said(answered().types('/kk').last)).not.toContain('ask.machine');
  });

  it('of several cards offers each of them, the rest and the officer', () => {
    const person = vaguely();
    const cards = person.state.draft.asked?.cards ?? [];
    expect(cards.length).toBeGreaterThan(1);
    person.does({
      kind: 'rephrased',
      claims: cards.slice(0, 2).map((card) => ({ text: 'Бірдеңе.', card })),
    });
    expect(person.at).toBe('ask/answer');
    expect(person.options.slice(0, cards.length)).toEqual(cards.map((card) => `card:${card}`));
    expect(person.options).not.toContain('more');
    expect(person.picks('hand-over').at).toMatch(/^(?:hand-over\/unit|report\/closed)$/u);
    expect(vaguely().does({ kind: 'rephrased', claims: [] }).picks('back').at).toBe('ask/question');
  });

  it('is not heard elsewhere', () => {
    for (const person of [atRecall(withModel()), new Person(withModel()), asking()]) {
      const before = person.state;
      person.does({ kind: 'rephrased', claims });
      expect(person.state).toEqual(before);
    }
  });
});
