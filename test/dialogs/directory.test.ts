import { describe, expect, it } from 'vitest';

import { Person, said } from './fixtures.ts';

const looking = () => new Person().picks('help', 'directory');

describe('looking for an address', () => {
  it('begins at the help, takes a name and a place, and says what nobody has filled in', () => {
    const person = looking().types('prokuratura shimkentte');
    expect(person.at).toBe('directory/find');
    expect(said(person.last)).toEqual(
      expect.arrayContaining(['directory.region-open', 'directory.entry', 'directory.again']),
    );
    expect(person.last.prompt).toMatchObject({ expects: 'text', input: 'line' });
  });

  it('keeps places and ids of what was found, and none of the words', () => {
    const person = looking().types('прокуратура Шымкент Канарейкин');
    expect(person.state.draft.sought).toEqual({ regions: ['shymkent'], contacts: ['prosecutor'] });
    expect(JSON.stringify(person.state)).not.toMatch(/Канарейкин|прокуратура/iu);
  });

  it('says that it found nothing, and takes other words', () => {
    const person = looking().types('ветеринарная клиника');
    expect(said(person.last)).toContain('directory.none');
    expect(said(person.types('1424').last)).toContain('directory.entry');
  });

  it.each([
    ['nothing', '  ', 'refusal.empty'],
    ['a whole story', 'сот '.repeat(80), 'directory.too-long'],
  ])('refuses %s', (_, typed, refusal) => {
    expect(said(looking().types(typed).last)).toContain(refusal);
  });

  it('forgets what was found when the person goes back or to the menu', () => {
    const back = looking().types('1424').picks('back');
    expect(back.at).toBe('help/help');
    expect(back.state.draft.sought).toBeNull();
    const again = looking().types('1424').picks('menu', 'help', 'directory');
    expect(said(again.last)).toEqual(['directory.ask']);
  });
});
