import { assert, property, string } from 'fast-check';
import { describe, expect, test } from 'vitest';

import { findContacts } from '../../knowledge/find-contacts.ts';
import { loadKnowledge } from '../../knowledge/load.ts';
import { parseContacts } from '../../knowledge/schema/directory.ts';
import { regionIds } from '../../knowledge/schema/region.ts';

const { directory: shipped, regions } = await loadKnowledge();

const entry = (id: string, region: string, name: object, kind = 'body') => ({
  id,
  kind,
  region,
  name,
  mark: 'A',
  facts: [],
  sources: ['A list'],
  sourceDate: null,
  verifiedOn: null,
  shown: id !== 'hidden',
});
const prosecutor = { kk: 'Облыстық прокуратура', ru: 'Областная прокуратура', en: 'Prosecutor' };
const court = { kk: 'Аудандық сот', ru: 'Районный суд', en: 'District court' };
const directory = [
  ...shipped,
  ...parseContacts([
    entry('p-karaganda', 'karaganda', prosecutor),
    entry('p-almaty', 'almaty', { ...prosecutor, kk: 'Қалалық прокуратура' }),
    entry('p-almaty-region', 'almaty-region', prosecutor),
    entry('c-kostanay', 'kostanay', court, 'court'),
    entry('hidden', 'kostanay', court, 'court'),
  ]),
];
const find = (typed: string) => {
  const { regions: named, contacts } = findContacts(directory, regions, typed);
  return { regions: named, ids: contacts.map(({ id }) => id) };
};

describe('a contact is found', () => {
  test.each([
    ['прокуратура Қарағанды', 'karaganda', 'p-karaganda'],
    ['прокуратура Караганды', 'karaganda', 'p-karaganda'],
    ['Карагандинская область, прокуратура', 'karaganda', 'p-karaganda'],
    ['prokuratura karagandy', 'karaganda', 'p-karaganda'],
    ['prosecutor in Karaganda', 'karaganda', 'p-karaganda'],
    ['прокуротура карагонда', 'karaganda', 'p-karaganda'],
    ['Қарағандыда прокуратура қайда?', 'karaganda', 'p-karaganda'],
    ['прокуратура алматы облысы', 'almaty-region', 'p-almaty-region'],
    ['прокуратура город алматы', 'almaty', 'p-almaty'],
    ['Қостанайдағы сот', 'kostanay', 'c-kostanay'],
    ['суд костанай', 'kostanay', 'c-kostanay'],
    ['kostanay court', 'kostanay', 'c-kostanay'],
    ['qostanai soty', 'kostanay', 'c-kostanay'],
    ['Костанайская область', 'kostanay', 'c-kostanay'],
  ])('%s', (typed, region, id) => {
    const { regions: named, ids } = find(typed);
    expect(named).toEqual([region]);
    expect(ids[0]).toBe(id);
  });

  test.each([
    ['е-отініш', 'e-otinish'],
    ['eotinish', 'e-otinish'],
    ['1424', 'call-centre-1424'],
    ['сыйлық тапсыратын мемлекеттік мүлік департаменті', 'state-property'],
    ['полиция', 'police-102'],
  ])('by its name alone: %s', (typed, id) => {
    expect(find(typed).ids[0]).toBe(id);
  });
});

test('a place that shares its name with a region is both, unless the person says which', () => {
  expect(find('прокуратура Алматы').regions).toEqual(['almaty', 'almaty-region']);
});

test('a place without entries is named, and only what is for the whole country is found', () => {
  const { regions: named, ids } = find('прокуратура Шымкент');
  expect(named).toEqual(['shymkent']);
  expect(ids).toEqual(['prosecutor']);
});

test('every region of the form is known by its name in each language', () => {
  expect([...regions.keys()]).toEqual(regionIds.filter((id) => id !== 'republic'));
  for (const [id, name] of regions) {
    for (const label of Object.values(name)) expect(find(label).regions).toEqual([id]);
  }
});

test('what is not there is not found, and nothing that is switched off', () => {
  expect(find('ветеринарная клиника')).toEqual({ regions: [], ids: [] });
  expect(find('  …?! ')).toEqual({ regions: [], ids: [] });
  expect(find('суд костанай').ids).not.toContain('hidden');
});

test('whatever is typed, it answers with at most eight', () => {
  assert(
    property(string({ unit: 'binary', maxLength: 400 }), (typed) => {
      expect(find(typed).ids.length).toBeLessThanOrEqual(8);
    }),
    { numRuns: 200 },
  );
});
