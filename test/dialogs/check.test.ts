import type { DateIso } from '../../platform/time.ts';
import { describe, expect, it } from 'vitest';

import type { AccountTerm } from '../../dialogs/draft.ts';
import { contactsFor } from '../../knowledge/directory.ts';
import {
  accountWith,
  day,
  fileWith,
  knowledge,
  Person,
  receipt,
  said,
  visitWith,
  worldWith,
} from './fixtures.ts';

const term: AccountTerm = {
  basis: 'appeal',
  said: day('2026-11-17'),
  due: day('2026-12-14'),
  extended: false,
  reason: '',
  isLate: false,
  answered: null,
  kept: null,
};

const atAccount = (changes = {}) =>
  new Person().picks('check').does({ kind: 'found', visit: visitWith(changes) });

describe('the receipt asked for', () => {
  it('is looked up without its check symbol', () => {
    const person = new Person().picks('check').types(receipt.toLowerCase().replaceAll('-', ' '));
    expect(person.last.outcome).toEqual({ kind: 'lookup', receipt: '0123456789ABCDEFGHJKMNP' });
    expect(person.at).toBe('check/receipt');
  });

  it.each([
    ['ABCD', 'check.too-short'],
    [`${receipt}AA`, 'check.too-long'],
    ['A'.repeat(100_000), 'check.too-long'],
    [receipt.replace('0', '#'), 'check.wrong-symbols'],
    [receipt.replace('0', '9'), 'check.mistyped'],
  ])('is not looked up when it is wrong (%#)', (text, key) => {
    const person = new Person().picks('check').types(text);
    expect(person.last.outcome).toEqual({ kind: 'none' });
    expect(said(person.last)).toContain(key);
  });

  it('is said to be unknown, and asked for again', () => {
    const person = new Person().picks('check').types(receipt).does({ kind: 'not-found' });
    expect(said(person.last)).toContain('check.unknown');
    expect(person.at).toBe('check/receipt');
  });

  it.each(['agreed', 'term'] as const)(
    'of an erased report tells the day and why: %s',
    (because) => {
      const day = '2026-12-01' as DateIso;
      const person = new Person()
        .picks('check')
        .types(receipt)
        .does({ kind: 'erased', day, because });
      expect(said(person.last)).toContain(`check.erased.${because}`);
      expect(person.at).toBe('check/receipt');
    },
  );

  it('can be given again after a failure', () => {
    const person = new Person().picks('check').does({ kind: 'failed', reason: 'failed' });
    expect(said(person.last)).toContain('check.failed');
    expect(person.last.prompt.input).toBe('receipt');
  });
});

