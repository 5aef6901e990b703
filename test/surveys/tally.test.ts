import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import { parseQuestionnaire } from '../../knowledge/schema/parse.ts';
import type { Answer, Questionnaire } from '../../knowledge/schema/questionnaire.ts';
import { joinBytes } from '../../platform/crypto/bytes.ts';
import { encodeChoices, layoutOf } from '../../surveys/layout.ts';
import { coarse, exact } from '../../surveys/share.ts';
import { responsesIn, tally } from '../../surveys/tally.ts';
import { wordsIn } from '../../surveys/words.ts';

const text = { kk: 'Сөз', ru: 'Слово', en: 'Word' };
const options = (count: number) =>
  Array.from({ length: count }, (_, at) => ({ id: `o${String(at)}`, label: text }));

const form: Questionnaire = parseQuestionnaire({
  id: 'survey-x',
  kind: 'survey',
  title: text,
  questions: [
    { id: 'one', type: 'single', label: text, options: options(5), declinable: true },
    { id: 'many', type: 'multiple', label: text, options: options(11) },
    { id: 'step', type: 'scale', label: text, from: 1, to: 5, ends: { low: text, high: text } },
    { id: 'years', type: 'number', label: text },
    { id: 'since', type: 'date', label: text },
    { id: 'free', type: 'text', label: text, longest: 100 },
  ],
});
const layout = layoutOf(form);

const missing = fc.constantFrom<Answer | undefined>(
  undefined,
  { kind: 'skipped' },
  { kind: 'declined' },
);
const optionId = (count: number) => fc.nat(count - 1).map((at) => `o${String(at)}`);
const response = fc.record<Record<string, Answer | undefined>>({
  one: fc.oneof(
    missing,
    optionId(5).map((option): Answer => ({ kind: 'choice', option })),
  ),
  many: fc.oneof(
    missing,
    fc
      .uniqueArray(optionId(11), { minLength: 1 })
      .map((chosen): Answer => ({ kind: 'choices', options: chosen })),
  ),
  step: fc.oneof(
    missing,
    fc.integer({ min: 1, max: 5 }).map((value): Answer => ({ kind: 'number', value })),
  ),
  years: fc.oneof(
    missing,
    fc
      .double({ noNaN: true, min: -1e6, max: 1e6 })
      .map((value): Answer => ({ kind: 'number', value })),
  ),
  since: fc.oneof(
    missing,
    fc
      .constantFrom('2026-03-14', '2026-03', '2025', '2026-11-01')
      .map((value): Answer => ({ kind: 'date', value })),
  ),
});

type Response = Record<string, Answer | undefined>;

function answersOf(one: Response): Record<string, Answer> {
  return Object.fromEntries(
    Object.entries(one).flatMap(([id, answer]) => (answer === undefined ? [] : [[id, answer]])),
  );
}

function piecesOf(responses: readonly Response[]): readonly Uint8Array[] {
  return responses.map((one) => encodeChoices(layout, answersOf(one)));
}

/** Another way to count: straight from the answers. */
function people(responses: readonly Response[], holds: (answer: Answer) => boolean, id: string) {
  return responses.filter((one) => {
    const answer = one[id];
    return answer !== undefined && holds(answer);
  }).length;
}

/** Sums of fractions depend on their order in the last digits. */
function close(value: unknown): string {
  return JSON.stringify(value, (_, inner: unknown) =>
    typeof inner === 'number' ? Math.round(inner * 1000) / 1000 : inner,
  );
}

