import { describe, expect, test } from 'vitest';

import {
  filingSteps,
  migrationSteps,
  surveySteps,
  wordSteps,
  wrapSteps,
} from '../../storage/filing-step.ts';
import { compare } from '../../tools/torture/ledger.ts';
import { callsIn, rightOrder } from '../../tools/torture/order-of-calls.ts';
import { strikes } from '../../tools/torture/strikes.ts';
import { torture } from '../../tools/torture/torture.ts';

test('processes killed in the middle of eight kinds of acts lose, double and spill nothing', async () => {
  const { reached, findings, ...counted } = await torture(8);
  expect(findings).toEqual([]);
  expect(counted).toEqual({ kills: 8, acknowledged: 15, lost: 0, doubled: 0, plaintext: 0 });
  expect([...reached.values()].reduce((sum, times) => sum + times, 0)).toBe(8);
});

test('the usual run dies at every named place', () => {
  const struck = new Set(strikes(200).map(({ step }) => step));
  const named = [...filingSteps, ...surveySteps, ...wordSteps, ...wrapSteps, ...migrationSteps];
  expect(named.filter((step) => !struck.has(step))).toEqual([]);
});

describe('the count', () => {
  test('sees what was acknowledged and is gone', () => {
    expect(compare('x', ['a', 'b', 'c'], ['a'])).toMatchObject({ lost: 2, doubled: 0 });
  });

  test('sees what is there twice and what nobody sent', () => {
    expect(compare('x', ['a', 'b'], ['a', 'a', 'b'])).toMatchObject({ lost: 0, doubled: 1 });
    expect(compare('x', ['a'], ['a', 'z'])).toMatchObject({ lost: 0, doubled: 1 });
  });

  test('does not weigh a loss against a double', () => {
    expect(compare('x', ['a', 'b'], ['b', 'b'])).toMatchObject({ lost: 1, doubled: 1 });
  });
});

describe('the order of system calls', () => {
  const lines = [
    '7 fsync(21</d/blobs/ab/abcd.7.1.part>) = 0',
    '7 rename("/d/blobs/ab/abcd.7.1.part", "/d/blobs/ab/abcd") = 0',
    '7 fsync(21</d/blobs/ab>) = 0',
    '7 fdatasync(18</d/senim.db-wal>) = 0',
    '7 write(30<socket:[99]>, "HTTP/1.1 200 OK\\r\\n", 17) = 17',
  ] as const;

  test('is read from a trace', () => {
    expect(callsIn(lines.join('\n'))).toEqual(rightOrder);
  });

  test('is wrong when the answer goes out before the commit', () => {
    const [file, rename, folder, commit, answer] = lines;
    const wrong = [file, rename, folder, answer, commit].join('\n');
    expect(callsIn(wrong)).toEqual(['sync file', 'rename', 'sync folder', 'answer']);
  });
});
