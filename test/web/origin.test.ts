import { describe, expect, test } from 'vitest';

import { isForeign } from '../../web/origin.ts';

const host = 'senim.example.kz';
const publicOrigin = 'https://report.example.kz';

describe('a post is foreign', () => {
  test.each([
    ['from another site', 'https://evil.example', 'cross-site'],
    ['from another site that hides itself', 'null', 'cross-site'],
    ['cross-site even with our own origin', publicOrigin, 'cross-site'],
    ['from a sister site', 'https://other.example.kz', 'same-site'],
    ['from a sister site that hides itself', 'null', 'same-site'],
    ['without an origin, from a sister site', null, 'same-site'],
    ['from another site in an old browser', 'https://evil.example', null],
    ['from another port of our host', `https://${host}:8443`, null],
    ['from an origin that is none', 'senim.example.kz', null],
  ])('%s', (_name, origin, fetchSite) => {
    expect(isForeign({ origin, fetchSite, host, publicOrigin })).toBe(true);
  });
});

describe('a post is ours', () => {
  test.each([
    ['from our page', publicOrigin, 'same-origin'],
    ['from our page by the address that the browser used', `http://${host}`, 'same-origin'],
    ['from our page in an old browser', publicOrigin, null],
    ['from our page that hides its origin', 'null', 'same-origin'],
    ['from an old browser that hides the origin', 'null', null],
    ['from a text browser', null, null],
    ['from a browser that gives no origin', null, 'same-origin'],
  ])('%s', (_name, origin, fetchSite) => {
    expect(isForeign({ origin, fetchSite, host, publicOrigin })).toBe(false);
  });

  test('whatever case the host was typed in', () => {
    const origin = 'http://senim.example.kz';
    expect(
      isForeign({ origin, fetchSite: null, host: 'Senim.Example.KZ', publicOrigin: null }),
    ).toBe(false);
  });
});
