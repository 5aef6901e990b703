import { expect, test } from 'vitest';

import { ConfigError } from '../../../platform/config/env.ts';
import { checkUsed, commandOf } from '../../../platform/config/parts.ts';

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

test.each([
  ['--only telegram', 'TELEGRAM_BOT_TOKEN'],
  ['--only teams', 'MICROSOFT_APP_ID'],
])('npm start -- %s is refused where nothing was given to sign in with', (words, name) => {
  const command = commandOf(words.split(' '));
  expect(() => checkUsed(command, { telegram: null, teams: null })).toThrow(name);
  expect(() => checkUsed(command, { telegram: {}, teams: {} })).not.toThrow();
});

test('a part for people is enough', () => {
  expect(() =>
    checkUsed(commandOf(['--only', 'web,telegram']), { telegram: null, teams: null }),
  ).not.toThrow();
});
