import { afterEach, describe, expect, test } from 'vitest';

import { settling } from '../../platform/settling.ts';

const { gc } = globalThis;
afterEach(() => {
  globalThis.gc = gc;
});

describe('what a start leaves for later', () => {
  test('is done in its order, and then the memory of the start is given back', async () => {
    const done: string[] = [];
    const collected = Promise.withResolvers<void>();
    const collect = (): void => {
      done.push('collected');
      collected.resolve();
    };
    globalThis.gc = collect as typeof globalThis.gc;
    using _settling = settling([
      async () => {
        await Promise.resolve();
        done.push('first');
      },
      () => done.push('second'),
    ]);
    expect(done).toEqual([]);
    await collected.promise;
    expect(done).toEqual(['first', 'second', 'collected']);
  });

  test('is left undone where the house closes before', async () => {
    const done: string[] = [];
    settling([() => done.push('left')])[Symbol.dispose]();
    const after = Promise.withResolvers<void>();
    globalThis.gc = undefined;
    using _later = settling([() => done.push('later'), () => after.resolve()]);
    await after.promise;
    expect(done).toEqual(['later']);
  });
});
