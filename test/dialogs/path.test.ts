import * as fc from 'fast-check';
import { expect, it } from 'vitest';

import {
  hasPassed,
  lastOf,
  pathBefore,
  pathOf,
  pathWith,
  pathWithout,
  pathWithoutLast,
  stepsOf,
} from '../../dialogs/path.ts';
import type { StepRef } from '../../dialogs/session.ts';

// Names that begin and end like others are the ones that could be mistaken.
const ref = fc.constantFrom<StepRef>(
  'a/who',
  'a/who-knows',
  'a/before',
  'a/before-what',
  'b/a/who',
);

it('a path is a list of steps', () => {
  fc.assert(
    fc.property(fc.array(ref, { maxLength: 8 }), ref, (refs, one) => {
      const path = pathOf(refs);
      const index = refs.lastIndexOf(one);
      expect(stepsOf(path)).toEqual(refs);
      expect(stepsOf(pathWith(path, one))).toEqual([...refs, one]);
      expect(lastOf(path)).toBe(refs.at(-1) ?? null);
      expect(stepsOf(pathWithoutLast(path))).toEqual(refs.slice(0, -1));
      expect(hasPassed(path, one)).toBe(index >= 0);
      expect(stepsOf(pathWithout(path, one))).toEqual(refs.filter((each) => each !== one));
      const before = pathBefore(path, one);
      expect(before === null ? null : stepsOf(before)).toEqual(
        index < 0 ? null : refs.slice(0, index),
      );
    }),
  );
});
