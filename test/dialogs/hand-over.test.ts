import { describe, expect, it } from 'vitest';

import { atRecall, Person, receipt, said, worldWith } from './fixtures.ts';

const unknown = 'how tall is mount everest';

function asking(world = worldWith()): Person {
  return new Person(world).picks('ask').types(unknown);
}

const atReviewOf = (person: Person): Person => person.picks('hand-over', 'no');

describe('a question that nobody could answer', () => {
  it('is offered to the officer, also below what may be meant', () => {
    expect(asking().options).toContain('hand-over');
    const near = new Person().picks('ask').types('до какой суммы разрешены подарки чиновникам');
    expect(near.options.filter((id) => id.startsWith('card:')).length).toBeGreaterThan(0);
    expect(near.options).toContain('hand-over');
    expect(near.last.prompt.filled).toBe('до какой суммы разрешены подарки чиновникам');
    expect(new Person().picks('ask').options).not.toContain('hand-over');
  });

  it('need not be typed again, and is said to be kept', () => {
    const person = asking();
    expect(person.last.prompt.filled).toBe(unknown);
    expect(said(person.last)).toContain('ask.kept');
    expect(person.picks('hand-over').at).toBe('hand-over/unit');
    expect(person.picks('no').at).toBe('hand-over/review');
    expect(JSON.stringify(person.last.messages)).toContain(unknown);
  });

  it.each([
    ['the menu', ['menu']],
    ['the first screen', ['start']],
    ['a report', ['report']],
    ['another question', ['menu', 'ask']],
    ['a card', ['card:reward']],
    ['the way back', ['back']],
  ])('is dropped by going to %s', (_where, ids) => {
    const person = asking().picks(...ids);
    expect(JSON.stringify(person.state)).not.toContain('everest');
  });

  it.each([
    ['the menu', ['menu']],
    ['the first screen', ['start']],
    ['everything erased', ['erase']],
  ])('is dropped on the way to the officer by %s', (_where, ids) => {
    const person = atReviewOf(asking()).picks(...ids);
    expect(JSON.stringify(person.state)).not.toContain('everest');
    person.picks('back');
    expect(JSON.stringify(person.state)).not.toContain('everest');
  });

  it('stays while the language is changed or help is read on the way', () => {
    const person = atReviewOf(asking()).picks('language', 'ru', 'help', 'back');
    expect(person.at).toBe('hand-over/review');
    expect(JSON.stringify(person.last.messages)).toContain(unknown);
  });

  it('is sealed as a case of its own form, to the officers', () => {
    const person = atReviewOf(asking()).picks('send');
    expect(person.last.outcome).toMatchObject({
      kind: 'report',
      group: 'default',
      report: {
        formId: 'question',
        answers: [
          { question: 'question-unit', answer: { option: 'no' } },
          { question: 'question', answer: { kind: 'text', text: unknown } },
        ],
        files: [],
        named: false,
      },
    });
  });

  it.each(['yes', 'unsure'])(
    'goes past the unit when it concerns it (%s), or says that it cannot',
    (answer) => {
      const person = asking().picks('hand-over', answer);
      expect(said(person.last)).toEqual(
        expect.arrayContaining(['routing.oversight', 'review.to-oversight']),
      );
      expect(person.picks('send').last.outcome).toMatchObject({ group: 'oversight' });
      const alone = asking(worldWith({ oversight: false })).picks('hand-over', answer);
      expect(alone.at).toBe('hand-over/no-oversight');
      alone.picks('continue');
      expect(said(alone.last)).toContain('review.to-unit-anyway');
      expect(alone.picks('send').last.outcome).toMatchObject({ group: 'default' });
    },
  );

  it('can be changed before it is sent, with its words in the field', () => {
    const person = atReviewOf(asking()).picks('edit-question');
    expect(person.at).toBe('hand-over/question');
    expect(person.last.prompt.filled).toBe(unknown);
    person.types('How tall is it, and who knows Арман Сейтов?');
    expect(person.at).toBe('hand-over/review');
    expect(said(person.last)).toContain('coach.intro');
    expect(person.picks('edit-question', 'keep').at).toBe('hand-over/review');
    expect(person.picks('edit-question-unit', 'yes').at).toBe('hand-over/review');
    expect(person.picks('send').last.outcome).toMatchObject({
      group: 'oversight',
      report: {
        answers: [{}, { answer: { text: 'How tall is it, and who knows Арман Сейтов?' } }],
      },
    });
  });

  it('is asked for where it was not kept, and nothing empty is sent', () => {
    const person = new Person().picks('ask').types('how tall is mount everest 900101300017');
    person.picks('hand-over', 'skip');
    expect(person.at).toBe('hand-over/question');
    expect(said(person.types('   ').last)).toContain('refusal.empty');
    expect(said(person.types('x'.repeat(10_001)).last)).toContain('refusal.too-long');
    expect(person.picks('skip').at).toBe('hand-over/review');
    expect(said(person.picks('send').last)).toContain('hand-over.nothing-yet');
    expect(person.last.outcome.kind).toBe('none');
  });

  it('is not taken while intake is closed, and says so at once', () => {
    const person = asking(worldWith({ intake: 'closed' })).picks('hand-over');
    expect(said(person.last)).toContain('report.closed');
    const late = atReviewOf(asking());
    late.world = worldWith({ intake: 'closed' });
    expect(said(late.picks('send').last)).toContain('report.closed');
    expect(late.last.outcome.kind).toBe('none');
  });

  it('ends with a receipt that is kept first, and with the body’s pledge alone', () => {
    const person = atReviewOf(asking()).picks('send').does({ kind: 'filed' });
    expect(person.at).toBe('hand-over/receipt');
    expect(JSON.stringify(person.state)).not.toContain('everest');
    expect(said(person.picks('menu').last)).toContain('common.save-first');
    expect(person.at).toBe('hand-over/receipt');
    expect(said(person.types('0000').last)).toContain('receipt.wrong');
    person.picks('saved');
    expect(person.last.outcome.kind).toBe('forget');
    expect(person.at).toBe('hand-over/next');
    expect(said(person.last)).toContain('hand-over.pledge');
    expect(said(person.last)).not.toContain('next.law');
    expect(person.picks('check').at).toBe('check/receipt');
  });

  it('ends where its receipt is taken as one, and stays nowhere', () => {
    const person = atReviewOf(asking()).picks('send').does({ kind: 'filed' }).picks('saved');
    expect(person.types(receipt).at).toBe('check/receipt');
    expect(person.last.outcome.kind).toBe('lookup');
    expect(JSON.stringify(person.state)).not.toContain(receipt);
  });

  it('keeps its words when it could not be sent', () => {
    const person = atReviewOf(asking()).picks('send').does({ kind: 'failed', reason: 'failed' });
    expect(said(person.last)).toContain('report.failed');
    expect(JSON.stringify(person.last.messages)).toContain(unknown);
  });

  it('leaves a half-written report as it was', () => {
    const person = atRecall().types('A report of my own.').picks('bribe-demanded');
    const { answers } = person.state.draft;
    const { at } = person;
    person.picks('menu').types(unknown).picks('hand-over', 'no', 'send').does({ kind: 'filed' });
    person.picks('saved', 'menu');
    expect(person.state.draft.answers).toEqual(answers);
    expect(said(person.last)).toContain('menu.report-begun');
    person.picks('report');
    expect(person.at).toBe('report/what');
    expect(person.picks('keep').at).toBe(at);
    person.skipsTo('report/review');
    expect(JSON.stringify(person.last.messages)).toContain('A report of my own.');
    expect(person.picks('send').last.outcome).toMatchObject({ report: { formId: 'report' } });
  });
});
