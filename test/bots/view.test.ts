import { describe, expect, test } from 'vitest';

import { rowLine } from '../../bots/view.ts';

describe('a row of a summary on one line', () => {
  test.each([
    ['What happened', 'a gift', 'What happened: a gift'],
    ['Is it still going on?', 'no', 'Is it still going on? no'],
    ['Write your question.', 'may I?', 'Write your question: may I?'],
  ])('has one mark after %s', (label, value, line) => {
    expect(rowLine(label, value)).toBe(line);
  });
});
