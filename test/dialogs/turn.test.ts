import { describe, expect, it } from 'vitest';

import { pathOf } from '../../dialogs/path.ts';
import { startState, turn } from '../../dialogs/turn.ts';
import { atRecall, atReview, knowledge, Person, said, visitWith, worldWith } from './fixtures.ts';

describe('the first screens', () => {
  it('ask for a language when none is known, Kazakh first', () => {
    const first = turn(startState(null, 't'), { kind: 'look' }, worldWith());
    expect(first.session).toMatchObject({ language: 'kk', at: 'language/choose' });
    expect(first.prompt.options.map(({ id }) => id)).toEqual(['kk', 'ru', 'en']);
  });

  it('lead from the language to what this channel can know and the menu', () => {
    const state = startState(null, 't');
    const chosen = turn(
      state,
      { kind: 'text', text: 'русский' },
      worldWith({ channel: 'telegram' }),
    );
    expect(chosen.session).toMatchObject({ language: 'ru', at: 'menu/welcome' });
    expect(said(chosen)).toContain('menu.channel.telegram');
  });

  it('show in the menu only what exists', () => {
    expect(new Person().options).toEqual([
      'ask',
      'guide',
      'report',
      'check',
      'survey',
      'deadlines',
      'help',
      'language',
      'erase',
    ]);
  });

  it('take a question in own words at once', () => {
    const asked = new Person().types('may a civil servant accept a gift?');
    expect(asked.at).toBe('ask/answer');
    expect(asked.last.messages[0]).toMatchObject({ card: 'gift-received' });
  });

  it('take a choice of the menu by its number, its label or its label in another language', () => {
    for (const text of ['3', 'report', 'Сообщить', 'хабарлау']) {
      expect(new Person().types(text).at).toBe('report/urgent');
    }
  });
});

describe('commands', () => {
  it.each(['/kk', '/ru', '/en'])(
    'change the language by %s without losing the place',
    (command) => {
      const person = atRecall().types('It happened in spring.');
      const { at, last } = person;
      const { draft } = last;
      person.types(command);
      expect(person.at).toBe(at);
      expect(person.last.session.language).toBe(command.slice(1));
      expect(person.last.draft).toEqual(draft);
    },
  );

  it('come back from help and from the choice of language', () => {
    for (const aside of ['help', 'language']) {
      const person = atRecall().picks(aside);
      expect(person.at).not.toBe('report/recall');
      expect(person.picks('back').at).toBe('report/recall');
    }
    expect(atRecall().picks('language').types('қазақша').last.session).toMatchObject({
      at: 'report/recall',
      language: 'kk',
    });
  });

  it.each(['/stop', 'стоп', 'Тоқта', 'stop', 'ERASE'])('erase everything at once by %s', (word) => {
    const person = atReview().types(word);
    expect(person.last.outcome).toEqual({ kind: 'erase' });
    expect(person.last.draft.answers).toEqual({});
    expect(person.at).toBe('erase/done');
    expect(person.options).toContain('menu');
  });

  it.each(['stop', 'erase'])('erase everything at once by the choice %s', (id) => {
    expect(atRecall().picks(id).last.outcome).toEqual({ kind: 'erase' });
  });

  it('go to the menu and find the report again where it was left', () => {
    const person = atRecall().types('It happened in spring.').picks('menu');
    expect(person.at).toBe('menu/menu');
    expect(said(person.last)).toContain('menu.report-begun');
    person.types('/start').picks('help', 'menu', 'report');
    expect(person.at).toBe('report/what');
    expect(person.answer('recall')).toMatchObject({ text: 'It happened in spring.' });
  });
});

