import { describe, expect, it } from 'vitest';

import type { Message, Wanted } from '../../dialogs/message.ts';
import { Person, said, worldWith } from './fixtures.ts';

const atTools = () => new Person().picks('deadlines');
const counting = (...ways: readonly string[]) => atTools().picks(...ways);

function filesOf(person: Person): readonly Wanted[] {
  return person.last.messages.flatMap((message) => (message.kind === 'file' ? [message.file] : []));
}

/** What a phrase was filled with. */
function filled(person: Person, key: string): unknown {
  const found = person.last.messages.find(
    (message): message is Extract<Message, { kind: 'say' }> =>
      message.kind === 'say' && message.text.kind === 'phrase' && message.text.key === key,
  );
  return found?.text.kind === 'phrase' ? found.text.params : undefined;
}

const day = (value: string) => ({ kind: 'day', day: value });

describe('counting working days', () => {
  it('forward, past days off, with their reasons', () => {
    const person = counting('days', 'add').types('19.03.2026').types('15');
    expect(person.at).toBe('deadlines/result');
    expect(filled(person, 'deadlines.is-day')).toEqual({
      days: 15,
      from: day('2026-03-19'),
      day: day('2026-04-14'),
    });
    expect(said(person.last)).toContain('deadlines.counting-off');
  });

  it('backward, from a button too', () => {
    const back = counting('days', 'add').types('2 марта 2026').types('-10');
    expect(filled(back, 'deadlines.is-day-before')).toMatchObject({ day: day('2026-02-16') });
    const pressed = counting('days', 'add').picks('today', 'days-3');
    expect(filled(pressed, 'deadlines.is-day')).toMatchObject({ day: day('2026-11-26') });
  });

  it('between two days, both counted', () => {
    const person = counting('days', 'between').types('06.01.2025').types('14.02.2025');
    expect(filled(person, 'deadlines.is-days')).toMatchObject({ days: 29 });
    expect(filesOf(person)).toEqual([]);
  });

  it.each([
    ['31.02.2026', 'deadlines.no-such-day'],
    ['29.02.2026', 'deadlines.no-such-day'],
    ['март 2026', 'deadlines.whole-day'],
    ['soon', 'deadlines.whole-day'],
  ])('asks again after %s', (typed, refusal) => {
    const person = counting('days', 'add').types(typed);
    expect(person.at).toBe('deadlines/first');
    expect(said(person.last)).toContain(refusal);
  });

  it('takes the 29th of February where there is one', () => {
    const person = counting('days', 'add').types('29.02.2024').types('1');
    expect(filled(person, 'deadlines.is-day')).toMatchObject({ day: day('2024-03-01') });
  });

  it.each(['0', '1001', '1.5', 'ten', ''])('asks for another number after "%s"', (typed) => {
    const person = counting('days', 'add').types('19.03.2026').types(typed);
    expect(person.at).toBe('deadlines/number');
  });

  it('does not guess in a year without a calendar', () => {
    const person = counting('days', 'add').types('01.12.2027').types('100');
    expect(person.at).toBe('deadlines/number');
    expect(filled(person, 'deadlines.no-calendar')).toEqual({ year: '2028' });
  });

  it('warns where the days off are only expected', () => {
    const person = counting('days', 'add').types('30.12.2026').types('5');
    expect(said(person.last)).toContain('deadlines.expected');
  });

  it('takes a corrected first day from an earlier page', () => {
    const person = counting('days', 'add').types('19.03.2026').types('5');
    person.does({ kind: 'text', text: '30.04.2024', at: 'deadlines/first' });
    person.picks('days-5');
    expect(filled(person, 'deadlines.is-day')).toMatchObject({ day: day('2024-05-10') });
  });
});

describe('the timetable of an analysis', () => {
  it('has a row for each step and a file for the calendar that holds nothing personal', () => {
    const person = counting('timetable', 'from-start').types('02.03.2026');
    const [file] = filesOf(person);
    if (file?.kind !== 'calendar') throw new TypeError('no calendar');
    const rows = person.last.messages.flatMap((one) => (one.kind === 'summary' ? one.rows : []));
    expect(rows).toHaveLength(file.events.length);
    const ids = file.events.map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
    expect(ids.every((id) => /^analysis\.[a-z0-9-]+\.2026-03-02$/u.test(id))).toBe(true);
  });

  it.each([
    ['02.03.2026', '17.04.2026', 'deadlines.too-long'],
    ['02.03.2026', '27.02.2026', 'deadlines.end-before-start'],
  ])('from %s to %s is asked again', (start, end, refusal) => {
    const person = counting('timetable', 'from-both').types(start).types(end);
    expect(person.at).toBe('deadlines/second');
    expect(said(person.last)).toContain(refusal);
    expect(person.types('16.04.2026').at).toBe('deadlines/result');
  });

  it('says that a holiday was moved on', () => {
    const person = counting('timetable', 'from-start').types('23.03.2026');
    expect(said(person.last)).toContain('deadlines.moved');
  });

  it('puts its dates into the papers that ask for them', () => {
    const person = counting('timetable', 'from-start').types('02.03.2026');
    person.picks('papers', 'paper:order', 'in-ru');
    expect(filesOf(person)).toEqual([
      {
        kind: 'paper',
        paper: 'order',
        language: 'ru',
        data: {
          startDay: '2026-03-02',
          endDay: '2026-04-16',
          announceDay: '2026-02-16',
          discussionAnnounceDay: '2026-04-02',
          discussionDay: '2026-04-09',
          noteDay: '2026-04-30',
        },
      },
    ]);
    person.picks('forms', 'paper:annex-4-social-orders', 'in-kk');
    expect(filesOf(person)).toMatchObject([{ paper: 'annex-4-social-orders', data: {} }]);
  });
});

