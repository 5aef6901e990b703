import { extractRawText } from 'mammoth';
import { describe, expect, it } from 'vitest';

import { fileMaker, offeredFile } from '../../bots/made-file.ts';
import type { Wanted } from '../../dialogs/message.ts';
import { packState, unpackState } from '../../dialogs/pack.ts';
import { renderText } from '../../dialogs/render.ts';
import { languages, type Language } from '../../platform/language.ts';
import { unzipped } from '../fixtures/unzipped.ts';
import { day, knowledge, Person, said, worldWith } from './fixtures.ts';

const notices = [...knowledge.notices.keys()];

/** Someone who chose a notice in the menu and begins it. */
function atFirst(id: string, language: Language = 'ru'): Person {
  return new Person().picks(language, 'deadlines', id, 'continue');
}

function words(person: Person, language: Language = 'ru'): string {
  return person.last.messages
    .map((message) => (message.kind === 'say' ? renderText(message.text, language, knowledge) : ''))
    .join('\n');
}

function wantedOf(person: Person): readonly Wanted[] {
  return person.last.messages.flatMap((message) => (message.kind === 'file' ? [message.file] : []));
}

function paperOf(person: Person): Extract<Wanted, { kind: 'paper' }> {
  const [file] = wantedOf(person);
  if (file?.kind !== 'paper') throw new TypeError('no paper is offered');
  return file;
}

async function bytesOf(person: Person): Promise<Uint8Array> {
  const { bytes } = await fileMaker(knowledge)(offeredFile(paperOf(person), 'ru', knowledge));
  return bytes;
}

async function textOf(person: Person): Promise<string> {
  const { value } = await extractRawText({ buffer: Buffer.from(await bytesOf(person)) });
  return value;
}

const rows = (person: Person) =>
  person.last.messages.flatMap((message) => (message.kind === 'summary' ? message.rows : []));

describe.each(notices)('%s', (id) => {
  it('says first that it carries a name, what the channel sees, and that nothing is sent', () => {
    const person = new Person().picks('ru', 'deadlines', id);
    expect(said(person.last)).toEqual(
      expect.arrayContaining(['notices.named', 'notices.kept', 'menu.channel.web', 'menu.secrets']),
    );
  });

  it('can be skipped whole, and is then an empty paper', async () => {
    const person = atFirst(id).skipsTo('notice/review');
    const questions = knowledge.forms.get(id)?.questions ?? [];
    expect(rows(person).map(({ option }) => option)).toEqual(
      questions.map((question) => `edit-${question.id}`),
    );
    expect(person.picks('send').at).toBe('notice/paper');
    expect(paperOf(person)).toEqual({ kind: 'paper', paper: id, language: 'ru', data: {} });
    expect(await textOf(person)).toContain('____');
    expect(person.last.outcome).toEqual({ kind: 'none' });
  });

  it.each(languages)('says in %s what to do with the paper', (language) => {
    const person = atFirst(id, language).skipsTo('notice/review').picks('send');
    if (language === 'en') person.picks('in-kk');
    expect(said(person.last)).toEqual(
      expect.arrayContaining(['notices.ready', 'notices.form-draft', 'notices.not-kept']),
    );
    expect(words(person, language)).toMatch(/^1\. /mu);
    expect(person.options).toContain('change');
    expect(person.options.filter((one) => one.startsWith('card:')).length).toBeGreaterThan(1);
  });

  it('keeps every answer between turns, however they are stored', () => {
    const person = atFirst(id).types('Кому-то, "в кавычках"').picks('skip');
    const { state } = person;
    expect(unpackState(JSON.parse(JSON.stringify(packState(state))))).toEqual(state);
  });
});