describe('pages that are not the newest', () => {
  it('take a second click on the same button as one', () => {
    const once = new Person().picks('report', 'no');
    const { last } = once;
    once.does({ kind: 'choice', id: 'no', at: 'report/urgent' });
    expect(once.state).toEqual(
      JSON.parse(JSON.stringify({ session: last.session, draft: last.draft })),
    );
  });

  it('take a correction from an earlier page and stay where the person is', () => {
    const person = atRecall().types('It happened in spring.').picks('bribe-demanded', 'astana');
    const { at } = person;
    person.does({ kind: 'choice', id: 'gift', at: 'report/what' });
    expect(person.answer('what')).toEqual({ kind: 'choice', option: 'gift' });
    expect(person.at).toBe(at);
  });

  it('ask at once for what a corrected answer needs', () => {
    const person = atRecall();
    person.does({ kind: 'choice', id: 'named', at: 'report/identity' });
    expect(person.at).toBe('report/contact');
    expect(person.types('A. Person').at).toBe('report/recall');
  });

  it('refuse a bad correction where it was made, and lead back', () => {
    const person = atRecall();
    person.does({ kind: 'text', text: 'perhaps', at: 'report/about-unit' });
    expect(person.at).toBe('report/about-unit');
    expect(said(person.last)).toContain('refusal.choose');
    expect(person.picks('back').at).toBe('report/recall');
  });

  it('go further back from an earlier page', () => {
    const person = atRecall();
    person.does({ kind: 'choice', id: 'back', at: 'report/identity' });
    expect(person.at).toBe('report/notice');
  });

  it('say gently that a page is old, and change nothing', () => {
    const person = atRecall();
    const before = person.state;
    person.does({ kind: 'choice', id: 'done', at: 'report/files' });
    expect(said(person.last)).toContain('common.old-page');
    expect(person.state).toEqual(before);
  });

  it('do not file twice', () => {
    const person = atReview().picks('send').does({ kind: 'filed' });
    person.does({ kind: 'choice', id: 'send', at: 'report/review' });
    expect(person.last.outcome).toEqual({ kind: 'none' });
    expect(person.at).toBe('report/receipt');
  });

  it('come to rest in the menu when a newer version has no such step', () => {
    const person = atRecall();
    const { session, draft } = person.state;
    const lost = turn(
      { session: { ...session, at: 'report/gone', path: pathOf(['report/gone-too']) }, draft },
      { kind: 'choice', id: 'menu' },
      person.world,
    );
    expect(lost.session.at).toBe('menu/menu');
    expect(lost.draft).toEqual(draft);
  });
});

describe('a form that changes under a report', () => {
  it('is noticed; answers that it still has are kept', () => {
    const person = atRecall().types('It happened in spring.').picks('bribe-demanded');
    const report = knowledge.forms.get('report');
    if (report === undefined) throw new Error('no form');
    const questions = report.questions.map((question) =>
      question.id === 'what' && question.type === 'single'
        ? { ...question, options: question.options.filter(({ id }) => id !== 'bribe-demanded') }
        : question,
    );
    const forms = new Map([['report', { ...report, questions, version: 'newer' }]]);
    person.world = worldWith({ knowledge: { ...knowledge, forms } });
    person.does({ kind: 'look' });
    expect(said(person.last)).toContain('common.form-changed');
    expect(person.answer('what')).toBeUndefined();
    expect(person.answer('recall')).toBeDefined();
    expect(said(person.does({ kind: 'look' }).last)).not.toContain('common.form-changed');
  });
});

describe('a visit that has ended', () => {
  it('drops the keys and says so', () => {
    const person = new Person().picks('check').does({ kind: 'found', visit: visitWith() });
    person.world = worldWith({ now: 2_000_001 });
    person.picks('refresh');
    expect(person.at).toBe('check/receipt');
    expect(person.last.draft.visit).toBeNull();
    expect(person.last.outcome).toEqual({ kind: 'none' });
    expect(said(person.last)).toContain('check.visit-over');
  });

  it('keeps what was being written', () => {
    const person = new Person().picks('check').does({ kind: 'found', visit: visitWith() });
    person.picks('reply').world = worldWith({ now: 2_000_001 });
    person.types('It was room 5.');
    expect(person.last.draft.reply?.text).toBe('It was room 5.');
  });

  it('is dropped silently where nothing of it is on the screen', () => {
    const person = new Person().picks('check').does({ kind: 'found', visit: visitWith() });
    person.picks('menu').world = worldWith({ now: 2_000_001 });
    person.picks('report');
    expect(person.at).toBe('report/urgent');
    expect(person.last.draft.visit).toBeNull();
  });
});
