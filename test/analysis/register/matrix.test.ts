import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import { gradeOf, grades, scoreOf, steps } from '../../../analysis/register/matrix.ts';
import matrix from '../../../knowledge/analysis/matrix.json' with { type: 'json' };

const step = fc.constantFrom(...steps);

describe('the matrix', () => {
  test('never calls a risk lighter because it became likelier or graver', () => {
    fc.assert(
      fc.property(step, step, step, step, (likelihood, consequence, more, worse) => {
        const light = { likelihood, consequence };
        const grave = {
          likelihood: steps[Math.max(likelihood, more) - 1] ?? 5,
          consequence: steps[Math.max(consequence, worse) - 1] ?? 5,
        };
        expect(grades.indexOf(gradeOf(grave))).toBeGreaterThanOrEqual(
          grades.indexOf(gradeOf(light)),
        );
        expect(scoreOf(grave)).toBeGreaterThanOrEqual(scoreOf(light));
      }),
    );
  });

  test('has every grade, and no rare disaster is low', () => {
    const all = steps.flatMap((likelihood) =>
      steps.map((consequence) => gradeOf({ likelihood, consequence })),
    );
    expect(new Set(all)).toEqual(new Set(grades));
    expect(gradeOf({ likelihood: 1, consequence: 5 })).toBe('medium');
    expect(gradeOf({ likelihood: 2, consequence: 2 })).toBe('low');
    expect(gradeOf({ likelihood: 4, consequence: 4 })).toBe('critical');
  });

  test('explains each of its steps and says whose method it is', () => {
    expect(matrix.likelihood).toHaveLength(steps.length);
    expect(matrix.consequence).toHaveLength(steps.length);
    expect(matrix.about.ru).toContain('Senim');
  });
});
