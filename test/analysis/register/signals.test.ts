import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import { directions } from '../../../analysis/register/direction.ts';
import { riskFromProposal } from '../../../analysis/register/proposed.ts';
import { riskShape } from '../../../analysis/register/risk.ts';
import {
  leastCell,
  proposals,
  type Seen,
  type SurveyCount,
} from '../../../analysis/register/signals.ts';
import rules from '../../../knowledge/analysis/signals.json' with { type: 'json' };
import form from '../../../knowledge/forms/report.json' with { type: 'json' };
import survey from '../../../knowledge/surveys/internal-analysis.json' with { type: 'json' };
import { dateIso } from '../../../platform/time.ts';

const name = { kk: 'Бөлім', ru: 'Отдел', en: 'Unit' };
const day = dateIso('2026-03-27');
if (day === null) throw new TypeError('no day');

const shown = fc.oneof(fc.constant('few' as const), fc.integer({ min: 0, max: 200 }));
const month = fc.constantFrom('2026-01', '2026-02', '2026-03');
const named = (...ids: readonly string[]) =>
  fc.option(fc.constantFrom(...ids.map((id) => ({ id, name }))));

const answers = fc.constantFrom(...rules.answers).chain(({ question, option }) =>
  fc.nat(60).chain((people) =>
    fc.integer({ min: people, max: 300 }).map((answered): SurveyCount => ({
      survey: 's1',
      title: name,
      day,
      question: { id: question, label: name },
      option: { id: option, label: name },
      people,
      answered,
    })),
  ),
);

const seen: fc.Arbitrary<Seen> = fc.record({
  reports: fc.array(
    fc.record({
      snapshot: fc.integer({ min: 1, max: 3 }),
      quarter: fc.constantFrom('2026-Q1', '2026-Q2'),
      day: fc.constant(day),
      unit: named('u1', 'u2'),
      category: named('gift', 'hiring', 'other'),
      count: shown,
    }),
  ),
  surveys: fc.array(answers),
  questions: fc.array(fc.record({ month, unanswered: shown })),
});

/** Whether there is a published number at or above the limit that the proposal can have come from. */
function isCovered({ reports, surveys, questions }: Seen, id: string): boolean {
  const ids = [
    ...reports
      .filter(({ count }) => count !== 'few' && count >= leastCell)
      .map(
        (each) =>
          `statistics/${each.snapshot}/${each.unit?.id ?? 'all'}/${each.category?.id ?? 'all'}`,
      ),
    ...surveys
      .filter(({ people }) => people >= leastCell)
      .map((each) => `survey/${each.survey}/${each.question.id}/${each.option.id}`),
    ...questions
      .filter(({ unanswered }) => unanswered !== 'few' && unanswered >= leastCell)
      .map((each) => `questions/${each.month}`),
  ];
  return ids.includes(id);
}

function visible({ reports, surveys, questions }: Seen): Seen {
  return {
    reports: reports.filter(({ count }) => count !== 'few' && count >= leastCell),
    surveys: surveys.filter(({ people }) => people >= leastCell),
    questions: questions.filter(
      ({ unanswered }) => unanswered !== 'few' && unanswered >= leastCell,
    ),
  };
}

describe('signals', () => {
  test('no proposal comes from a cell below the limit', () => {
    fc.assert(
      fc.property(seen, (all) => {
        for (const { id } of proposals(all, [], [])) expect(isCovered(all, id)).toBe(true);
      }),
      { numRuns: 300 },
    );
  });

  test('what is below the limit changes nothing at all', () => {
    fc.assert(
      fc.property(seen, (all) => {
        expect(proposals(all, [], [])).toEqual(proposals(visible(all), [], []));
      }),
    );
  });

  test('what was taken over or dismissed does not come again', () => {
    fc.assert(
      fc.property(seen, (all) => {
        const first = proposals(all, [], []);
        const half = first.filter((_, at) => at % 2 === 0);
        const taken = half.map((each) => riskFromProposal(each, '0'.repeat(32)));
        const left = proposals(all, taken, []).map(({ id }) => id);
        expect(left.some((id) => half.some((each) => each.id === id))).toBe(false);
        const gone = proposals(
          all,
          taken,
          first.map(({ id }) => ({ signal: id })),
        );
        expect(gone).toEqual([]);
      }),
    );
  });

  test('a row that is begun from one names its source and its number', () => {
    const all: Seen = {
      reports: [
        {
          snapshot: 4,
          quarter: '2026-Q1',
          day,
          unit: null,
          category: { id: 'hiring', name },
          count: 12,
        },
      ],
      surveys: [],
      questions: [],
    };
    const [first] = proposals(all, [], []);
    if (first === undefined) throw new TypeError('no proposal');
    const row = riskFromProposal(first, '0'.repeat(32));
    expect(riskShape.parse(row)).toEqual(row);
    expect(row.direction).toBe('personnel');
    expect(row.sources[0]).toMatchObject({ kind: 'statistics', reference: first.id });
    expect(row.sources[0]?.says.kk).toContain('12');
    expect(row.sources[0]?.says.ru).toContain('№ 4, 1 квартал 2026 года');
    expect(row.decision).toBe('open');
  });

  test('the rules speak of questions, options and categories that exist', () => {
    const options = new Map(
      survey.questions.map((question) => [
        question.id,
        'options' in question ? (question.options ?? []).map(({ id }) => id) : [],
      ]),
    );
    expect(
      rules.answers.filter(({ question, option }) => !options.get(question)?.includes(option)),
    ).toEqual([]);
    const what = form.questions.find(({ id }) => id === 'what');
    const categories = what !== undefined && 'options' in what ? (what.options ?? []) : [];
    expect(
      rules.categories.filter(({ id }) => categories.every((option) => option.id !== id)),
    ).toEqual([]);
    expect(
      [...rules.categories, ...rules.answers].filter(({ direction }) =>
        directions.every((each) => each !== direction),
      ),
    ).toEqual([]);
  });
});
