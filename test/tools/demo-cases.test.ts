import { describe, expect, test } from 'vitest';

import { move, type Status, statuses } from '../../cases/status.ts';
import { demoDays, planCases } from '../../tools/demo-cases/plan.ts';

const plan = planCases(200, 2026);

describe('the cases of the demonstration', () => {
  test('are the same for the same seed and others for another', () => {
    expect(planCases(200, 2026)).toEqual(plan);
    expect(planCases(200, 7)).not.toEqual(plan);
  });

  test('are meant for every state, in three languages, over every channel and for both groups', () => {
    const states = new Set(plan.map(({ path }) => path.at(-1) ?? 'new'));
    expect([...states].toSorted()).toEqual([...statuses].toSorted());
    expect(new Set(plan.map(({ language }) => language)).size).toBe(3);
    expect(new Set(plan.map(({ channel }) => channel)).size).toBe(4);
    expect(new Set(plan.map(({ group }) => group)).size).toBe(2);
    const filing = demoDays.flatMap(({ files }, at) => (files > 0 ? [at] : []));
    expect([...new Set(plan.map(({ phase }) => phase))].toSorted((a, b) => a - b)).toEqual(filing);
  });

  test('go only where the table of moves lets them', () => {
    for (const { path } of plan) {
      let state: Status = 'new';
      for (const to of path) state = move(state, to);
    }
  });
});
