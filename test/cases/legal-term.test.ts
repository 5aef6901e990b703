import * as fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import type { InternalWord, TermWord } from '../../cases/entry-payload.ts';
import { LegalTerm } from '../../cases/legal-term.ts';
import type { CaseId } from '../../cases/sealed.ts';
import { factOf } from '../../cases/statistics/fact.ts';
import { isClosed, type Status, statuses } from '../../cases/status.ts';
import { addDays, type DateIso } from '../../platform/time.ts';
import { loadCase } from '../../console/app/case-load.ts';
import { shelfOf } from '../../console/app/inbox/shelf.ts';
import { isToReporter } from '../../cases/entry-payload.ts';
import { type Clerk, clerk } from '../console/clerk.ts';
import { file, type Office, office, quickArgon2id, staff } from '../console/office.ts';
import { readAsReporter } from '../console/reporter.ts';

const day = (text: string) => text as DateIso;

function term(due: string | null, changes: Partial<TermWord> = {}): TermWord {
  const last = due === null ? null : day(due);
  return { kind: 'term', term: 'appeal', due: last, extended: false, reason: '', ...changes };
}

describe('the term of the law', () => {
  it.each([
    ['2026-12-14', null],
    ['2026-12-15', false],
  ])('is broken only when its last day is over (%s)', (today, kept) => {
    const legal = new LegalTerm();
    legal.say(term('2026-12-14'), day('2026-11-24'));
    expect(legal.standing(day('2026-12-14'), day(today))).toMatchObject({ kept, answered: null });
  });

  it.each([
    ['2026-12-14', true],
    ['2026-12-15', false],
  ])('is measured by the first answer, whatever came later (%s)', (answered, kept) => {
    const legal = new LegalTerm();
    legal.say(term('2026-12-14'), day('2026-11-24'));
    legal.answer(day(answered), 'closed-partly');
    legal.answer(day('2027-02-01'), 'handed-over');
    expect(legal.standing(null, day('2027-03-01'))).toMatchObject({
      answered,
      handedOver: false,
      kept,
    });
  });

  it('tells an ending from the way to another body', () => {
    const legal = new LegalTerm();
    legal.say(term('2026-12-14'), day('2026-11-24'));
    legal.answer(day('2026-12-01'), 'handed-over');
    expect(legal.standing(null, day('2026-12-02'))).toMatchObject({
      answered: '2026-12-01',
      handedOver: true,
      kept: true,
    });
  });

  it('is not mended by an extension that came after its end', () => {
    const legal = new LegalTerm();
    legal.say(term('2026-12-14'), day('2026-11-24'));
    legal.say(term('2027-01-20', { extended: true, reason: 'далее' }), day('2026-12-15'));
    legal.answer(day('2027-01-10'), 'closed-partly');
    expect(legal.standing(null, day('2027-02-01'))).toMatchObject({
      before: '2026-12-14',
      isLate: true,
      kept: false,
    });
  });

  it('is not late when it was extended in time or when another basis was named', () => {
    const legal = new LegalTerm();
    legal.say(term('2026-12-14'), day('2026-11-24'));
    legal.say(term('2027-01-20', { extended: true }), day('2026-12-14'));
    legal.say(term('2027-02-20', { term: 'signal' }), day('2027-01-25'));
    expect(legal.standing(null, day('2027-01-26'))).toMatchObject({
      before: null,
      isLate: false,
      kept: null,
    });
  });

  it('names no day where nobody may name one, and no basis that only officers can read', () => {
    const legal = new LegalTerm();
    expect(legal.standing(null, day('2026-12-01'))).toBeNull();
    expect(legal.standing(day('2026-11-30'), day('2026-12-01'))).toMatchObject({
      basis: null,
      kept: false,
    });
    legal.say(term(null, { term: 'crime' }), day('2026-11-24'));
    expect(legal.standing(null, day('2027-12-01'))).toMatchObject({ basis: 'crime', kept: null });
  });
});