describe('a tally', () => {
  test('agrees with an independent count of random surveys', () => {
    fc.assert(
      fc.property(fc.array(response, { maxLength: 60 }), (responses) => {
        const counted = tally(layout, piecesOf(responses));
        for (const { question, counts, answered, declined, skipped, notAsked } of counted) {
          const { id } = question;
          expect(declined).toBe(people(responses, ({ kind }) => kind === 'declined', id));
          expect(skipped).toBe(people(responses, ({ kind }) => kind === 'skipped', id));
          expect(answered + declined + skipped + notAsked).toBe(responses.length);
          for (const { of, people: found } of counts) {
            const chose = (answer: Answer) =>
              (answer.kind === 'choice' && answer.option === of) ||
              (answer.kind === 'choices' && answer.options.includes(of)) ||
              (answer.kind === 'number' && id === 'step' && String(answer.value) === of) ||
              (answer.kind === 'date' && answer.value.slice(0, 7) === of);
            expect(found).toBe(people(responses, chose, id));
          }
        }
      }),
    );
  });

  test('does not depend on the order or on how the rows lie together', () => {
    fc.assert(
      fc.property(
        fc.array(response, { maxLength: 40 }),
        fc.infiniteStream(fc.nat()),
        (all, luck) => {
          const pieces = piecesOf(all);
          const order = new Map(pieces.map((piece) => [piece, luck.next().value]));
          const shuffled = pieces.toSorted((a, b) => (order.get(a) ?? 0) - (order.get(b) ?? 0));
          const joined = joinBytes(shuffled);
          expect(close(tally(layout, [joined]))).toBe(close(tally(layout, pieces)));
        },
      ),
    );
  });

  test('changes with one answer', () => {
    const [before, after] = ['o1', 'o2'].map((option) =>
      tally(layout, [encodeChoices(layout, { one: { kind: 'choice', option } })]),
    );
    expect(before).not.toEqual(after);
  });

  test('finds mean and median of numbers and steps', () => {
    const rows = [1, 2, 2, 10].map((value) =>
      encodeChoices(layout, {
        years: { kind: 'number', value },
        step: { kind: 'number', value: Math.min(value, 5) },
      }),
    );
    const found = new Map(tally(layout, rows).map(({ question, values }) => [question.id, values]));
    expect(found.get('years')).toEqual({ mean: 3.75, median: 2 });
    expect(found.get('step')).toEqual({ mean: 2.5, median: 2 });
    expect(found.get('one')).toBeNull();
  });

  test('refuses rows that were torn', () => {
    expect(() => tally(layout, [new Uint8Array(layout.width + 1)])).toThrow(TypeError);
    expect(responsesIn(layout, [new Uint8Array(layout.width * 3)])).toBe(3);
  });
});

describe('a row', () => {
  test('has one length for everybody and holds no word that was written', () => {
    fc.assert(
      fc.property(response, fc.string({ minLength: 4, unit: 'grapheme' }), (one, words) => {
        const row = encodeChoices(layout, {
          ...answersOf(one),
          free: { kind: 'text', text: words },
        });
        expect(row.length).toBe(layout.width);
        const bare = encodeChoices(layout, answersOf(one));
        expect(row).toEqual(bare);
      }),
    );
  });

  test('keeps of a date no more than its month', () => {
    const [early, late] = ['2026-03-01', '2026-03-31'].map((value) =>
      encodeChoices(layout, { since: { kind: 'date', value } }),
    );
    expect(early).toEqual(late);
  });

  test('refuses an answer of another form', () => {
    const wrong = { one: { kind: 'choice', option: 'o9' } } as const;
    expect(() => encodeChoices(layout, wrong)).toThrow(TypeError);
  });
});

test('what was written stands apart, question by question', () => {
  expect(
    wordsIn(form, {
      one: { kind: 'choice', option: 'o1', other: 'my own' },
      since: { kind: 'date', value: 'last spring' },
      free: { kind: 'text', text: 'enough' },
      years: { kind: 'number', value: 3 },
    }),
  ).toEqual([
    { question: 'one', text: 'my own' },
    { question: 'since', text: 'last spring' },
    { question: 'free', text: 'enough' },
  ]);
});

describe('a share', () => {
  test.each([
    [106, 110, 96.4],
    [103, 110, 93.6],
    [7, 110, 6.4],
    [105, 110, 95.5],
    [0, 0, 0],
  ])('of %i in %i is %d per cent', (some, all, percent) => {
    expect(exact(some, all)).toBe(percent);
  });

  test('of a group never says nobody or everybody', () => {
    fc.assert(
      fc.property(fc.integer({ min: 10, max: 300 }), (all) => {
        expect(coarse(0, all).kind).toBe('at-most');
        expect(coarse(all, all).kind).toBe('at-least');
      }),
    );
  });

  test('of a small group goes in steps of five', () => {
    fc.assert(
      fc.property(fc.integer({ min: 10, max: 49 }), fc.nat(), (all, some) => {
        expect(coarse(some % (all + 1), all).percent % 5).toBe(0);
      }),
    );
  });
});
