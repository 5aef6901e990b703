import { readFile } from 'node:fs/promises';

import { describe, expect, test } from 'vitest';

import { surveyOption } from '../../dialogs/survey/choose.ts';
import type { SurveyOffer } from '../../dialogs/survey/survey-offer.ts';
import type { World } from '../../dialogs/world.ts';
import { parseQuestionnaire } from '../../knowledge/schema/parse.ts';
import { day, knowledge, Person, said, worldWith } from './fixtures.ts';

const template = JSON.parse(
  await readFile(
    new URL('../../knowledge/surveys/internal-analysis.json', import.meta.url),
    'utf8',
  ),
) as Record<string, unknown>;

const code = '0123456789ABCDEF';

function offer(id: string, change: Partial<SurveyOffer> = {}): SurveyOffer {
  return {
    id,
    form: `survey-${id}`,
    body: 'Тестовый орган',
    access: 'codes',
    opens: day('2026-11-20'),
    closes: day('2026-11-30'),
    readers: 'default',
    ...change,
  };
}

function worldOf(offers: readonly SurveyOffer[], change: Partial<World> = {}): World {
  const forms = new Map(knowledge.forms);
  for (const { form } of offers) forms.set(form, parseQuestionnaire({ ...template, id: form }));
  return worldWith({ surveys: offers, knowledge: { ...knowledge, forms }, ...change });
}

const first = 'a'.repeat(32);
const second = 'b'.repeat(32);

function atSurvey(offers = [offer(first)], change: Partial<World> = {}): Person {
  return new Person(worldOf(offers, change)).picks('survey');
}

/** Past the code and the agreement. */
function begun(person = atSurvey()): Person {
  return person.types(code).does({ kind: 'code', code, fits: true }).picks('continue');
}

function toReview(person = begun()): Person {
  for (let turns = 0; person.at !== 'survey/review'; turns += 1) {
    if (turns > 40) throw new Error('no review');
    person.picks('decline');
  }
  return person;
}

/** What is said before the first question. */
function linesOf(change: Partial<SurveyOffer>, channel: World['channel']): readonly string[] {
  const person = atSurvey([offer(first, change)], { channel });
  if (person.at === 'survey/code') person.types(code).does({ kind: 'code', code, fits: true });
  expect(person.at).toBe('survey/consent');
  return said(person.last);
}

describe('the menu leads', () => {
  test('where no survey is open to a kind word, with what is to come', () => {
    const person = atSurvey([]);
    expect(said(person.last)).toEqual(['survey.none']);
    const later = offer(first, { opens: day('2026-11-24') });
    expect(said(atSurvey([later]).last)).toEqual(['survey.none', 'survey.early']);
    const over = offer(first, { closes: day('2026-11-22') });
    expect(said(atSurvey([over]).last)).toEqual(['survey.none']);
  });

  test('to the code of the only survey, on its first and on its last day', () => {
    for (const today of ['2026-11-20', '2026-11-30']) {
      expect(atSurvey([offer(first)], { today: day(today) }).at).toBe('survey/code');
    }
    for (const today of ['2026-11-19', '2026-12-01']) {
      expect(atSurvey([offer(first)], { today: day(today) }).at).toBe('survey/choose');
    }
  });

  test('of several to a choice by title', () => {
    const person = atSurvey([offer(first), offer(second)]);
    expect(person.at).toBe('survey/choose');
    expect(person.options).toEqual([surveyOption(first), surveyOption(second), 'back', 'menu']);
    person.picks(surveyOption(second));
    expect([person.at, person.last.draft.survey?.id]).toEqual(['survey/code', second]);
    expect(person.picks('back').at).toBe('survey/choose');
  });

  test('past the code where anybody may answer', () => {
    expect(atSurvey([offer(first, { access: 'open' })]).at).toBe('survey/consent');
  });
});

describe('a link', () => {
  test('leads to its survey from everywhere, and back again', () => {
    const person = new Person(worldOf([offer(first), offer(second)])).picks('report', 'no');
    const before = person.at;
    person.picks(surveyOption(second));
    expect([person.at, person.last.draft.survey?.id]).toEqual(['survey/code', second]);
    expect(person.picks('back').at).toBe(before);
  });

  test('to no open survey says so', () => {
    const person = new Person(worldOf([offer(first, { opens: day('2026-11-24') })]));
    for (const id of [first, second, 'x']) {
      person.picks(surveyOption(id));
      expect(person.at).toBe('survey/choose');
      expect(said(person.last)).toContain('survey.no-link');
    }
  });
});

