import { describe, expect, it } from 'vitest';

import { renderText } from '../../dialogs/render.ts';
import { languages } from '../../platform/language.ts';
import { knowledge, Person, said, worldWith } from './fixtures.ts';

function atGuide(id: string): Person {
  return new Person().picks('guide', `guide:${id}`);
}

function words(person: Person): string {
  return person.last.messages
    .map((message) => (message.kind === 'say' ? renderText(message.text, 'en', knowledge) : ''))
    .join('\n');
}

function rows(person: Person): readonly (string | undefined)[] {
  return person.last.messages.flatMap((message) =>
    message.kind === 'summary' ? message.rows.map(({ option }) => option) : [],
  );
}

/** What somebody who reported inside is told when that person puts pressure on them. */
function stepsUnder(who: 'boss' | 'head' | 'receivers'): string {
  return words(atGuide('under-pressure').picks('no', 'threats', 'inside', who, 'send'));
}

describe('a guide', () => {
  it('is chosen by the situation, in any language', () => {
    const titles = [...knowledge.guides.values()];
    for (const guide of titles) {
      for (const language of languages) {
        const person = new Person().picks('guide').types(guide.title[language]);
        expect(person.state.draft.walk?.form).toBe(guide.form.id);
      }
    }
  });

  it('asks only what the answers so far leave open', () => {
    const person = atGuide('gift-offered').picks('declined', 'yes');
    expect(words(person)).toContain('expected in return');
    expect(person.picks('no').at).toBe('guide/review');
    expect(rows(person)).toEqual(['edit-state', 'edit-link', 'edit-wants']);
  });

  it('counts the term from the day that the person names', () => {
    const person = atGuide('gift-offered')
      .picks('left', 'yes', 'no')
      .types('12.11.2026')
      .picks('send');
    expect(person.at).toBe('guide/plan');
    expect(words(person)).toContain('19 November 2026');
    expect(words(person)).toContain('not verified');
    const later = atGuide('gift-offered').picks('left', 'yes', 'no').types('13.11.2026');
    expect(words(later.picks('send'))).toContain('20 November 2026');
  });

  it('counts back to a day that is still to come, and says where a day has passed', () => {
    const person = atGuide('internal-analysis').picks('planning', 'yes', 'no');
    person.types('02.03.2027').types('16.04.2027').picks('send');
    expect(words(person)).toContain('16 February 2027 (10 working days before that day');
    expect(words(person)).toContain('19 April 2027 (30 working days, the day you named being');
    expect(words(person)).not.toContain('has passed');
    const late = atGuide('internal-analysis').picks('ended').types('02.03.2026').picks('send');
    expect(words(late)).toContain('This day has passed');
  });

  it('says before which day a step is too early', () => {
    const person = atGuide('internal-analysis').picks('planning', 'yes', 'yes');
    person.types('10.02.2026').picks('skip', 'skip', 'send');
    expect(words(person)).toContain('Not before: 10 February 2027');
    expect(words(person)).not.toContain('has passed');
  });

  it('fills in of a report what it was told, danger first of all', () => {
    const person = atGuide('under-pressure').picks('yes', 'threats', 'here', 'receivers', 'send');
    expect(words(person)).toContain('112');
    person.picks('report');
    expect(person.state.draft.answers).toMatchObject({
      urgent: { kind: 'choice', option: 'danger' },
      'about-unit': { kind: 'choice', option: 'yes' },
      what: { kind: 'choice', option: 'pressure' },
    });
  });

  it('takes no last day that comes before the first', () => {
    const person = atGuide('internal-analysis').picks('planning', 'yes', 'no');
    person.types('02.03.2027').types('26.02.2027');
    expect(said(person.last)).toContain('refusal.before-first');
    expect(words(person)).toContain('2 March 2027');
    expect(person.at).toBe('guide/q6');
    expect(person.types('02.03.2027').at).toBe('guide/review');
  });

  it('asks for the later day again when the first one is moved behind it', () => {
    const person = atGuide('internal-analysis').picks('planning', 'yes', 'no');
    person.types('02.03.2027').types('16.04.2027').picks('edit-start').types('19.04.2027');
    expect(said(person.last)).toContain('common.day-again');
    expect(person.at).toBe('guide/q6');
    expect(person.types('28.05.2027').at).toBe('guide/review');
    expect(words(person.picks('send'))).not.toContain('16 April 2027');
  });

  it('compares no day that was skipped, or that fell away', () => {
    const skipped = atGuide('internal-analysis').picks('planning', 'yes', 'no', 'skip');
    expect(skipped.types('26.02.2027').at).toBe('guide/review');
    const running = atGuide('internal-analysis').picks('planning', 'yes', 'no');
    running.types('02.03.2027').types('16.04.2027').picks('edit-stage', 'running', 'edit-end');
    expect(running.types('26.02.2027').at).toBe('guide/review');
  });

  it('fills the days that it was told into the papers that it names', () => {
    const person = atGuide('internal-analysis').picks('planning', 'yes', 'no');
    person.types('02.03.2027').types('16.04.2027').picks('send', 'paper:order');
    expect(person.state.draft.paper?.data).toMatchObject({
      startDay: '2027-03-02',
      endDay: '2027-04-16',
    });
  });

  it('names the paper to hand in where the steps ask for one in writing', () => {
    const job = atGuide('second-job').picks('business', 'has', 'yes', 'civil', 'send');
    expect(job.options).toContain('notice-conflict');
    const idea = atGuide('second-job').picks('business', 'plan', 'yes', 'civil', 'send');
    expect(idea.options).not.toContain('notice-conflict');
    const kin = atGuide('hiring').picks('civil', 'clean', 'kin', 'send');
    expect(kin.options).toContain('notice-conflict');
    const order = atGuide('unlawful-order').picks('time', 'money', 'direct', 'send');
    expect(order.options).toContain('notice-offence');
    expect(order.options).not.toContain('notice-conflict');
  });

  it('never sends somebody back to those who put the pressure on them', () => {
    expect(stepsUnder('head')).toContain('Do not take this back');
    expect(stepsUnder('receivers')).toContain('Do not take this back');
    expect(stepsUnder('boss')).toContain('Tell those to whom you reported');
    expect(stepsUnder('head')).not.toContain('Tell those to whom you reported');
  });

  it('is offered by the card of the same question, and leads back to it', () => {
    const person = new Person().picks('ask').types('Must I obey an unlawful order?');
    if (person.at === 'ask/question') person.picks('card:unlawful-order');
    expect(person.options).toContain('guide:unlawful-order');
    expect(person.picks('guide:unlawful-order').at).toBe('guide/q1');
    expect(person.picks('back').at).toBe('ask/answer');
  });

  it('names no date where no day was given', () => {
    const person = atGuide('gift-offered').picks('left', 'yes', 'no', 'skip', 'send');
    expect(words(person)).toContain('You named no day');
  });

  it('says “at once” where nothing is to be waited for, with the day', () => {
    const person = atGuide('relative-under-me').picks('direct', 'close', 'no', 'no', 'send');
    expect(words(person)).toMatch(/at once, best today, \d{1,2} \w+ 20\d\d/u);
  });

  it('names urgent numbers before the steps, and nobody twice', () => {
    const person = atGuide('bribe-asked').picks('danger', 'asked', 'skip', 'send');
    const text = words(person);
    expect(text.indexOf('112')).toBeLessThan(text.indexOf('1. '));
    const calm = atGuide('bribe-asked').picks('calm', 'asked', 'skip', 'send');
    expect(words(calm)).not.toContain('112');
    const soon = atGuide('bribe-asked').picks('soon', 'asked', 'skip', 'send');
    expect(words(soon).split('1424')).toHaveLength(2);
  });

  it('says the days of its sources as people read them', () => {
    const person = atGuide('bribe-asked').picks('calm', 'asked', 'skip', 'send');
    expect(words(person)).toContain('(18 November 2015)');
  });

  it('asks again for a day that does not exist', () => {
    const person = atGuide('gift-offered').picks('left', 'yes', 'no').types('30.02.2026');
    expect(said(person.last)).toContain('refusal.no-such-day');
    expect(person.types('29.02.2026').at).toBe('guide/q4');
  });

  it('lets an answer be corrected from the review, and asks what the correction opens', () => {
    const person = atGuide('gift-offered').picks('declined', 'yes', 'no', 'edit-state');
    expect(person.at).toBe('guide/q1');
    expect(person.picks('left').at).toBe('guide/q4');
    expect(person.picks('skip').at).toBe('guide/review');
    expect(rows(person)).toContain('edit-day');
  });

  it('leaves out what fell away by a correction', () => {
    const person = atGuide('gift-offered').picks('left', 'yes', 'no').types('12.11.2026');
    person.picks('edit-state', 'declined', 'send');
    expect(words(person)).not.toContain('19 November 2026');
    expect(words(person)).toContain('You did the right thing');
  });

  it('goes back question by question, and then to the situations', () => {
    const person = atGuide('gift-offered').picks('declined', 'yes').picks('back', 'back');
    expect(person.at).toBe('guide/q1');
    expect(person.picks('back').at).toBe('guide/situations');
  });

  it('takes an answer from an older page as a correction', () => {
    const person = atGuide('gift-offered').picks('declined', 'yes', 'no');
    person.does({ kind: 'choice', id: 'offered', at: 'guide/q1' });
    expect(person.at).toBe('guide/review');
    expect(words(person.picks('send'))).toContain('Politely decline');
  });

  it('goes on as a report only where there is something to report', () => {
    const quiet = atGuide('gift-offered').picks('declined', 'yes', 'no', 'send');
    expect(quiet.options).not.toContain('report');
    const pressed = atGuide('gift-offered').picks('declined', 'yes', 'yes', 'send');
    expect(pressed.picks('report').at).toBe('report/urgent');
  });

  it('spares a new report what it knows, but still says whom to call', () => {
    const person = atGuide('bribe-asked').picks('danger', 'asked', 'skip', 'send', 'report');
    expect(person.state.draft.answers['urgent']).toEqual({ kind: 'choice', option: 'danger' });
    expect(person.state.draft.answers['what']).toEqual({
      kind: 'choice',
      option: 'bribe-demanded',
    });
    expect(words(person)).toContain('112');
  });

  it('does not ask again how urgent it is', () => {
    const calm = atGuide('bribe-asked').picks('calm', 'asked', 'skip', 'send', 'report');
    expect(calm.at).toBe('report/notice');
    expect(calm.picks('back').at).toBe('guide/plan');
    const unasked = atGuide('gift-offered').picks('declined', 'yes', 'yes', 'send', 'report');
    expect(unasked.at).toBe('report/urgent');
  });

  it('leads nowhere but to the explanation while nobody receives reports', () => {
    const person = atGuide('gift-offered').picks('declined', 'yes', 'yes', 'send');
    person.world = worldWith({ intake: 'closed' });
    expect(person.picks('report').at).toBe('report/closed');
  });

  it('does not touch a report that was begun', () => {
    const person = new Person().picks('report', 'no', 'menu', 'guide', 'guide:gift-offered');
    person.picks('declined', 'yes', 'no', 'send', 'menu', 'report');
    expect(person.at).toBe('report/notice');
    expect(person.state.draft.answers['urgent']).toEqual({ kind: 'choice', option: 'no' });
  });

  it('says so when its questions were changed on the way', () => {
    const person = atGuide('gift-offered').picks('declined');
    const guides = new Map(knowledge.guides);
    const forms = new Map(knowledge.forms);
    forms.delete('guide-gift-offered');
    person.world = worldWith({ knowledge: { ...knowledge, guides, forms } });
    person.picks('yes').does({ kind: 'look' });
    expect(said(person.last)).toContain('common.form-gone');
    expect(person.picks('menu').at).toBe('menu/menu');
  });

  it('opens cards and comes back from them', () => {
    const person = atGuide('gift-offered').picks('declined', 'yes', 'no', 'send');
    expect(person.picks('card:gift-received').at).toBe('ask/answer');
    expect(person.picks('back').at).toBe('guide/plan');
  });

  it('refuses buttons that it did not offer', () => {
    const person = atGuide('gift-offered').picks('declined', 'yes', 'no', 'send');
    expect(said(person.picks('card:reward').last)).toContain('common.old-button');
  });
});

describe('every guide', () => {
  it.each([...knowledge.guides.keys()])('%s can be walked to its end by first choices', (id) => {
    const person = atGuide(id);
    for (let turns = 0; person.at !== 'guide/review'; turns += 1) {
      if (turns > 40) throw new Error('no end');
      const [first = 'skip'] = person.options;
      if (person.last.prompt.expects === 'text') person.types('02.03.2026');
      else person.picks(first);
    }
    expect(person.picks('send').at).toBe('guide/plan');
    expect(words(person)).toMatch(/^1\. /mu);
  });
});
