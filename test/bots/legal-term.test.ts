import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import type { InternalWord, TermWord } from '../../cases/entry-payload.ts';
import { LegalTerm } from '../../bots/legal-term.ts';
import type { DateIso } from '../../platform/time.ts';
import { loadCase } from '../../console/app/case-load.ts';
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

  async function says(caseId: Parameters<typeof loadCase>[1], word: InternalWord): Promise<void> {
    const { session } = officer;
    const { handle, today } = await loadCase(session, caseId);
    const sealed = await session.keys.sealWork({ handle, word, day: today });
    const effect = word.kind === 'term' ? { termDay: word.due } : {};
    const toReporter = isToReporter(word.kind);
    await session.client.addEntry(caseId, { ...sealed, toReporter, closes: 'leaves', ...effect });
  }
});
