import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import {
  clashes,
  changedFields,
  deedOf,
  merged,
  moveTo,
  movesFrom,
  statusProblem,
} from '../../../analysis/register/change.ts';
import { copyOf, examples } from '../../../analysis/register/examples.ts';
import { duplicatesOf, likeness } from '../../../analysis/register/likeness.ts';
import { everything, heatMap, lacksOf, listed, sortings } from '../../../analysis/register/list.ts';
import { steps } from '../../../analysis/register/matrix.ts';
import { emptyRisk, riskShape, statuses, type Risk } from '../../../analysis/register/risk.ts';
import { loadKnowledge } from '../../../knowledge/load.ts';

const id = (number: number) => String(number).padStart(32, '0');
const both = (text: string) => ({ kk: text, ru: text });
const risk = (number: number, set: Partial<Risk> = {}): Risk => ({
  ...emptyRisk(id(number), 'services'),
  risk: both(`тәуекел ${number}`),
  ...set,
});

const estimate = fc.option(
  fc.record({ likelihood: fc.constantFrom(...steps), consequence: fc.constantFrom(...steps) }),
);
const someRisk = fc
  .tuple(fc.nat(999_999), estimate, fc.constantFrom('open', 'accepted', 'declined'), fc.string())
  .map(([number, of, decision, unit]) =>
    risk(number, { estimate: of, decision, unit: both(unit) }),
  );
const someRisks = fc.uniqueArray(someRisk, { selector: (each) => each.id, maxLength: 40 });

const seenIn = (reference: string): Risk =>
  risk(1, { sources: [{ kind: 'audit', reference, says: both('акт'), day: null }] });

test('a source that nobody can look up is no source', () => {
  expect(lacksOf(seenIn(' '))).toContain('sources');
  expect(lacksOf(seenIn('№ 4'))).not.toContain('sources');
  expect(riskShape.safeParse(seenIn('')).success).toBe(true);
});

test('a status is not stored against the table of moves, nor done without a proof', () => {
  const working = risk(1, { decision: 'accepted', status: 'in-work' });
  const done = { ...working, status: 'done' } as const;
  expect(statusProblem(working, working)).toBeNull();
  expect(statusProblem(working, done)).toBe('no-evidence');
  expect(statusProblem(working, { ...done, evidence: '№ 7' })).toBeNull();
  expect(statusProblem({ ...done, evidence: '№ 7' }, done)).toBe('no-evidence');
  expect(statusProblem(working, { ...working, status: 'not-done' })).toBe('no-reason');
  expect(statusProblem(working, { ...done, decision: 'declined' })).toBeNull();
});

describe('the list', () => {
  test('loses and adds no row, however it is sorted', () => {
    fc.assert(
      fc.property(someRisks, fc.constantFrom(...sortings), (risks, sorting) => {
        const shown = listed(risks, everything, sorting, 'ru');
        expect(shown.map((each) => each.id).toSorted()).toEqual(
          risks.map((each) => each.id).toSorted(),
        );
        expect(listed(risks.toReversed(), everything, sorting, 'ru')).toEqual(shown);
      }),
    );
  });

  test('finds words in either language and flags a row without an owner', () => {
    const rows = [
      risk(1, { owner: { kk: 'Заң бөлімі', ru: 'Юридический отдел' } }),
      risk(2, { cause: { kk: '', ru: 'нет контроля' } }),
    ];
    const of = (set: Partial<typeof everything>) =>
      listed(rows, { ...everything, ...set }, 'direction', 'kk').map((each) => each.id);
    expect(of({ words: 'ЮРИДИЧ' })).toEqual([id(1)]);
    expect(of({ words: 'контроля' })).toEqual([id(2)]);
    expect(of({ lacks: 'owner' })).toEqual([id(2)]);
    expect(of({ grade: 'none' })).toHaveLength(2);
  });

  test('a row copied from an example still lacks a source of its own', () => {
    const [first] = examples;
    if (first === undefined) throw new TypeError('no examples');
    expect(lacksOf(copyOf(first, id(1)))).toContain('sources');
  });
});

describe('the heat map', () => {
  test('holds every estimated risk once, in the cell of its estimate', () => {
    fc.assert(
      fc.property(someRisks, (risks) => {
        const cells = heatMap(risks).flat();
        expect(cells).toHaveLength(25);
        expect(cells.flatMap((cell) => cell.risks).toSorted()).toEqual(
          risks
            .filter((each) => each.estimate !== null)
            .map((each) => each.id)
            .toSorted(),
        );
      }),
    );
  });
});

