import { createServer } from 'node:net';
import { readFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';

import { expect, test } from 'vitest';

import { SenimError } from '../../platform/errors.ts';
import { lastWords } from '../../platform/last-words.ts';

const said = (error: unknown) => lastWords(error).join('\n');

async function failureOf(act: () => unknown): Promise<unknown> {
  try {
    await act();
    return null;
  } catch (error) {
    return error;
  }
}

test('an address that this machine does not have is named by its setting', async () => {
  await using server = createServer();
  const failure = await new Promise<unknown>((resolve) => {
    server.once('error', resolve);
    // Kept for examples: no machine has it.
    server.listen(0, '203.0.113.5', () => resolve(null));
  });
  expect(said(failure)).toContain('set HOST');
});

test('a file of ours that may not be read is named, and what to do', () => {
  const failure = Object.assign(new Error('EACCES: open /var/somebody/shred.db'), {
    code: 'EACCES',
    syscall: 'open',
    path: '/var/somebody/shred.db',
  });
  expect(said(failure)).toContain('shred.db');
  expect(said(failure)).toContain('chown');
  expect(said(failure)).not.toContain('somebody');
});

test('a port that a user may not have is told from a file', () => {
  const failure = Object.assign(new Error('listen'), { code: 'EACCES', syscall: 'listen' });
  expect(said(failure)).toContain('CONSOLE_PORT');
});

test('a file that is not ours is not named', async () => {
  const failure = await failureOf(() => readFile('/nowhere/report of Aigerim.txt'));
  expect(said(failure)).toContain('ENOENT');
  expect(said(failure)).not.toMatch(/Aigerim|nowhere/);
});

test('a stranger’s error is never quoted', () => {
  expect(
    said(new TypeError('postgres://senim:secret@db cannot parse "my chief takes money"')),
  ).toBe('It stopped at something that was not foreseen: TypeError.');
});

test('a word of the command that nobody knows is repeated, without a stack', async () => {
  const failure = await failureOf(() => parseArgs({ args: ['--too'], options: {} }));
  expect(lastWords(failure)).toEqual([expect.stringContaining('--too')]);
});

test('of a failure and what followed from it while closing, the first is told', () => {
  const full = new SenimError('store.full', 'no space is left on the device');
  const both = new SuppressedError(new Error('closing'), full);
  expect(lastWords(both)).toEqual([full.message, expect.stringContaining('Make room')]);
});
