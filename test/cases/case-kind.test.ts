import { expect, test } from 'vitest';

import { kindOf, movesFor } from '../../cases/case-kind.ts';
import { isClosed, move, statuses } from '../../cases/status.ts';
import { statusName } from '../../dialogs/check/names.ts';

const form = (id: string) => ({
  form: { id, version: 'v', title: { kk: 'к', ru: 'р', en: 'e' } },
});

test('a question is answered or passed on, and never judged', () => {
  expect(kindOf(form('question'))).toBe('question');
  expect(kindOf(form('report'))).toBe('report');
  for (const state of statuses) {
    for (const to of movesFor('question', state)) {
      expect(move(state, to)).toBe(to);
      expect(to).not.toMatch(/confirmed|partly|insufficient|investigating|assessing/u);
    }
    expect(movesFor('report', state)).not.toContain('closed-answered');
  }
  expect(movesFor('question', 'new')).toContain('closed-answered');
});

test('a question never stands where it can move no further', () => {
  const reached = new Set(['new', ...statuses.flatMap((state) => movesFor('question', state))]);
  for (const state of statuses.filter((each) => reached.has(each))) {
    expect(movesFor('question', state).length).toBeGreaterThan(0);
    if (!isClosed(state)) expect(movesFor('question', state)).toContain('closed-answered');
  }
});

test('every state has words for the reporter', () => {
  for (const state of statuses) expect(statusName(state)).toBe(`status.${state}`);
});
