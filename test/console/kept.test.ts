import { describe, expect, test } from 'vitest';

import { Kept } from '../../console/app/kept.ts';

describe('unsent words', () => {
  test('outlast a lock and are there for the same officer only', () => {
    const kept = new Kept();
    kept.belongTo('a-1');
    kept.hold('case/note', 'unsent');
    kept.belongTo('a-1');
    expect(kept.of('case/note')).toBe('unsent');
    kept.belongTo('b-2');
    expect(kept.any).toBe(false);
  });

  test('about a case that was left go together, and no others', () => {
    const kept = new Kept();
    kept.hold('aa/note', 'one');
    kept.hold('aa/task', 'two');
    kept.hold('ab/note', 'three');
    kept.dropAll('aa/');
    expect([kept.of('aa/note'), kept.of('aa/task'), kept.of('ab/note')]).toEqual([
      undefined,
      undefined,
      'three',
    ]);
  });
});
