import { readFile } from 'node:fs/promises';

import { describe, expect, test } from 'vitest';

import { parseQuestionnaire } from '../../knowledge/schema/parse.ts';
import type { DateIso } from '../../platform/time.ts';
import { systemRandom } from '../../platform/crypto/random.ts';
import { descriptorProblems } from '../../surveys/descriptor-check.ts';
import { completeness, type SurveyDraft } from '../../surveys/draft.ts';
import {
  addQuestion,
  changeQuestion,
  copyQuestion,
  moveQuestion,
  removeQuestion,
  withOther,
} from '../../surveys/draft-edit.ts';
import { descriptorOf, draftOf } from '../../surveys/draft-form.ts';
import { type Finding, findings } from '../../surveys/findings.ts';
import { newSurveyId } from '../../surveys/survey-id.ts';
import { unreachable } from '../../surveys/reach.ts';
import { identifyingIn, leadingIn } from '../../surveys/wording.ts';

const today = '2026-11-22' as DateIso;
const template = parseQuestionnaire(
  JSON.parse(
    await readFile(
      new URL('../../knowledge/surveys/internal-analysis.json', import.meta.url),
      'utf8',
    ),
  ),
);
const ready: SurveyDraft = {
  ...draftOf(template),
  invited: 216,
  opens: today,
  closes: '2026-12-05' as DateIso,
};
const refusals = (draft: SurveyDraft) =>
  findings(draft, today).filter(({ level }) => level === 'refusal');
const kinds = (found: readonly Finding[]) =>
  found.map(({ kind, question }) => `${kind} ${question ?? '-'}`);
const same = (text: string) => ({ kk: text, ru: text, en: text });

describe('the template', () => {
  test('has no refusal once its days and its number are set, and can be opened', () => {
    expect(refusals(ready)).toEqual([]);
    const id = newSurveyId(systemRandom);
    expect(descriptorProblems(descriptorOf(ready, id, 'Орган'))).toEqual([]);
  });

  test('comes back from a draft as it went in', () => {
    const { form } = descriptorOf(ready, newSurveyId(systemRandom), 'Орган');
    const read = parseQuestionnaire(form);
    expect(read.questions).toEqual(template.questions);
    expect(read.title).toEqual(template.title);
  });

  test('has nobody’s wording marked as leading or as asking who somebody is', () => {
    expect(
      findings(ready, today).filter(({ kind }) => kind === 'leading' || kind === 'asks-who'),
    ).toEqual([]);
  });
});

describe('what keeps a survey from being opened', () => {
  test('a missing language, named with where it is missing', () => {
    const label = { kk: 'Сұрақ', ru: 'Вопрос', en: ' ' };
    const draft = changeQuestion(ready, 'met', { label });
    expect(refusals(draft)).toEqual([
      { level: 'refusal', kind: 'language', question: 'met', language: 'en', missing: 1 },
    ]);
    const { kk, en } = completeness(draft);
    expect(kk.done).toBe(kk.of);
    expect(en.done).toBe(en.of - 1);
  });

  test('days that are missing, turned round or over', () => {
    const kindsOf = (opens: string, closes: string) =>
      kinds(refusals({ ...ready, opens: opens as DateIso, closes: closes as DateIso }));
    expect(kinds(refusals({ ...ready, opens: null }))).toEqual(['days -']);
    expect(kindsOf('2026-12-02', '2026-12-01')).toEqual(['days -']);
    expect(kindsOf('2026-11-01', '2026-11-21')).toEqual(['over -']);
    expect(kindsOf('2026-11-22', '2026-11-22')).toEqual([]);
  });

  test.each([null, 0, -1, 2.5, 50_001])('%s invited people', (invited) => {
    expect(kinds(refusals({ ...ready, invited }))).toEqual(['invited -']);
  });

  test('a condition on a question that was removed or stands behind', () => {
    const when = { question: 'met', is: ['yes'] };
    const draft = changeQuestion(ready, 'leadership', { when });
    expect(refusals(draft)).toEqual([]);
    expect(kinds(refusals(removeQuestion(draft, 'met')))).toEqual(['condition leadership']);
    expect(kinds(refusals(moveQuestion(draft, 'leadership', -1)))).toEqual([
      'condition leadership',
    ]);
  });

  test('a question that no answers lead to', () => {
    const draft = changeQuestion(ready, 'leadership', {
      when: {
        all: [
          { question: 'met', is: ['yes'] },
          { question: 'met', is: ['no'] },
        ],
      },
    });
    expect(kinds(refusals(draft))).toEqual(['unreachable leadership']);
  });

  test('a breakdown by a group that is declared smaller than 10, with its number', () => {
    const draft = { ...ready, breakdowns: ['met'], sizes: { 'met/yes': 9, 'met/no': 207 } };
    expect(refusals(draft)).toEqual([
      { level: 'refusal', kind: 'tiny-group', question: 'met', people: 9, option: 'yes' },
    ]);
    expect(refusals({ ...draft, sizes: { 'met/yes': 10, 'met/no': 206 } })).toEqual([]);
  });

  test('a breakdown by a question that is not asked of everybody', () => {
    const when = { question: 'know-corruption', is: ['yes'] };
    const draft = changeQuestion({ ...ready, breakdowns: ['met'] }, 'met', { when });
    expect(kinds(refusals(draft))).toEqual(['breakdown met']);
  });

  test('no question at all', () => {
    expect(kinds(refusals({ ...ready, questions: [] }))).toEqual(['no-questions -']);
  });
});

