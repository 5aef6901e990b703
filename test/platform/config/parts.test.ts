import { expect, test } from 'vitest';

import { ConfigError } from '../../../platform/config/env.ts';
import { commandOf } from '../../../platform/config/parts.ts';

test.each([
  ['', ['web', 'console', 'telegram', 'teams'], false],
  ['--only web', ['web'], false],
  ['--only telegram,web', ['web', 'telegram'], false],
  ['--new-secrets --only console', ['console'], true],
])('npm start -- %s', (words, parts, newSecrets) => {
  expect(commandOf(words.split(' ').filter(Boolean))).toEqual({ parts, newSecrets });
});

test.each([
  '--only',
  '--only webb',
  '--only web,',
  '--only web,terminal',
  'web',
  '--only=web',
  '-x',
])('npm start -- %s is refused', (words) => {
  expect(() => commandOf(words.split(' '))).toThrow(ConfigError);
});
