import { describe, expect, test } from 'vitest';

import { contactsFor, overrideDirectory } from '../../knowledge/directory.ts';
import { loadKnowledge } from '../../knowledge/load.ts';
import { parseContactOverrides, parseContacts } from '../../knowledge/schema/directory.ts';

const { directory } = await loadKnowledge();
const ids = (contacts: readonly { id: string }[]) => contacts.map((contact) => contact.id);

test('who is in danger reads the emergency numbers first', () => {
  expect(contactsFor(directory, 'danger').map((contact) => contact.phones)).toEqual([
    ['112'],
    ['102'],
  ]);
});

test('every need has somebody to turn to', () => {
  for (const need of ['danger', 'money-now', 'elsewhere', 'overdue'] as const) {
    expect(contactsFor(directory, need).length).toBeGreaterThan(0);
  }
});

test('whatever is shown without being sure says so, but for the emergency numbers', () => {
  const unsure = directory.filter(
    (contact) => contact.mark.includes('C') && contact.verifiedOn === null,
  );
  expect(ids(unsure.filter((contact) => contact.caution === undefined))).toEqual([
    'emergency-112',
    'police-102',
  ]);
});

test('former addresses of the Agency are not shown', () => {
  expect(JSON.stringify(directory)).not.toMatch(
    /anticorruption\.gov|antikorkzbot|Antikor Ortalygy/iu,
  );
});

describe('a body’s own file', () => {
  const [some] = directory;
  const own = { ...some, id: 'ethics', name: { kk: 'Әдеп', ru: 'Этика', en: 'Ethics' } };

  test('switches, replaces and adds', () => {
    const changed = overrideDirectory(
      directory,
      parseContactOverrides([
        { id: 'call-centre-1424', shown: false },
        { ...some, phones: ['103'] },
        own,
        { id: 'gone-long-ago', shown: true },
      ]),
    );
    expect(ids(contactsFor(changed, 'money-now'))).not.toContain('call-centre-1424');
    expect(changed[0]).toMatchObject({ id: some?.id, phones: ['103'] });
    expect(ids(changed)).toEqual([...ids(directory), 'ethics']);
  });

  test.each([
    [
      'an id twice',
      [
        { id: 'a', shown: true },
        { id: 'a', shown: false },
      ],
      /a: stands twice/u,
    ],
    ['an address that is not https', [{ ...own, url: 'javascript:alert(1)' }], /0/u],
    ['a number that is none', [{ ...own, phones: ['call me'] }], /0/u],
    ['a language missing', [{ ...own, name: { kk: 'Әдеп' } }], /0/u],
    ['a name of 300 letters', [{ ...own, name: { ...own.name, kk: 'ә'.repeat(300) } }], /0/u],
    ['a need without a purpose', [{ ...own, purpose: undefined }], /0/u],
    ['no list', { id: 'a' }, /file/u],
  ])('is refused for %s', (_, json, problem) => {
    expect(() => parseContactOverrides(json)).toThrow(problem);
  });

  test('cannot be taken for the directory that comes with the product', () => {
    expect(() => parseContacts([{ id: 'call-centre-1424', shown: false }])).toThrow(/name/u);
  });
});
