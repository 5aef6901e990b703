import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import {
  quarterLines,
  quartersOf,
  reviewBy,
  reviewed,
  statusCounts,
  yearEnd,
} from '../../../analysis/plan/monitoring.ts';
import { emptyPlan, keptOf, planProblems, planTerms } from '../../../analysis/plan/plan.ts';
import { planItems, unitReport } from '../../../analysis/plan/unit-report.ts';
import { emptyRisk, statuses, type Risk } from '../../../analysis/register/risk.ts';
import { loadKnowledge } from '../../../knowledge/load.ts';
import { dateIso, type DateIso } from '../../../platform/time.ts';

const { calendar } = await loadKnowledge();

function day(written: string): DateIso {
  const read = dateIso(written);
  if (read === null) throw new TypeError('no day');
  return read;
}

const both = (text: string) => ({ kk: text, ru: text });
const whole = (number: number, set: Partial<Risk> = {}): Risk => ({
  ...emptyRisk(String(number).padStart(32, '0'), 'budget'),
  risk: both('тәуекел'),
  recommendation: both('шара'),
  owner: both('бөлім'),
  completion: both('акт'),
  term: day('2026-09-30'),
  decision: 'accepted',
  ...set,
});

describe('the terms of a plan', () => {
  test('are those of the golden example: note on 30 April, plan by 19 May, published by 22 May', () => {
    const plan = { ...emptyPlan, noteSigned: day('2026-04-30'), approved: day('2026-05-19') };
    const terms = planTerms(calendar, plan);
    expect(terms.approve).toMatchObject({ ok: true, value: '2026-05-19' });
    expect(terms.publish).toMatchObject({ ok: true, value: '2026-05-22' });
    expect(terms.over).toBe('2027-04-30');
  });

  test('are kept to the last day and broken on the next', () => {
    const term = { ok: true, value: day('2026-05-19'), verified: true } as const;
    const today = day('2026-06-01');
    expect(keptOf(term, day('2026-05-19'), today)).toBe('kept');
    expect(keptOf(term, day('2026-05-20'), today)).toBe('broken');
    expect(keptOf(term, null, day('2026-05-19'))).toBe('running');
    expect(keptOf(term, null, day('2026-05-20'))).toBe('broken');
    expect(keptOf(null, null, today)).toBe('unknown');
  });

  test('a year without a calendar is named and no day is invented', () => {
    const plan = { ...emptyPlan, noteSigned: day('2031-04-30') };
    expect(planTerms(calendar, plan).approve).toEqual({
      ok: false,
      because: 'no-calendar',
      year: 2031,
    });
  });
});

describe('a plan', () => {
  test('cannot be approved with a measure that nobody answers for', () => {
    const risks = [
      whole(1),
      whole(2, { owner: both(' '), term: null }),
      whole(3, { decision: 'open' }),
    ];
    expect(planProblems(risks)).toEqual([{ risk: whole(2).id, lacks: ['owner', 'term'] }]);
  });
});

describe('the year of monitoring', () => {
  test('has calendar quarters whose information is due by the 5th, or the working day before', () => {
    const quarters = quartersOf(calendar, day('2026-04-30'));
    expect(quarters.map(({ id }) => id)).toEqual([
      '2026-Q2',
      '2026-Q3',
      '2026-Q4',
      '2027-Q1',
      '2027-Q2',
    ]);
    // 5 July 2026 is a Sunday, 5 October a Monday.
    expect(quarters[0]?.due).toMatchObject({ value: '2026-07-03' });
    expect(quarters[1]?.due).toMatchObject({ value: '2026-10-05' });
    expect(quarters[0]).toMatchObject({ from: '2026-04-01', to: '2026-06-30' });
  });

  test('a review has 5 working days', () => {
    expect(reviewBy(calendar, { received: day('2026-07-03') })).toMatchObject({
      value: '2026-07-13',
    });
  });

  test('a unit is missing only after its day, and every recommendation has its line', () => {
    const [quarter] = quartersOf(calendar, day('2026-04-30'));
    if (quarter === undefined) throw new TypeError('no quarter');
    const risks = [whole(1), whole(2), whole(3, { decision: 'declined' })];
    const report = unitReport({
      recommendation: whole(1).id,
      quarter: quarter.id,
      status: 'working',
      text: 'басталды',
      evidence: ['акт № 1', 'https://example.kz'],
      day: day('2026-07-02'),
    });
    const states = (today: string) =>
      quarterLines(quarter, risks, [report], day(today)).map(({ state }) => state);
    expect(states('2026-07-03')).toEqual(['answered', 'awaited']);
    expect(states('2026-07-04')).toEqual(['answered', 'missing']);
    expect(report.claims).toBe('in-work');
    expect(report.evidence).toBe('акт № 1; https://example.kz');
  });

  test('a review changes the status by the same rules as a person', () => {
    const report = unitReport({
      recommendation: whole(1).id,
      quarter: '2026-Q2',
      status: 'done',
      text: 'бітті',
      evidence: [],
      day: day('2026-07-02'),
    });
    const on = { note: '', day: day('2026-07-03') };
    const without = reviewed(report, whole(1), { finds: 'done', ...on });
    expect(without.moved).toEqual({ ok: false, because: 'no-evidence' });
    const good = reviewed({ ...report, evidence: 'акт' }, whole(1), { finds: 'done', ...on });
    expect(good.moved?.ok === true && good.moved.risk.status).toBe('done');
    expect(good.report.reviewed).toBe('2026-07-03');
    const same = reviewed(report, whole(1), { finds: 'planned', ...on });
    expect(same.moved).toBeNull();
  });

  test('statuses add up, and what is not done goes over', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...statuses), { maxLength: 30 }), (all) => {
        const risks = all.map((status, number) => whole(number, { status }));
        const counts = statusCounts(risks);
        expect(Object.values(counts).reduce((sum, count) => sum + count, 0)).toBe(all.length);
        const end = yearEnd(risks);
        expect(end.done + end.over.length).toBe(end.all);
        expect(planItems(risks)).toHaveLength(end.over.length);
      }),
    );
  });
});
