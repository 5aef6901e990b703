import { describe, expect, test } from 'vitest';

import type { Question } from '../../knowledge/schema/questionnaire.ts';
import { changesOf, margin, sameQuestions, type Wave } from '../../surveys/compare.ts';
import { csv } from '../../surveys/csv.ts';
import type { Results } from '../../surveys/results.ts';

const same = (text: string) => ({ kk: text, ru: text, en: text });
const question: Question = {
  id: 'met',
  type: 'single',
  label: same('Met?'),
  declinable: true,
  skippable: true,
  other: false,
  options: [
    { id: 'yes', label: same('Yes') },
    { id: 'no', label: same('No') },
  ],
};

function wave(yes: number, no: number, invited: number, asked: Question = question): Wave {
  const answers = yes + no;
  const count = { answered: answers, asked: answers, declined: 0, skipped: 0, notAsked: 0 };
  const counts = [
    { of: 'yes', people: yes },
    { of: 'no', people: no },
  ];
  const results: Results = {
    v: 1,
    type: 'survey-results',
    survey: '0'.repeat(64),
    invited,
    spent: answers,
    answers,
    counts: [{ ...count, question: 'met', counts, values: null }],
    breakdowns: [],
  };
  return { questions: [asked], results };
}

describe('two waves', () => {
  test('are compared by the formula of finite populations', () => {
    const [yes] = changesOf(question, wave(40, 60, 200), wave(60, 60, 160));
    expect(yes?.before).toBe(0.4);
    expect(yes?.after).toBe(0.5);
    // √(0.5·0.24/99 + 0.25·0.25/119) · 1.96, by hand
    expect(yes?.margin).toBeCloseTo(1.96 * Math.sqrt(0.00121212 + 0.00052521), 6);
  });

  test('of whole populations differ without any uncertainty', () => {
    expect(changesOf(question, wave(3, 97, 100), wave(1, 99, 100))[0]?.margin).toBe(0);
  });

  test('say nothing about answers that too few people gave', () => {
    expect(changesOf(question, wave(4, 96, 200), wave(60, 60, 160))[0]?.margin).toBeNull();
    expect(
      margin({ people: 0, asked: 0, fraction: 1 }, { people: 5, asked: 9, fraction: 1 }),
    ).toBeNull();
  });

  test('cover the true difference about as often as they say', () => {
    let seed = 7;
    const random = () => {
      seed = (seed * 1_103_515_245 + 12_345) % 2_147_483_648;
      return seed / 2_147_483_648;
    };
    const draw = (population: number, yes: number, size: number) => {
      let [left, good, drawn] = [population, yes, 0];
      for (let at = 0; at < size; at += 1) {
        if (random() * left < good) {
          good -= 1;
          drawn += 1;
        }
        left -= 1;
      }
      return drawn;
    };
    let covered = 0;
    const runs = 2_000;
    for (let run = 0; run < runs; run += 1) {
      const one = { people: draw(216, 80, 110), asked: 110, fraction: 110 / 216 };
      const other = { people: draw(216, 120, 90), asked: 90, fraction: 90 / 216 };
      const half = margin(one, other) ?? 0;
      const difference = other.people / 90 - one.people / 110;
      if (Math.abs(difference - (120 - 80) / 216) <= half) covered += 1;
    }
    expect(covered / runs).toBeGreaterThan(0.93);
    expect(covered / runs).toBeLessThan(0.97);
  });

  test('share a question only when its words and answers are the same', () => {
    const other: Question = { ...question, label: same('Have you met it?') };
    const later: Question = { ...question, when: { question: 'x', answered: true } };
    expect(sameQuestions(wave(1, 2, 9), wave(1, 2, 9))).toEqual([question]);
    expect(sameQuestions(wave(1, 2, 9), wave(1, 2, 9, other))).toEqual([]);
    expect(sameQuestions(wave(1, 2, 9), wave(1, 2, 9, later))).toEqual([later]);
  });
});

describe('CSV', () => {
  test.each(['=1+1', '+7', '-2', '@SUM(A1)', '\tx', '\r=1', '  =1', '＝1', '\n=1'])(
    'makes no formula of %j',
    (text) => {
      expect(csv([[text]])).toBe(`\uFEFF"'${text}"\r\n`);
    },
  );

  test('keeps quotes, commas and line ends inside their cell, and numbers as numbers', () => {
    expect(csv([['a "b", c\nd', -5, 'x=1']])).toBe('\uFEFF"a ""b"", c\nd",-5,"x=1"\r\n');
  });
});