describe('a code', () => {
  test('is asked of the world only when it can be one', () => {
    const person = atSurvey();
    for (const text of ['', 'hello', `${code}0`, code.slice(1), 'U'.repeat(16)]) {
      person.types(text);
      expect(person.last.outcome.kind).toBe('none');
      expect(said(person.last)).toContain('survey.code-mistyped');
    }
    person.types('o123 4567-89ав сdef');
    expect(person.last.outcome).toEqual({ kind: 'survey-code', survey: first, code });
  });

  test('that may not answer gets one word, and nothing is kept of it', () => {
    const person = atSurvey().types(code).does({ kind: 'code', code, fits: false });
    expect(person.at).toBe('survey/code');
    expect(said(person.last)).toContain('survey.code-refused');
    expect(JSON.stringify(person.state)).not.toContain(code);
  });

  test('is kept until the answer was taken and not longer', () => {
    const person = toReview();
    expect(person.last.draft.survey?.code).toBe(code);
    person.picks('send');
    expect(person.last.outcome).toMatchObject({ kind: 'survey', survey: first, code });
    person.does({ kind: 'answered' });
    expect(person.at).toBe('survey/thanks');
    expect(person.last.draft.survey).toBeNull();
    expect(person.last.draft.walk).toBeNull();
    expect(JSON.stringify(person.state)).not.toContain(code);
  });

  test('that was spent meanwhile is asked for anew, and the answers stay', () => {
    const person = toReview().picks('send').does({ kind: 'not-answered', because: 'code' });
    expect(person.at).toBe('survey/code');
    expect(person.last.draft.survey?.code).toBeNull();
    expect(Object.keys(person.last.draft.walk?.answers ?? {})).toHaveLength(8);
  });
});

describe('before the first question', () => {
  test('it is said what can be linked, by kind of survey and by channel', () => {
    expect(linesOf({}, 'web')).toEqual([
      'survey.who-asks',
      'survey.kept',
      'survey.words-default',
      'survey.link-code',
      'survey.channel.web',
      'survey.free',
    ]);
    expect(linesOf({ readers: 'oversight' }, 'json')).toContain('survey.words-oversight');
    expect(linesOf({}, 'telegram')).toContain('survey.channel.telegram');
    expect(linesOf({}, 'telegram')).not.toContain('survey.mark-telegram');
    const open = linesOf({ access: 'open' }, 'telegram');
    expect(open).toEqual(expect.arrayContaining(['survey.link-open', 'survey.mark-telegram']));
    expect(linesOf({ access: 'open' }, 'web')).not.toContain('survey.mark-telegram');
  });
});

describe('answers', () => {
  test('are given in order, own words beside a choice too, and can be changed before they are sent', () => {
    const person = begun().picks('yes', 'yes', 'no');
    person.types('not always');
    person.picks('work', 'head', 'no').types('Better pay.');
    expect(person.at).toBe('survey/review');
    person.picks('edit-know-risks', 'no');
    expect(person.at).toBe('survey/review');
    person.picks('send');
    expect(person.last.outcome).toMatchObject({
      answers: {
        'know-corruption': { kind: 'choice', option: 'yes' },
        'know-risks': { kind: 'choice', option: 'no' },
        leadership: { kind: 'choice', option: 'other', other: 'not always' },
        proposals: { kind: 'choice', option: 'other', other: 'Better pay.' },
      },
    });
  });

  test('that cannot be stored now stay where they are', () => {
    const person = toReview().picks('send').does({ kind: 'failed', reason: 'full' });
    expect(person.at).toBe('survey/review');
    expect(said(person.last)).toContain('survey.full');
    expect(person.last.draft.survey?.code).toBe(code);
  });

  test('to a survey that closed meanwhile go, and it is said', () => {
    const person = toReview().picks('send').does({ kind: 'not-answered', because: 'closed' });
    expect(said(person.last)).toContain('survey.closed');
    expect(person.last.draft.walk).toBeNull();
  });

  test('are not asked for any more when the survey is gone in the middle', () => {
    const person = begun();
    person.world = worldOf([]);
    expect(said(person.does({ kind: 'look' }).last)).toEqual(['common.form-gone']);
    expect(person.picks('menu').at).toBe('menu/menu');
    const late = toReview();
    late.world = worldOf([offer(first)], { today: day('2026-12-01') });
    late.picks('send');
    expect(late.last.outcome.kind).toBe('none');
  });

  test('keep a report that was begun', () => {
    const person = new Person(worldOf([offer(first)])).picks('report', 'no', 'continue');
    const report = person.last.draft.answers;
    toReview(begun(person.picks('menu', 'survey')))
      .picks('send')
      .does({ kind: 'answered' });
    expect(person.last.draft.answers).toEqual(report);
  });
});