describe('when they must answer', () => {
  it('counts by the basis that is chosen, and shows the source', () => {
    const person = counting('answer', 'term:appeal').types('21.11.2026');
    expect(filled(person, 'deadlines.is-due')).toMatchObject({ day: day('2026-12-14') });
    expect(said(person.last)).toEqual(
      expect.arrayContaining([
        'deadlines.source',
        'deadlines.not-verified',
        'deadlines.starts-off',
      ]),
    );
    expect(filesOf(person)).toHaveLength(1);
  });

  it('names no day where nobody has verified the term, and asks for none', () => {
    const person = counting('answer', 'term:crime');
    expect(person.at).toBe('deadlines/result');
    expect(said(person.last)).toContain('deadlines.no-day');
    expect(filesOf(person)).toEqual([]);
  });

  it('calls a pledge no law', () => {
    const person = counting('answer', 'term:signal').picks('today');
    expect(said(person.last)).not.toContain('deadlines.not-verified');
  });

  it('has the terms that a body keeps apart', () => {
    expect(counting('answer').options).not.toContain('term:candidate-check');
    const person = counting('procedures', 'term:candidate-check').types('20.11.2026');
    expect(filled(person, 'deadlines.is-due')).toMatchObject({ day: day('2026-11-24') });
  });
});

describe('official forms', () => {
  it('are made at once in a language that offices write', () => {
    const person = new Person().picks('kk', 'deadlines', 'forms', 'paper:action-plan');
    expect(person.at).toBe('deadlines/paper');
    expect(filesOf(person)).toEqual([
      { kind: 'paper', paper: 'action-plan', language: 'kk', data: {} },
    ]);
    expect(said(person.last)).toContain('deadlines.form-draft');
    expect(filesOf(person.picks('in-ru'))).toMatchObject([{ language: 'ru' }]);
  });

  it('tell who speaks English that there are two languages', () => {
    const person = atTools().picks('forms', 'paper:annex-1-cartogram');
    expect(person.at).toBe('deadlines/language');
    expect(said(person.last)).toEqual(['deadlines.two-languages']);
    expect(said(person.picks('in-kk').last)).toContain('deadlines.form-known');
  });

  it('are filled in field by field; what is skipped stays open', () => {
    const person = atTools().picks('forms', 'paper:order', 'in-kk', 'fill', 'field:body');
    person.types('«Үлгі»  органы\n<b>').picks('field:startDay').types('31.02.2026');
    expect(person.at).toBe('deadlines/field');
    person.types('02.03.2026').picks('field:place').picks('skip', 'done');
    expect(filesOf(person)).toMatchObject([
      { data: { body: '«Үлгі» органы <b>', startDay: '2026-03-02' } },
    ]);
    person.picks('fill', 'field:body', 'skip', 'done');
    expect(filesOf(person)).toMatchObject([{ data: { startDay: '2026-03-02' } }]);
  });

  it('take a list a line each, and no line that is too long', () => {
    const person = atTools().picks('forms', 'paper:discussion-minutes', 'in-kk', 'fill');
    person.picks('field:present').types('Бірінші\n\nЕкінші').picks('done');
    expect(filesOf(person)).toMatchObject([{ data: { present: ['Бірінші', 'Екінші'] } }]);
    person.picks('fill', 'field:place').types('Ә'.repeat(501));
    expect(said(person.last)).toContain('refusal.too-long');
    expect(person.types('Ә'.repeat(300)).at).toBe('deadlines/fill');
  });

  it('an answer that is sent twice fills one field only', () => {
    const person = atTools().picks('forms', 'paper:order', 'in-kk', 'fill', 'field:body');
    person.types('Орган').does({ kind: 'text', text: 'Орган', at: 'deadlines/field' });
    expect(filesOf(person.picks('done'))).toMatchObject([{ data: { body: 'Орган' } }]);
  });

  it('that are gone in a newer version are chosen anew', () => {
    const person = atTools().picks('forms', 'paper:order', 'in-kk', 'fill', 'field:body');
    const { knowledge } = person.world;
    person.world = worldWith({ knowledge: { ...knowledge, papers: new Map(), terms: [] } });
    for (const id of ['nonsense', 'back', 'done', 'back']) {
      expect(person.picks(id).last.prompt.options.length).toBeGreaterThan(0);
    }
    expect(filesOf(person)).toEqual([]);
  });
});

it('a new visit to the tools begins with nothing of the last one', () => {
  const person = atTools().picks('forms', 'paper:order', 'in-kk', 'fill', 'field:body').types('X');
  person.picks('menu', 'deadlines');
  expect(person.state.draft.paper).toBeNull();
});
