import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { coach, isIin, type FindingKind } from '../../dialogs/coach.ts';

function kindsIn(text: string): readonly FindingKind[] {
  return [...new Set(coach(text).map(({ kind }) => kind))];
}

describe('the coach marks', () => {
  it.each<[FindingKind, string]>([
    ['name', 'Оны Серік Ахметұлы ұйымдастырды.'],
    ['name', 'Кабинетте Айгүл Нұрланқызы отырды.'],
    ['name', 'Это сделал Нурлан Серикович.'],
    ['name', 'Спросите у Ахметовой Гульнары Маратовны.'],
    ['name', 'Деньги взял Иванов Пётр.'],
    ['name', 'The money went to Aliya Bekova.'],
    ['iin', 'Менің ЖСН 900101300017 болды.'],
    ['phone', 'Звоните +7 (701) 123-45-67'],
    ['phone', '87011234567 нөміріне'],
    ['phone', 'call 8 701 123 45 67 please'],
    ['plate', 'Приехал на 123 ABC 02'],
    ['plate', 'Көлік нөмірі 456АВС15'],
    ['plate', 'a car A123BCD'],
    ['time', 'в 14:35 он вышел'],
    ['time', 'Сағат 9-да келді'],
    ['time', 'около 15 часов'],
    ['time', 'it was at 3 pm'],
    ['email', 'пишите на some.one@mail.kz'],
    ['card', 'перевёл на 4111 1111 1111 1111'],
    ['few-knew', 'Об этом знали только мы трое.'],
    ['few-knew', 'знал только я'],
    ['few-knew', 'Мұны үшеуміз ғана білеміз.'],
    ['few-knew', 'Менен басқа ешкім білмейді.'],
    ['few-knew', 'Тек екі адам ғана біледі'],
    ['few-knew', 'Only three of us knew about it.'],
    ['few-knew', 'nobody but me saw it'],
  ])('%s in «%s»', (kind, text) => {
    expect(kindsIn(text)).toContain(kind);
  });

  it.each([
    'Врач попросил 200000 тенге за операцию.',
    'Аурухана Қарағанды қаласында, 3-қабат.',
    'It happened in March 2026 in the city hospital.',
    'Республика Казахстан, город Алматы, отдел закупок.',
    'Номер договора 123456789012345.',
    'Сумма 1 500 000, срок 30 дней.',
    '',
  ])('nothing in «%s»', (text) => {
    expect(coach(text)).toEqual([]);
  });

  it('a number once: a card is no telephone', () => {
    expect(coach('4111 1111 1111 1111')).toEqual([
      { kind: 'card', snippet: '4111 1111 1111 1111' },
    ]);
  });

  it('short pieces of the text itself', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 300 }), (text) => {
        for (const { snippet } of coach(text)) expect(snippet.length).toBeLessThanOrEqual(61);
      }),
    );
  });

  it('a long text in a time that grows with its length only', () => {
    for (const piece of ['Аа ', 'а@', 'A1', '8 701 ', 'только мы ', 'Ә-', '1:']) {
      millisecondsFor(piece.repeat(1000));
      expect(millisecondsFor(piece.repeat(20_000)), piece).toBeLessThan(1500);
    }
  });
});

describe('an identification number', () => {
  it('is known by its control digit', () => {
    expect(isIin('900101300017')).toBe(true);
    expect(isIin('900101300018')).toBe(false);
    expect(isIin('901301300010')).toBe(false);
  });

  it('has at most one control digit for the same eleven', () => {
    const digits = fc.stringMatching(/^\d{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])[1-6]\d{4}$/u);
    fc.assert(
      fc.property(digits, (eleven) => {
        const fitting = Array.from(
          { length: 10 },
          (_, digit) => `${eleven}${String(digit)}`,
        ).filter(isIin);
        expect(fitting.length).toBeLessThanOrEqual(1);
      }),
    );
  });
});

function millisecondsFor(text: string): number {
  const start = performance.now();
  coach(text);
  return performance.now() - start;
}