it('is counted as it is told, whatever officers said and whenever', () => {
  const from = day('2026-11-02');
  const some = fc.array(
    fc.record({
      after: fc.nat(20),
      word: fc.oneof(
        fc.record({ due: fc.nat(60), extended: fc.boolean() }),
        fc.constantFrom(...statuses),
      ),
      alone: fc.boolean(),
    }),
    { maxLength: 8 },
  );
  fc.assert(
    fc.property(some, fc.nat(150), (said, passed) => {
      const legal = new LegalTerm();
      let on = from;
      let termDay: DateIso | null = null;
      for (const { after, word, alone } of said) {
        on = addDays(on, after);
        if (typeof word === 'string') {
          const moved = { kind: 'status', from: 'new', to: word, reason: '' } as const;
          legal.take(moved, on, { alone });
          continue;
        }
        termDay = addDays(from, word.due);
        legal.take(term(termDay, { extended: word.extended }), on, { alone });
      }
      const days = { day: from, dueDay: from, closedDay: null, termDay };
      const about = { category: null, region: null, channel: 'web', answered: null } as const;
      const late = legal.isLate ? ({ late: true } as const) : {};
      const facts = { ...about, ended: legal.answered, ...late };
      const card = { category: '', unit: '', state: 'new', facts } as const;
      const today = addDays(on, passed);
      const counted = factOf(days, card, () => null, today)?.term;
      const told = legal.standing(termDay, today)?.kept;
      expect(counted).toBe(
        told === undefined ? 'none' : told === null ? 'pending' : told ? 'kept' : 'late',
      );
    }),
  );
});

describe('a term that an officer names in the console', () => {
  let served: Office;
  let officer: Clerk;
  beforeAll(async () => {
    served = await office(staff, {}, quickArgon2id);
    const [access] = served.made.access;
    if (access === undefined) throw new TypeError('nobody has access');
    officer = await clerk(served, access);
  });
  afterAll(() => served[Symbol.asyncDispose]());

  it('is read with the receipt, and a note beside it is not', async () => {
    const filed = await file(served, {});
    const { caseId } = filed;
    await says(caseId, { kind: 'note', text: 'between us' });
    const due = day('2026-12-14');
    await says(caseId, { kind: 'term', term: 'appeal', due, extended: false, reason: '' });

    const row = await served.store.reporters.find(filed.reporter.id);
    const read = await readAsReporter(served, filed);
    expect(row?.termDay).toBe(due);
    expect(read.account.term).toMatchObject({ basis: 'appeal', due, kept: null });
    expect(read.account.due.kept).toBeNull();
    expect(read.account.unreadable).toEqual([]);
    expect(JSON.stringify(read)).not.toContain('between us');
  });

  it.each([
    ['after its last day', '2026-11-21', false, 'late'],
    ['on its last day', '2026-11-22', true, 'kept'],
  ])('and extends %s is counted as its reporter reads it', async (_, first, kept, counted) => {
    const filed = await file(served, {});
    const { caseId } = filed;
    const word = { kind: 'term', term: 'appeal', extended: false, reason: '' } as const;
    await says(caseId, { ...word, due: day(first) });
    await says(caseId, { ...word, due: day('2026-12-14'), extended: true, reason: 'Күтеміз' });
    const { account } = await readAsReporter(served, filed);
    expect(account.term).toMatchObject({ isLate: !kept, kept: kept ? null : false });
    await moves(caseId, 'handed-over');
    const after = await readAsReporter(served, filed);
    expect(after.account.term).toMatchObject({ isLate: !kept, kept });
    expect(await counts(caseId)).toBe(counted);
  });

  it('and one alone closes as not confirmed is owed to both still', async () => {
    const filed = await file(served, {});
    const { caseId } = filed;
    const due = day('2026-12-14');
    await says(caseId, { kind: 'term', term: 'appeal', due, extended: false, reason: '' });
    await moves(caseId, 'assessing');
    await moves(caseId, 'closed-not-confirmed');
    const { account } = await readAsReporter(served, filed);
    expect(account).toMatchObject({ alone: true, term: { answered: null, kept: null } });
    expect(await counts(caseId)).toBe('pending');
  });

  async function counts(caseId: CaseId): Promise<string | undefined> {
    const { today } = await loadCase(officer.session, caseId);
    const line = shelfOf(officer.session).lines.of(caseId);
    if (line?.card.kind !== 'read') throw new TypeError('no card');
    return factOf(line.row, line.card.view, () => null, today)?.term;
  }

  async function moves(caseId: CaseId, to: Status): Promise<void> {
    const { session } = officer;
    const { handle, today, view } = await loadCase(session, caseId);
    const move = { from: view.state, to, reason: 'Жазылды', day: today };
    const sealed = await session.keys.sealStatus({ handle, ...move });
    const closes = isClosed(to) ? 'closes' : 'leaves';
    await session.client.addEntry(caseId, { ...sealed, toReporter: true, closes });
  }

  async function says(caseId: CaseId, word: InternalWord): Promise<void> {
    const { session } = officer;
    const { handle, today } = await loadCase(session, caseId);
    const sealed = await session.keys.sealWork({ handle, word, day: today });
    const effect = word.kind === 'term' ? { termDay: word.due } : {};
    const toReporter = isToReporter(word.kind);
    await session.client.addEntry(caseId, { ...sealed, toReporter, closes: 'leaves', ...effect });
  }
});