describe('a notice', () => {
  it('says before anything is typed where no file will be handed over', () => {
    const person = new Person(worldWith({ channel: 'teams' })).picks('deadlines', 'notice-gift');
    expect(said(person.last)).toContain('notices.no-file-here');
    expect(said(new Person().picks('deadlines', 'notice-gift').last)).not.toContain(
      'notices.no-file-here',
    );
  });

  it('puts the answers into the paper, in the language of the paper', async () => {
    const person = atFirst('notice-conflict').types('Начальнику отдела');
    person.types('Аппарат').types('специалист').types('Примерова');
    person.types('Конкурс № 15.\nЗакупка мебели.').types('Участвует брат.').types('20.11.2026');
    person.picks('other-person', 'done').types('копия заявки\nписьмо');
    expect(person.at).toBe('notice/review');
    const russian = await textOf(person.picks('send'));
    for (const part of ['Начальнику отдела', 'Закупка мебели', '20 ноября 2026 года', 'письмо'])
      expect(russian).toContain(part);
    expect(russian).toContain('поручить это дело другому сотруднику');
    const kazakh = await textOf(person.picks('in-kk'));
    expect(kazakh).toContain('осы істі басқа қызметкерге тапсыру');
    expect(kazakh).toContain('2026 жылғы 20 қараша');
    expect(kazakh).toContain('Участвует брат.');
  });

  it('holds names of 300 letters, quotes and what looks like a field', async () => {
    const name = `«Ә» "қ" {body} <b>&${'ғ'.repeat(290)}`;
    const person = atFirst('notice-offence').picks('skip', 'skip', 'skip').types(name);
    expect(await textOf(person.skipsTo('notice/review').picks('send'))).toContain(name);
  });

  it('names no author and no time in the file, and is the same file twice', async () => {
    const person = atFirst('notice-gift').types('Департамент').skipsTo('notice/review');
    const bytes = await bytesOf(person.picks('send'));
    const { files, times } = unzipped(bytes);
    expect(files.get('docProps/core.xml')).not.toMatch(/creator|created|modified/iu);
    expect(new Set(times)).toEqual(new Set(['1980-01-01 00:00']));
    expect(Buffer.from(await bytesOf(person)).equals(Buffer.from(bytes))).toBe(true);
  });

  it('asks in English for the language of the paper, and keeps to the choice', () => {
    const person = atFirst('notice-gift', 'en').skipsTo('notice/review').picks('send');
    expect(person.at).toBe('notice/language');
    expect(said(person.last)).toContain('notices.two-languages');
    expect(paperOf(person.picks('in-kk')).language).toBe('kk');
    person.picks('change', 'send');
    expect(person.at).toBe('notice/paper');
    expect(paperOf(person).language).toBe('kk');
  });

  it('asks for the language where the conversation turns to English at the paper', () => {
    const person = atFirst('notice-gift').skipsTo('notice/review').picks('send', 'en');
    expect(said(person.last)).toContain('notices.two-languages');
    expect(paperOf(person.picks('in-ru')).language).toBe('ru');
  });

  it('lets every answer be changed from the review', () => {
    const person = atFirst('notice-gift').types('Департамент').skipsTo('notice/review');
    person.picks('edit-giver').types('посетитель');
    expect(person.at).toBe('notice/review');
    person.picks('edit-department').types('Другой департамент').picks('send');
    expect(paperOf(person).data).toEqual({ department: 'Другой департамент', giver: 'посетитель' });
  });

  it('goes on where it was left, is lost by no other notice, and can be begun anew', () => {
    const person = atFirst('notice-conflict').types('Начальнику').types('Аппарат');
    person.picks('menu', 'deadlines', 'notice-gift', 'continue').types('Департамент');
    person.picks('menu', 'deadlines', 'notice-conflict');
    expect(said(person.last)).toContain('notices.begun');
    expect(person.picks('continue').at).toBe('notice/q3');
    person.picks('menu', 'deadlines', 'notice-conflict', 'anew').skipsTo('notice/review');
    expect(paperOf(person.picks('send')).data).toEqual({});
    person.picks('menu', 'deadlines', 'notice-gift', 'continue').skipsTo('notice/review');
    expect(paperOf(person.picks('send')).data).toEqual({ department: 'Департамент' });
  });

  it('is gone when everything is erased', () => {
    const person = atFirst('notice-conflict').types('Начальнику').picks('erase');
    expect(person.last.outcome.kind).toBe('erase');
    expect(JSON.stringify(person.state)).not.toContain('Начальнику');
  });

  it('of an offence offers a report without a name first, and only this one does', () => {
    const person = new Person().picks('deadlines', 'notice-offence');
    expect(said(person.last)).toContain('notices.or-unnamed');
    expect(person.picks('report').at).toBe('report/urgent');
    const gift = new Person().picks('deadlines', 'notice-gift');
    expect(gift.options).not.toContain('report');
  });

  it('counts the term of a gift from the day that was named, as not verified', () => {
    const person = atFirst('notice-gift').picks('skip', 'skip', 'skip', 'skip', 'skip', 'skip');
    person.types('20.11.2026').skipsTo('notice/review').picks('send');
    expect(words(person)).toContain('27 ноября 2026');
    expect(words(person)).toContain('не сверял');
  });

  it('asks again for a day that does not exist, and takes a leap day only where there is one', () => {
    const person = atFirst('notice-conflict').picks('skip', 'skip', 'skip', 'skip', 'skip', 'skip');
    expect(person.at).toBe('notice/q7');
    expect(said(person.types('30.02.2026').last)).toContain('refusal.no-such-day');
    expect(person.types('29.02.2026').at).toBe('notice/q7');
    expect(person.types('29.02.2024').at).toBe('notice/q8');
  });

  it('says so when its questions were changed on the way', () => {
    const person = atFirst('notice-gift').types('Департамент');
    const forms = new Map(knowledge.forms);
    forms.delete('notice-gift');
    person.world = worldWith({ knowledge: { ...knowledge, forms } });
    person.does({ kind: 'look' });
    expect(said(person.last)).toContain('common.form-gone');
    expect(person.picks('menu').at).toBe('menu/menu');
  });

  it('leaves a report that was begun alone', () => {
    const person = new Person().picks('report', 'no', 'menu', 'deadlines', 'notice-gift');
    person.picks('continue').types('Department').picks('menu', 'report');
    expect(person.at).toBe('report/notice');
    expect(person.answer('urgent')).toEqual({ kind: 'choice', option: 'no' });
  });

  it('is reached from the cards that name it, and leads back to them', () => {
    for (const [card, { actions }] of knowledge.cards) {
      for (const action of actions.filter((one) => one.startsWith('notice-'))) {
        const person = new Person().types(knowledge.cards.get(card)?.title.en ?? '');
        if (person.at !== 'ask/answer') person.picks(`card:${card}`);
        expect(person.options).toContain(action);
        expect(person.picks(action).at).toBe('notice/start');
        expect(person.picks('back').at).toBe('ask/answer');
      }
    }
    const named = [...knowledge.cards.values()].flatMap(({ actions }) => actions);
    expect(named).toEqual(expect.arrayContaining(notices));
  });

  it('leaves the papers of bodies to the card that names them', () => {
    const person = new Person().types(knowledge.cards.get('cartogram')?.title.en ?? '');
    expect(person.picks('forms').at).toBe('deadlines/forms');
    expect(person.options).toContain('paper:annex-1-cartogram');
    expect(person.options).not.toContain('paper:my-steps');
  });
});

