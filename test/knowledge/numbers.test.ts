import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import { filledIn } from '../../knowledge/filled-in.ts';
import { numberText } from '../../knowledge/numbers.ts';
import { languages } from '../../platform/language.ts';

const space = '\u00A0';

const known = (locale: unknown) => (typeof locale === 'string' && locale !== 'kk' ? locale : 'en');

/** An engine that knows nothing of Kazakh and falls back, as the browser of Debian does. */
function withoutKazakh<T>(run: () => T): T {
  const { NumberFormat, PluralRules } = Intl;
  const numbers = new Proxy(NumberFormat, {
    construct: (_, [locale, options]: ConstructorParameters<typeof NumberFormat>) =>
      new NumberFormat(known(locale), options),
  });
  const plurals = new Proxy(PluralRules, {
    construct: (_, [locale, options]: ConstructorParameters<typeof PluralRules>) =>
      // Nothing else falls back to the language of the system here.
      new PluralRules(locale === 'kk' ? 'ru' : known(locale), options),
  });
  Object.assign(Intl, { NumberFormat: numbers, PluralRules: plurals });
  try {
    return run();
  } finally {
    Object.assign(Intl, { NumberFormat, PluralRules });
  }
}

describe('numbers', () => {
  test.each([
    ['kk', `12${space}345,6`, '0,5', `12${space}345,0`],
    ['ru', `12${space}345,6`, '0,5', `12${space}345,0`],
    ['en', '12,345.6', '0.5', '12,345.0'],
  ] as const)('are written as %s writes them', (language, many, few, exact) => {
    expect(numberText(language, 12_345.6)).toBe(many);
    expect(numberText(language, 0.5)).toBe(few);
    expect(numberText(language, 12_345, 1)).toBe(exact);
  });

  test('stand in Kazakh sentences with a comma and a no-break space, whatever the engine knows', () => {
    const [size, days, one] = withoutKazakh(() => [
      filledIn('kk', 'test.size', '{size, number} МБ', { size: 1234.5 }),
      filledIn('kk', 'test.days', '{count, plural, one {бір күн} other {# күн}}', { count: 2021 }),
      filledIn('kk', 'test.days', '{count, plural, one {бір күн} other {# күн}}', { count: 1 }),
    ]);
    expect(size).toBe(`1${space}234,5 МБ`);
    expect(days).toBe(`2${space}021 күн`);
    expect(one).toBe('бір күн');
  });

  // What stands in for Kazakh is what Kazakh has, where the engine knows it.
  test.skipIf(Intl.NumberFormat.supportedLocalesOf('kk').length === 0)(
    'of Kazakh are those of an engine that knows it',
    () => {
      const numbers = new Intl.NumberFormat('kk');
      const rules = new Intl.PluralRules('kk');
      fc.assert(
        fc.property(fc.double({ noNaN: true, min: -1e12, max: 1e12 }), fc.nat(), (value, count) => {
          expect(numberText('kk', value)).toBe(numbers.format(value));
          const said = filledIn('kk', 'test.form', '{count, plural, one {one} other {other}}', {
            count,
          });
          expect(said).toBe(rules.select(count));
        }),
      );
    },
  );

  test('are the same in every language but for their signs', () => {
    const digits = languages.map((language) => numberText(language, 1_234_567).replace(/\D/gu, ''));
    expect(new Set(digits)).toEqual(new Set(['1234567']));
  });

  test('of a day have no place in a sentence: days are written by one function', () => {
    expect(() => filledIn('kk', 'test.day', '{day, date}', { day: 1 })).toThrow(TypeError);
  });
});
