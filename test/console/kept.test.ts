import { describe, expect, test } from 'vitest';

import { Kept } from '../../console/app/kept.ts';

const behind = (since: unknown) => String(since).slice('sent'.length);

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

  test('are not forgotten with what was sent before them', () => {
    const kept = new Kept();
    let told = 0;
    const leave = kept.watch(() => (told += 1));
    kept.hold('case/note', 'sent');
    kept.settle('case/note', 'sent', behind);
    expect([kept.of('case/note'), kept.any]).toEqual([undefined, false]);
    kept.hold('case/note', 'sent and more');
    kept.settle('case/note', 'sent', behind);
    expect(kept.of('case/note')).toBe(' and more');
    // What was sent twice, or from a page that was left meanwhile, empties nothing else.
    kept.hold('case/note', '');
    kept.settle('case/note', 'sent', behind);
    expect(kept.any).toBe(false);
    expect(told).toBe(6);
    leave();
    kept.forget();
    expect(told).toBe(6);
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