describe('the account', () => {
  it('tells status, reason, letters, openings and the line about what cannot be shown', () => {
    const { last, options } = atAccount();
    expect(last.messages.filter(({ kind }) => kind === 'letter')).toHaveLength(2);
    expect(said(last)).toEqual(
      expect.arrayContaining(['status.assessing.plain', 'check.opened', 'check.honest']),
    );
    expect(options).toEqual(['reply', 'proof', 'refresh', 'menu', 'leave']);
  });

  it.each([
    [true, ['check.alone', 'check.status-alone'], 'status.closed-not-confirmed.plain'],
    [false, ['check.by-two', 'status.closed-not-confirmed.plain'], 'check.alone'],
    [undefined, ['status.closed-not-confirmed.plain'], 'check.by-two'],
  ])('says of a closing as “not confirmed” who signed it (alone: %s)', (alone, tells, hides) => {
    const changes = alone === undefined ? {} : { alone };
    const { last } = atAccount({ status: 'closed-not-confirmed', ...changes });
    const all = JSON.stringify([last.messages, said(last)]);
    for (const key of tells) expect(all).toContain(`"${key}"`);
    expect(all).not.toContain(`"${hides}"`);
  });

  it('hands the proof over when it is asked for, and not before', () => {
    const person = atAccount();
    expect(person.last.messages.some(({ kind }) => kind === 'file')).toBe(false);
    person.picks('proof');
    expect(person.last.messages.find(({ kind }) => kind === 'file')).toMatchObject({
      file: { kind: 'proof', proof: 'cHJvb2Y' },
    });
    expect(person.picks('back').at).toBe('check/account');
  });

  it.each([
    [true, '2026-11-19', 'check.pledge-kept'],
    [false, '2026-11-19', 'check.pledge-broken'],
    [null, '2026-11-22', 'check.pledge-broken'],
    [null, '2026-11-23', 'check.pledge-open'],
  ])('tells how the pledge stands (%s by %s)', (kept, due, key) => {
    const { last } = atAccount({ due: { acknowledge: day(due), kept } });
    expect(said(last)).toContain(key);
    const lists = last.messages.filter(
      (one) => one.kind === 'say' && one.text.kind === 'list' && one.text.items.length > 1,
    );
    expect(lists.length > 0).toBe(
      key === 'check.pledge-broken' && contactsFor(knowledge.directory, 'overdue').length > 1,
    );
  });

  it.each<[Partial<AccountTerm>, string, boolean]>([
    [{ due: day('2026-11-23') }, 'check.term-runs', false],
    [{ due: day('2026-11-22') }, 'check.term-broken', true],
    [{ due: null, basis: 'crime' }, 'check.term-no-day', false],
    [{ answered: day('2026-11-20'), kept: true }, 'check.term-kept', false],
    [{ answered: day('2026-12-20'), kept: false }, 'check.term-answered-late', false],
    [
      { answered: day('2026-11-20'), handedOver: true, kept: true },
      'check.term-handed-over',
      false,
    ],
    [
      { answered: day('2026-12-20'), handedOver: true, kept: false },
      'check.term-handed-over-late',
      false,
    ],
    [{ extended: true, before: day('2026-11-23') }, 'check.term-earlier', false],
    [{ basis: null, said: null }, 'check.term-unread', false],
    [{ basis: 'no-such-term' }, 'check.term-unknown', false],
    [{ isLate: true }, 'check.term-late', false],
  ])('tells how the legal term stands (%#)', (changes, key, overdue) => {
    const { last } = atAccount({ term: { ...term, ...changes } });
    expect(said(last)).toContain(key);
    expect(said(last).includes('check.overdue')).toBe(overdue);
  });

  it('names the basis with its source, and says that nobody has verified it', () => {
    const { last } = atAccount({ term });
    const basis = last.messages.find(
      (one) =>
        one.kind === 'say' && one.text.kind === 'phrase' && one.text.key === 'check.term-basis',
    );
    expect(basis).toMatchObject({
      text: { params: { basis: { kind: 'localized' }, source: { kind: 'localized' } } },
    });
    expect(said(last)).toContain('check.term-part');
    expect(said(atAccount().last)).toContain('check.term-open-basis');
    expect(said(atAccount({ status: 'closed-answered' }).last)).not.toContain(
      'check.term-open-basis',
    );
  });

  it('shows why a term was extended in the officers’ own words', () => {
    const { last } = atAccount({
      term: { ...term, extended: true, reason: 'We wait for papers.' },
    });
    expect(last.messages).toContainEqual(
      expect.objectContaining({ body: { kind: 'written', text: 'We wait for papers.' } }),
    );
  });

  it('keeps earlier states with their days and reasons between the letters', () => {
    const moved = {
      day: day('2026-11-20'),
      role: 'officer',
      text: 'Got it.',
      moved: 'acknowledged',
    };
    const { last } = atAccount({ letters: [moved] });
    const letter = last.messages.findLast(({ kind }) => kind === 'letter');
    expect(letter).toMatchObject({
      heading: {
        key: 'check.moved',
        params: { status: { key: 'status.acknowledged' }, day: { day: '2026-11-20' } },
      },
      body: { text: 'Got it.' },
    });
    expect(said(last)).toContain('check.no-letters');
  });

  it.each([
    ['closed-partly', true],
    ['closed-answered', false],
    ['handed-over', false],
  ])('says what is left to somebody who does not agree (%s: %s)', (status, tells) => {
    expect(said(atAccount({ status }).last).includes('check.closed-next')).toBe(tells);
  });

  it('takes a receipt that is typed once more, and sends nothing begun with the one before it', () => {
    const person = atAccount().picks('reply').types('For the first').picks('back', 'back');
    expect(person.at).toBe('check/account');
    expect(person.types(receipt).last.outcome).toMatchObject({ kind: 'lookup' });
    person.does({ kind: 'found', visit: { ...visitWith(), receiptId: 'another' } });
    expect(person.at).toBe('check/account');
    expect(JSON.stringify(person.picks('reply').last.messages)).not.toContain('For the first');
  });

  it.each([[[]], [['ask']]])('is found by a receipt that is typed for a question (%s)', (way) => {
    const person = new Person().picks(...way).types(receipt);
    expect(person.at).toBe('check/receipt');
    expect(person.last.outcome).toMatchObject({ kind: 'lookup' });
    expect(person.does({ kind: 'found', visit: visitWith() }).at).toBe('check/account');
  });

  it('says aloud that a letter could not be trusted', () => {
    expect(said(atAccount().last)).not.toContain('check.unreadable');
    const { last } = atAccount({ unreadable: [day('2026-11-20')] });
    expect(said(last)).toContain('check.unreadable');
  });

  it('does not guess at a status that has no words', () => {
    expect(said(atAccount({ status: 'enchanted' }).last)).toContain('check.status-unknown');
  });

  it('is built anew on demand', () => {
    const person = atAccount().picks('refresh');
    expect(person.last.outcome).toEqual({ kind: 'refresh' });
    person.does({ kind: 'account', account: accountWith({ status: 'investigating' }) });
    expect(said(person.last)).toContain('status.investigating.plain');
  });

  it('is still there after the menu, until the keys are dropped', () => {
    const person = atAccount().picks('menu', 'check');
    expect(person.at).toBe('check/account');
    person.picks('leave');
    expect(person.last.draft.visit).toBeNull();
    expect(person.picks('check').at).toBe('check/receipt');
  });
});

