import { describe, expect, it } from 'vitest';

import { atRecall, Person, said } from './fixtures.ts';

const gift = 'may a civil servant accept a gift?';

const cardsShown = (person: Person) =>
  person.last.messages.flatMap((message) =>
    message.kind === 'say' && message.card !== undefined ? [message.card] : [],
  );

describe('asking', () => {
  it('shows the card with where it comes from and how far it was checked', () => {
    const person = new Person().picks('ask').types(gift);
    expect(person.at).toBe('ask/answer');
    expect(cardsShown(person)).toEqual(['gift-received']);
    expect(said(person.last)).toEqual(
      expect.arrayContaining(['ask.by', 'ask.not-verified', 'ask.mark-part']),
    );
    expect(person.last.outcome).toEqual({ kind: 'count', card: 'gift-received', what: 'sure' });
  });

  it('warns at an answer that nobody confirmed', () => {
    expect(
      said(
        new Person().picks('card:false-report').picks('ask').types('liability for false report')
          .last,
      ),
    ).toContain('ask.mark-c');
  });

  it('goes on to more, the source and what to do next, and back', () => {
    const person = new Person().types(gift);
    for (const part of ['more', 'source', 'next', 'short']) {
      expect(person.options).toContain(part);
      expect(cardsShown(person.picks(part))).toEqual(['gift-received']);
    }
    expect(person.picks('next').options).toContain('card:conflict-of-interest');
    expect(cardsShown(person.picks('card:conflict-of-interest'))).toEqual(['conflict-of-interest']);
  });

  it('leads from a card to the report', () => {
    expect(new Person().types(gift).picks('report').at).toBe('report/urgent');
  });

  it('counts whether it helped and nothing else', () => {
    const person = new Person().types(gift).picks('helpful');
    expect(person.last.outcome).toEqual({ kind: 'count', card: 'gift-received', what: 'helpful' });
    expect(said(person.last)).toContain('ask.thanks-helpful');
  });

  it('offers what may be meant as options when it is not sure', () => {
    const person = new Person().picks('ask').types('до какой суммы разрешены подарки чиновникам');
    expect(person.at).toBe('ask/question');
    expect(cardsShown(person)).toEqual([]);
    const offered = person.options.filter((id) => id.startsWith('card:'));
    expect(offered.length).toBeGreaterThan(0);
    expect(offered.length).toBeLessThanOrEqual(3);
    expect(person.picks(offered[0] ?? '').at).toBe('ask/answer');
  });

  it('says that it does not know, and shows neither a card nor a topic', () => {
    const person = new Person().picks('ask').types('how tall is mount everest');
    expect(said(person.last)).toContain('ask.unknown');
    expect(cardsShown(person)).toEqual([]);
    expect(person.options.filter((id) => id.startsWith('card:'))).toEqual([]);
    expect(person.options).toContain('report');
  });

  it.each([
    'хочу умереть',
    'помогите меня избивают',
    'Olgim keledi',
    'өзімді өлтіреді деп қорқамын',
    'I want to kill myself',
  ])('names the emergency numbers first, and guesses no topic, at: %s', (cry) => {
    const person = new Person().picks('ask').types(cry);
    expect(said(person.last)[0]).toBe('ask.danger');
    expect(said(person.last)).not.toContain('ask.unknown');
    expect(person.options.filter((id) => id.startsWith('card:'))).toEqual([]);
    expect(person.at).toBe('ask/question');
  });

  it('dates the sources as people write dates', () => {
    const person = new Person().types('they ask me for a bribe').picks('source');
    const [source] = person.last.messages;
    expect(JSON.stringify(source)).toContain('18 November 2015');
  });

  it('says that the question was empty, and not that it can be skipped', () => {
    expect(said(new Person().picks('ask').types(' ').last)[0]).toBe('ask.empty');
  });

  it('names no emergency numbers at other questions', () => {
    expect(said(new Person().types(gift).last)).not.toContain('ask.danger');
  });

  it('keeps no word of a question that is answered', () => {
    const person = new Person().types('how tall is mount everest').types(gift);
    expect(JSON.stringify(person.state)).not.toMatch(/everest|servant accept/u);
  });

  it.each([
    ['a number of identification', 'how tall is mount everest 900101300017'],
    ['a telephone', 'how tall is mount everest, call me +7 701 123 45 67'],
    ['an address', 'how tall is mount everest, a.seitov@example.kz'],
    ['a bank card', 'how tall is mount everest 4111 1111 1111 1111'],
    ['a plate', 'how tall is mount everest 123 ABC 02'],
    ['a name', 'сколько лет Сейтову Арману Болатовичу'],
  ])('keeps nothing of a question with %s, and says so once', (_what, question) => {
    const person = new Person().picks('ask').types(question);
    expect(said(person.last)).toContain('ask.personal');
    expect(person.state.draft.asked).toMatchObject({ question: null });
    expect(person.last.prompt.filled).toBeUndefined();
    expect(said(person.types(question).last)).not.toContain('ask.personal');
    expect(person.state.draft.asked).toMatchObject({ question: null });
  });

  it('refuses what is longer than a question, and looks nothing up', () => {
    const person = new Person().picks('ask').types('қ'.repeat(10_001));
    expect(said(person.last)).toContain('ask.too-long');
    expect(person.last.outcome.kind).toBe('none');
    expect(said(person.types('қ'.repeat(10_000)).last)).toContain('ask.unknown');
  });

  it('answers in the language of the question until the dialog’s is changed', () => {
    const person = new Person().types('можно ли госслужащему принимать подарки');
    const first = () => JSON.stringify(person.last.messages[0]);
    expect(first()).toMatch(/принимать нельзя/u);
    expect(person.last.session.language).toBe('en');
    person.types('/kk');
    expect(first()).toMatch(/болмайды/u);
  });

  it('finds its way when the card is gone in a newer version', () => {
    const person = new Person().types(gift);
    const { knowledge } = person.world;
    person.world = { ...person.world, knowledge: { ...knowledge, cards: new Map() } };
    expect(person.does({ kind: 'look' }).last.messages.length).toBeGreaterThan(0);
    expect(person.picks('back').at).toBe('menu/welcome');
  });
});