describe('a status', () => {
  test('moves only along the table, only of what was accepted, and is done only with evidence', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...statuses),
        fc.constantFrom(...statuses),
        fc.boolean(),
        fc.constantFrom('', 'акт № 1'),
        fc.constantFrom('', 'бюджет кесілді'),
        (from, to, isAccepted, evidence, note) => {
          const row = risk(1, { status: from, decision: isAccepted ? 'accepted' : 'open' });
          const moved = moveTo(row, to, { evidence, note });
          const may =
            isAccepted &&
            movesFrom(from).includes(to) &&
            (to !== 'done' || evidence !== '') &&
            ((to !== 'not-done' && from !== 'done') || note !== '');
          expect(moved.ok).toBe(may);
          if (moved.ok) expect(moved.risk.status).toBe(to);
        },
      ),
    );
  });

  test('what was decided is told apart from what was edited', () => {
    const row = risk(1);
    expect(deedOf(row, { ...row, decision: 'accepted' })).toEqual({
      what: 'decided',
      note: 'open > accepted',
    });
    expect(deedOf(row, { ...row, owner: both('бөлім'), term: null })?.note).toBe('owner');
    expect(deedOf(row, { ...row })).toBeNull();
  });
});

describe('two people at one row', () => {
  const field = fc.constantFrom('unit', 'process', 'norm', 'cause', 'owner', 'completion');
  const edits = fc.dictionary(field, fc.string().map(both), { maxKeys: 6 });

  test('lose nothing that only one of them changed, and hear of what both did', () => {
    fc.assert(
      fc.property(edits, edits, (mineSet, theirsSet) => {
        const base = risk(1);
        const [mine, theirs]: Risk[] = [
          { ...base, ...mineSet },
          { ...base, ...theirsSet },
        ];
        if (mine === undefined || theirs === undefined) return;
        const joined = merged(base, mine, theirs);
        const clashing = new Set(clashes(base, mine, theirs));
        for (const name of changedFields(base, theirs)) {
          if (!changedFields(base, mine).includes(name)) expect(joined[name]).toBe(theirs[name]);
          else if (JSON.stringify(mine[name]) !== JSON.stringify(theirs[name])) {
            expect(clashing.has(name)).toBe(true);
          }
        }
        for (const name of changedFields(base, mine)) expect(joined[name]).toBe(mine[name]);
      }),
    );
  });
});

describe('likeness', () => {
  test('sees one risk in other words of the same stem, in either language, and no other', () => {
    const one = { kk: 'Туыстардың бағыныстылығы тексерілмейді', ru: '' };
    const again = { kk: 'Туыстардың бағынысты болуы тексерілмеген', ru: '' };
    const other = { kk: 'Сатып алу жоспары уақытында жарияланбайды', ru: '' };
    expect(likeness(one, again)).toBeGreaterThan(likeness(one, other));
    expect(duplicatesOf({ id: id(9), risk: one }, [risk(1, { risk: again })])).toHaveLength(1);
    expect(duplicatesOf({ id: id(9), risk: one }, [risk(1, { risk: other })])).toEqual([]);
  });

  test('is mutual, at most 1, and nothing where there are no words', () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), (a, b) => {
        expect(likeness(both(a), both(b))).toBe(likeness(both(b), both(a)));
        expect(likeness(both(a), both(a))).toBeLessThanOrEqual(1);
      }),
    );
    expect(likeness(both(''), both(''))).toBe(0);
  });

  test('a row is no duplicate of itself', () => {
    const row = risk(1, { risk: both('Слабый контроль качества закупок') });
    expect(duplicatesOf(row, [row])).toEqual([]);
  });
});

describe('examples', () => {
  test('rest on facts, name organisation and year, and make rows that can be kept', async () => {
    const { facts } = JSON.parse(
      JSON.stringify({
        facts: (await import('../../../knowledge/facts/sheet.json', { with: { type: 'json' } }))
          .default,
      }),
    ) as { readonly facts: Readonly<Record<string, string>> };
    expect(examples.length).toBeGreaterThan(40);
    expect(new Set(examples.map((each) => each.id)).size).toBe(examples.length);
    for (const example of examples) {
      expect(facts[example.id], example.id).toBe('A');
      expect(example.from.year).toMatch(/^20\d\d/u);
      const row = copyOf(example, id(1));
      expect(riskShape.parse(row)).toEqual(row);
      expect(row.sources[0]?.says.ru).toContain(example.from.year);
      expect(row.estimate).toBeNull();
    }
    await loadKnowledge();
  });
});
