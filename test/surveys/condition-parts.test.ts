import { array, assert, constantFrom, property } from 'fast-check';
import { describe, expect, test } from 'vitest';

import type { Condition } from '../../knowledge/schema/questionnaire.ts';
import { conditionOf, type ConditionPart, partsOf } from '../../surveys/condition-parts.ts';

const part = constantFrom<ConditionPart>(
  { question: 'met', is: ['yes'] },
  { question: 'norms', isNot: ['work', 'hard'] },
  { question: 'polygraph', is: ['no', 'yes'] },
);

describe('a condition of parts', () => {
  test('is the one that was built, whichever way its parts are joined', () => {
    assert(
      property(
        array(part, { minLength: 2, maxLength: 6 }),
        constantFrom('all', 'any'),
        (parts, join) => {
          expect(partsOf(conditionOf({ join, parts }))).toEqual({ join, parts });
        },
      ),
    );
  });

  test('of one part is that part, and of none is no condition', () => {
    expect(conditionOf({ join: 'any', parts: [{ question: 'met', is: ['no'] }] })).toEqual({
      question: 'met',
      is: ['no'],
    });
    expect(conditionOf({ join: 'all', parts: [] })).toBeNull();
    expect(partsOf(null)).toEqual({ join: 'all', parts: [] });
  });

  test.each<Condition>([
    { all: [{ any: [{ question: 'met', is: ['no'] }] }] },
    { any: [{ question: 'met', answered: true }] },
    { question: 'met', answered: false },
  ])('that nobody can build is left as it is', (when) => {
    expect(partsOf(when)).toBeNull();
  });
});