describe('a question inside a report', () => {
  const question = 'may a civil servant accept a gift?';

  it('is offered its card, and the report stays at its place', () => {
    const person = atRecall().types(question);
    expect(person.at).toBe('report/recall');
    expect(person.answer('recall')).toBeUndefined();
    expect(said(person.last)).toContain('ask.offered');
    expect(person.does({ kind: 'look' }).options).toContain('card:gift-received');
    expect(person.picks('card:gift-received').at).toBe('ask/answer');
    expect(person.picks('back').at).toBe('report/recall');
    expect(said(person.last)).not.toContain('ask.offered');
  });

  it('is taken as an answer when it is sent again, or said to be one', () => {
    for (const person of [
      atRecall().types(question).types(question),
      atRecall().types(question).picks('as-answer'),
      atRecall().types(question).types('2'),
      atRecall().types(question).types('It is my answer'),
    ]) {
      expect(person.answer('recall')).toMatchObject({ text: question });
      expect(person.at).toBe('report/what');
      expect(person.state.draft.asked).toBeNull();
    }
  });

  it('is offered at every question, and numbers mean what stands beside them', () => {
    const person = atRecall().types('A report.');
    for (let steps = 0; person.at !== 'report/files'; steps += 1) {
      if (steps > 20) throw new Error('the files were not reached');
      const before = person.state;
      person.types(question);
      expect(person.at).toBe(before.session.at);
      expect(person.state.draft.answers).toEqual(before.draft.answers);
      expect(person.options).toContain('card:gift-received');
      expect(person.options.includes('as-answer')).toBe(person.last.prompt.expects === 'text');
      expect(person.types('1').at).toBe('ask/answer');
      expect(person.picks('back').at).toBe(before.session.at);
      person.picks('skip');
    }
  });

  it('lets a number choose the step’s own options too', () => {
    const person = atRecall().types('A report.');
    expect(person.at).toBe('report/what');
    const own = person.options[0] ?? '';
    person.types(question);
    const number = person.options.indexOf(own) + 1;
    expect(person.types(String(number)).answer('what')).toMatchObject({ option: own });
  });

  it('is no question where the receipt stands: nothing leads away from there', () => {
    const person = atRecall().types('A report.').skipsTo('report/review').picks('send');
    person.does({ kind: 'filed' }).types(question);
    expect(person.at).toBe('report/receipt');
    expect(person.options).not.toContain('card:gift-received');
  });

  it('is an answer where it is not plainly a question', () => {
    const account = 'He asked me for a gift. May a civil servant accept a gift?';
    expect(atRecall().types(account).answer('recall')).toMatchObject({ text: account });
    const other = 'Why did nobody come?';
    expect(atRecall().types(other).answer('recall')).toMatchObject({ text: other });
  });
});
