import { type AddressInfo, createServer } from 'node:net';

import { expect, test } from 'vitest';

import { codeOf } from '../../platform/log.ts';
import { SenimError } from '../../platform/errors.ts';
import { wayOut } from '../../platform/way-out.ts';

test('whoever sits at the machine is told what to do when the program did not start', async () => {
  await using first = createServer();
  await new Promise<void>((resolve) => void first.listen(0, '127.0.0.1', resolve));
  await using second = createServer();
  const taken = await new Promise<unknown>((resolve) => {
    second.once('error', resolve);
    second.listen((first.address() as AddressInfo).port, '127.0.0.1', () => resolve(null));
  });
  expect(wayOut(taken, codeOf(taken))).toContain('PORT');
  const damaged = new SenimError('store.integrity', 'the database is damaged');
  expect(wayOut(damaged, codeOf(damaged))).toContain('A damaged store');
  const full = Object.assign(new Error('write'), { code: 'ENOSPC' });
  expect(wayOut(full, codeOf(full))).toContain('Make room');
  const other = new SenimError('config', 'a setting is wrong');
  expect(wayOut(other, codeOf(other))).toBeNull();
});
