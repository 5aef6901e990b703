import { describe, expect, test } from 'vitest';

import { compilePattern, patternProblem } from '../../../knowledge/schema/pattern.ts';

describe('a pattern of free recall', () => {
  test.each([
    ['[а-я', /compile/u],
    ['(?:а', /compile/u],
    ['а+', /bound/u],
    ['(?:а|б)*', /bound/u],
    ['а{2,}', /bound/u],
    ['(?:а{1,9}){1,9}', /group/u],
    ['а?', /empty/u],
  ])('%s is refused', (source, problem) => {
    expect(patternProblem(source)).toMatch(problem);
  });

  test.each(['\\bпара\\b', 'а{1,3}', '[+*]', '\\+7', 'а\\{2,\\}', '(?:а|б)?в', '(?<!а)б'])(
    '%s is accepted',
    (source) => {
      expect(patternProblem(source)).toBeNull();
    },
  );

  test('knows the borders of Cyrillic and Kazakh words', () => {
    const bribe = compilePattern('\\bпара\\b');
    expect(bribe.test('пара сұрады')).toBe(true);
    expect(bribe.test('(пара)')).toBe(true);
    expect(bribe.test('аппарат')).toBe(false);
    expect(bribe.test('парасат')).toBe(false);
    expect(compilePattern('\\bқала\\b').test('қалада')).toBe(false);
    expect(compilePattern('\\bқала').test('әқала')).toBe(false);
  });

  test('counts Kazakh letters as letters', () => {
    expect(compilePattern('^\\w{8}$').test('әғқңөұүі')).toBe(true);
    expect(compilePattern('^\\W$').test('һ')).toBe(false);
    expect(compilePattern('^\\W$').test('1')).toBe(true);
  });
});