const withGift = () =>
  new Person().picks('ru', 'guide', 'guide:gift-offered', 'left', 'yes', 'no').types('20.11.2026');

describe('the end of a guide', () => {
  it('leads into the notice with the day it knows, and finds its steps again on the way back', () => {
    const person = withGift().picks('send');
    const steps = words(person);
    person.picks('notice-gift');
    expect(said(person.last)).toContain('notices.begun');
    expect(person.picks('back').at).toBe('guide/plan');
    expect(words(person)).toBe(steps);
    person.picks('notice-gift', 'continue').skipsTo('notice/q7');
    expect(person.options).toContain('keep');
    person.picks('keep').skipsTo('notice/review').picks('send');
    expect(paperOf(person).data).toEqual({ 'received-on': '2026-11-20' });
    // It leads to no guide that it came from.
    expect(person.options).not.toContain('guide:gift-offered');
  });

  it('offers no paper to those whom none helps', () => {
    const person = new Person().picks('guide', 'guide:gift-offered', 'declined', 'yes', 'no');
    expect(person.picks('send').options).not.toContain('notice-gift');
  });

  it('is named by the notice where somebody came another way', () => {
    const person = atFirst('notice-gift').skipsTo('notice/review').picks('send');
    expect(person.options).toContain('guide:gift-offered');
    expect(person.picks('guide:gift-offered').at).toBe('guide/q1');
  });

  it('gives the steps as a sheet and the dated ones for a calendar', async () => {
    const person = withGift().picks('send', 'take');
    expect(person.at).toBe('guide/take');
    const text = await textOf(person);
    expect(text).toContain('27 ноября 2026 года');
    expect(text).toContain('ещё не сверял');
    expect(text).toContain('Инструкция');
    expect(text).toContain('Пользоваться подарком');
    const events = wantedOf(person).flatMap((file) =>
      file.kind === 'calendar' ? file.events.map((event) => [event.id, event.day]) : [],
    );
    expect(events).toEqual([['guide.gift-offered.hand-over.2026-11-27', day('2026-11-27')]]);
    expect(said(person.last)).toContain('guide.calendar-seen');
    expect(person.picks('back').at).toBe('guide/plan');
  });

  it('gives no calendar where nothing has a day, and both languages of the sheet in English', () => {
    const person = new Person().picks('guide', 'guide:gift-offered', 'declined', 'yes', 'no');
    const files = wantedOf(person.picks('send', 'take'));
    expect(files.map((file) => (file.kind === 'paper' ? file.language : file.kind))).toEqual([
      'kk',
      'ru',
    ]);
  });

  it('offers a paper that is no notice as a form, with the days that the guide knows', () => {
    const guide = knowledge.guides.get('gift-offered');
    if (guide === undefined) throw new TypeError('no guide');
    const papers = [{ paper: 'announcement', fields: { startDay: 'day' } }];
    const guides = new Map([[guide.id, { ...guide, papers }]]);
    const person = new Person(worldWith({ knowledge: { ...knowledge, guides } }));
    person.picks('kk', 'guide', 'guide:gift-offered', 'left', 'yes', 'no').types('20.11.2026');
    person.picks('send', 'paper:announcement');
    expect(person.at).toBe('deadlines/paper');
    expect(paperOf(person)).toMatchObject({ language: 'kk', data: { startDay: '2026-11-20' } });
    expect(person.picks('back').at).toBe('guide/plan');
  });
});