const warned = (draft: SurveyDraft) =>
  kinds(findings(draft, today).filter(({ level }) => level === 'warning'));

describe('what is warned of', () => {
  test('few people, two breakdowns, an open survey, small groups', () => {
    const draft = { ...ready, invited: 20, access: 'open', breakdowns: ['met', 'norms'] } as const;
    expect(warned(draft)).toEqual([
      'few-people -',
      'two-breakdowns -',
      'open-access -',
      'few-in-group met',
      'few-in-group norms',
    ]);
    expect(warned(ready)).toEqual([]);
  });

  test('sizes that do not add up', () => {
    const draft = { ...ready, breakdowns: ['met'], sizes: { 'met/yes': 100, 'met/no': 100 } };
    expect(warned(draft)).toEqual(['sizes-differ met']);
  });

  test('a free text that asks for names, in each language that does', () => {
    const draft = addQuestion(ready, 'text');
    const id = draft.questions.at(-1)?.id ?? '';
    const label = {
      kk: 'Аты-жөніңіз кім?',
      ru: 'Назовите сотрудника',
      en: 'What would you change?',
    };
    const found = findings(changeQuestion(draft, id, { label }), today);
    expect(found.flatMap((one) => (one.kind === 'asks-who' ? [one.language] : []))).toEqual([
      'kk',
      'ru',
    ]);
  });
});

describe('wording', () => {
  test.each([
    'Согласны ли вы, что руководство борется с коррупцией?',
    'Разве нормы не работают?',
    'Do you agree that the rules work?',
    'Нормалар жұмыс істейді, солай емес пе?',
    'Басшылық адал деп ойламайсыз ба?',
  ])('leads: %s', (text) => {
    expect(leadingIn(same(text)).length).toBeGreaterThan(0);
  });

  test.each([
    'Насколько хорошо вы знаете правила?',
    'Согласуется ли норма с практикой?',
    'Как часто это бывает?',
    'Ережелерді қаншалықты білесіз?',
    'How well do you know the rules?',
  ])('does not lead: %s', (text) => {
    expect(leadingIn(same(text))).toEqual([]);
  });

  test.each([
    'Ваши фамилия и имя',
    'Телефоныңыз',
    'ИИН',
    'Your e-mail',
    'Оставьте контактные данные',
  ])('asks who: %s', (text) => {
    expect(identifyingIn(same(text)).length).toBeGreaterThan(0);
  });

  test.each([
    'Что стоит изменить?',
    'Не өзгерту керек?',
    'What should be changed?',
    'Имеет ли это смысл?',
  ])('does not ask who: %s', (text) => {
    expect(identifyingIn(same(text))).toEqual([]);
  });
});

const choice = (id: string, when?: Parameters<typeof unreachable>[0][number]['when']) => ({
  id,
  type: 'single' as const,
  label: same(id),
  declinable: false,
  skippable: false,
  options: ['yes', 'no'].map((one) => ({ id: one, label: same(one) })),
  other: false,
  ...(when === undefined ? {} : { when }),
});

describe('reaching a question', () => {
  test('works through the conditions of the questions before', () => {
    const questions = [
      choice('a'),
      choice('b', { question: 'a', is: ['yes'] }),
      choice('c', {
        all: [
          { question: 'a', is: ['no'] },
          { question: 'b', is: ['yes'] },
        ],
      }),
      choice('d', {
        all: [
          { question: 'a', is: ['no'] },
          { question: 'b', answered: false },
        ],
      }),
    ];
    expect(unreachable(questions)).toEqual(['c']);
  });

  test('knows that an answer cannot be passed over where it may not', () => {
    const questions = [choice('a'), choice('b', { question: 'a', answered: false })];
    expect(unreachable(questions)).toEqual(['b']);
    const [first, ...rest] = questions;
    expect(
      unreachable(first === undefined ? [] : [{ ...first, declinable: true }, ...rest]),
    ).toEqual([]);
  });
});

describe('editing', () => {
  test('gives ids that are free and keeps the order', () => {
    const draft = copyQuestion(addQuestion(ready, 'scale'), 'met');
    const ids = draft.questions.map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
    expect(ids.indexOf('met') + 1).toBe(ids.findIndex((id) => /^q\d+$/.test(id)));
    const moved = moveQuestion(draft, 'met', 1);
    expect(moved.questions[ids.indexOf('met') + 1]?.id).toBe('met');
    expect(moveQuestion(draft, ids[0] ?? '', -1)).toEqual(draft);
  });

  test('takes a breakdown back when its question is no single choice any more', () => {
    const draft = { ...ready, breakdowns: ['met'] };
    expect(changeQuestion(draft, 'met', { type: 'multiple' }).breakdowns).toEqual([]);
    expect(removeQuestion(draft, 'met').breakdowns).toEqual([]);
  });

  test('opens and closes the way to an own answer', () => {
    const [question] = addQuestion({ ...ready, questions: [] }, 'single').questions;
    if (question === undefined) throw new TypeError('nothing was added');
    const on = withOther(question, true, same('Other'));
    expect(on.options.at(-1)).toEqual({ id: 'other', label: same('Other'), alone: false });
    expect(withOther(on, false, same('Other')).options).toEqual(question.options);
  });
});
