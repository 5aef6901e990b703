import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import { cardGen, cardLength, cardOpener, openCard, sealCard } from '../../cases/card.ts';
import type { Card } from '../../cases/card.ts';
import type { GroupKey } from '../../cases/group-key.ts';
import { caseId } from '../../cases/ids.ts';
import { statuses } from '../../cases/status.ts';
import { flipped } from '../fixtures/bits.ts';
import { refusal } from '../fixtures/codes.ts';
import { seeded, seededSecret } from '../fixtures/seeded.ts';

const id = caseId('1'.repeat(32));
const key: GroupKey = { group: 'default', gen: 1, key: seededSecret('group') };
const card: Card = {
  title: 'Ауруханадағы пара',
  category: 'bribe',
  unit: 'Хирургия',
  state: 'new',
  assignee: 'aigerim',
  terms: ['дәрігер', 'ақша'],
};
const sealed = sealCard(card, id, key, seeded('card'));

const anyText = fc.string({ unit: 'binary', maxLength: 400 });
const anyCard = fc.record({
  title: anyText,
  category: anyText,
  unit: anyText,
  state: fc.constantFrom(...statuses),
  assignee: fc.option(fc.string({ maxLength: 60 })),
  terms: fc.array(anyText, { maxLength: 60 }),
});

describe('a card', () => {
  test('comes back', () => {
    expect(openCard(sealed, id, key)).toEqual(card);
    expect(cardGen(sealed)).toBe(1);
  });

  test('has one size whatever a person wrote, and keeps the beginning of it', () => {
    fc.assert(
      fc.property(anyCard, (any) => {
        const bytes = sealCard(any, id, key, seeded('any'));
        expect(bytes).toHaveLength(cardLength);
        const opened = openCard(bytes, id, key);
        expect(opened.state).toBe(any.state);
        expect(opened.assignee).toBe(any.assignee);
        const kept = opened.terms.length;
        expect(opened.terms).toEqual(any.terms.slice(0, kept).map((term) => term.toWellFormed()));
      }),
      { numRuns: 60 },
    );
  });

  test('of the longest fields still fits', () => {
    for (const char of ['"', '\\', '💰', '\u2028', '\u0001']) {
      const long = char.repeat(500);
      const fields = { title: long, category: long, unit: long, terms: [long, 'last'] };
      expect(sealCard({ ...card, ...fields }, id, key, seeded('long'))).toHaveLength(cardLength);
    }
  });
});

describe('a card is refused', () => {
  test('at another case, under another key or generation', async () => {
    const other = { ...key, key: seededSecret('other') };
    expect(await refusal(() => openCard(sealed, caseId('2'.repeat(32)), key))).toBe('crypto.auth');
    expect(await refusal(() => openCard(sealed, id, other))).toBe('crypto.auth');
    expect(await refusal(() => openCard(sealed, id, { ...key, gen: 2 }))).toBe('crypto.auth');
  });

  test('when a bit was turned', async () => {
    await fc.assert(
      fc.asyncProperty(fc.nat(sealed.length * 8 - 1), async (bit) => {
        const code = await refusal(() => openCard(flipped(sealed, bit), id, key));
        expect(code).toBe(bit < 40 ? 'crypto.format' : 'crypto.auth');
      }),
      { numRuns: 60 },
    );
  });

  test('when it has another size', async () => {
    expect(await refusal(() => openCard(sealed.subarray(1), id, key))).toBe('crypto.format');
  });
});

test('the many cards of a list open as each alone does, and are refused as each alone is', async () => {
  const open = await cardOpener(key);
  expect(await open(sealed, id)).toEqual(card);
  const elsewhere = sealCard(card, id, { ...key, gen: 2 }, seeded('later'));
  for (const [bytes, at] of [
    [sealed, caseId('2'.repeat(32))],
    [flipped(sealed, 999), id],
    [elsewhere, id],
    [sealed.subarray(1), id],
  ] as const) {
    const alone = await refusal(() => openCard(bytes, at, key));
    expect(await refusal(() => open(bytes, at))).toBe(alone);
  }
});