describe('a message to the officers', () => {
  it('is sent with its files after a look', () => {
    const person = atAccount().picks('reply').types('It was room 5.').adds(fileWith());
    expect(person.at).toBe('check/attach');
    person.picks('send');
    expect(person.last.outcome).toEqual({
      kind: 'follow-up',
      text: 'It was room 5.',
      files: [fileWith()],
    });
    person.does({ kind: 'followed-up', account: accountWith({ sent: [day('2026-11-23')] }) });
    expect(person.at).toBe('check/account');
    expect(person.last.draft.reply).toBeNull();
    expect(said(person.last)).toEqual(expect.arrayContaining(['check.sent-now', 'check.sent']));
  });

  it('stays when it could not be sent', () => {
    const person = atAccount().picks('reply').types('It was room 5.').picks('send');
    person.does({ kind: 'failed', reason: 'full' });
    expect(person.at).toBe('check/attach');
    expect(person.last.draft.reply?.text).toBe('It was room 5.');
  });

  it('is refused when it is empty or too long', () => {
    const person = atAccount().picks('reply').types(' \n');
    expect(said(person.last)).toContain('refusal.empty');
    person.types('a'.repeat(20_001));
    expect(person.last.messages[0]).toMatchObject({ text: { params: { over: 1 } } });
    expect(person.at).toBe('check/reply');
  });

  it('can be rewritten and its files taken away', () => {
    const person = atAccount().picks('reply').types('It was room 5.').adds();
    person.picks('remove-1');
    expect(person.last.outcome.kind).toBe('drop-file');
    person.picks('back');
    expect(said(person.last)).toContain('common.answer-now');
    expect(person.types('Room 6.').last.draft.reply).toEqual({ text: 'Room 6.', files: [] });
  });

  it('does not touch a report that is being written', () => {
    const person = new Person(worldWith()).picks('report', 'no', 'menu', 'check');
    person.does({ kind: 'found', visit: visitWith() }).picks('reply').types('Room 5.').adds();
    expect(person.last.draft.files).toEqual([]);
    person.picks('menu', 'report');
    expect(person.at).toBe('report/notice');
  });
});
