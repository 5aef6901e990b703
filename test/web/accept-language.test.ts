import { expect, test } from 'vitest';

import { preferredLanguage } from '../../web/accept-language.ts';

test.each([
  [null, 'kk'],
  ['', 'kk'],
  ['ru-KZ,ru;q=0.9,en;q=0.8', 'ru'],
  ['kk-KZ,ru;q=0.9', 'kk'],
  ['de,en;q=0.5,ru;q=0.7', 'ru'],
  ['EN-us', 'en'],
  ['en; q=0.2, kk; q=0.9', 'kk'],
  ['ru;q=0', 'kk'],
  ['de-DE,fr', 'kk'],
  ['ru;q=nonsense', 'ru'],
  [';;;,,,=', 'kk'],
])('the languages %j lead to %s', (header, language) => {
  expect(preferredLanguage(header)).toBe(language);
});
