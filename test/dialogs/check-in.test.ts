import { describe, expect, it } from 'vitest';

import { dueCheckIn } from '../../dialogs/check/check-in-due.ts';
import { accountWith, day, fileWith, Person, said, visitWith, worldWith } from './fixtures.ts';

const filed = day('2026-01-31');
const open = { filed, status: 'investigating', statusDay: day('2026-02-10') };
const closed = { filed, status: 'closed-partly', statusDay: day('2026-04-10') };

const at = (today: string, changes: object = open) =>
  new Person(worldWith({ today: day(today) }))
    .picks('check')
    .does({ kind: 'found', visit: visitWith({ ...open, ...changes }) });

describe('when somebody who comes back is asked', () => {
  it.each([
    ['2026-02-27', 0, null],
    ['2026-02-28', 0, 1],
    ['2026-04-29', 0, 1],
    ['2026-04-30', 0, 3],
    ['2026-08-01', 0, 6],
    ['2027-01-31', 0, 12],
    ['2029-01-01', 0, 12],
    ['2026-04-29', 1, null],
    ['2026-04-30', 1, 3],
    ['2029-01-01', 4, null],
  ])('on %s, after stage %s, counts from the filing: %s', (today, passed, months) => {
    const account = accountWith({ ...open, checkIns: { passed, off: false } });
    expect(dueCheckIn(account, day(today))?.months ?? null).toBe(months);
  });

  it('counts anew from the closing', () => {
    const account = accountWith({ ...closed, checkIns: { passed: 2, off: false } });
    expect(dueCheckIn(account, day('2026-05-09'))).toBeNull();
    expect(dueCheckIn(account, day('2026-05-10'))).toMatchObject({
      stage: 5,
      months: 1,
      since: '2026-04-10',
    });
    const { last } = at('2026-05-10', { ...closed, checkIns: { passed: 2, off: false } });
    expect(said(last)).toContain('check.check-in-due-closed');
  });

  it('is asked nothing who does not want to be', () => {
    const account = accountWith({ ...open, checkIns: { passed: 1, off: true } });
    expect(dueCheckIn(account, day('2027-01-31'))).toBeNull();
  });
});

describe('the question what happened since', () => {
  it('stands on the account only when its time has come', () => {
    expect(at('2026-02-27').options).not.toContain('check-in');
    const due = at('2026-02-28');
    expect(said(due.last)).toContain('check.check-in-due');
    expect(due.options).toContain('check-in');
  });

  it('is answered with “nothing” without a word to anybody', () => {
    const person = at('2026-02-28').picks('check-in', 'none');
    expect(person.last.outcome).toEqual({ kind: 'check-in', passed: 1, off: false });
    const account = accountWith({ ...open, checkIns: { passed: 1, off: false } });
    person.does({ kind: 'account', account });
    expect(person.at).toBe('check/account');
    expect(said(person.last)).toContain('check.check-in-kept');
    expect(person.options).not.toContain('check-in');
  });

  it('can be switched off, and on again', () => {
    const person = at('2026-02-28').picks('check-in', 'never');
    expect(person.last.outcome).toEqual({ kind: 'check-in', passed: 1, off: true });
    const account = accountWith({ ...open, checkIns: { passed: 1, off: true } });
    person.does({ kind: 'account', account });
    expect(said(person.last)).toContain('check.check-in-off');
    expect(person.picks('check-in-on').last.outcome).toEqual({
      kind: 'check-in',
      passed: 1,
      off: false,
    });
  });

  it('becomes a letter that is seen whole before it goes', () => {
    const person = at('2026-05-01').picks('check-in', 'work').types('Dismissed on Monday.');
    expect(person.at).toBe('check/attach');
    person.adds(fileWith()).picks('send');
    expect(person.last.outcome).toMatchObject({ kind: 'follow-up', checkIn: 2 });
    const { outcome } = person.last;
    const text = outcome.kind === 'follow-up' ? outcome.text : '';
    expect(text).toContain('Dismissed on Monday.');
    expect(text.split('\n').length).toBeGreaterThan(3);
  });

  it('needs no words', () => {
    const person = at('2026-02-28').picks('check-in', 'pressure', 'without', 'send');
    expect(person.last.outcome).toMatchObject({ kind: 'follow-up', checkIn: 1 });
  });

  it('neither swallows nor doubles a letter that was begun', () => {
    const person = at('2026-02-28').picks('reply').types('It was room 5.');
    person.picks('back', 'back', 'check-in', 'work', 'back', 'family').types('My son.');
    const text = person.last.draft.reply?.text ?? '';
    expect(text.split('It was room 5.')).toHaveLength(2);
    expect(text).toContain('My son.');
    expect(text.split('\n\n')).toHaveLength(3);
  });

  it('keeps what was typed when the keys are dropped meanwhile', () => {
    const person = at('2026-02-28').picks('check-in', 'work');
    person.world = { ...person.world, now: 9_000_000 };
    person.types('Dismissed on Monday.');
    expect(person.at).toBe('check/receipt');
    expect(person.last.draft.reply?.text).toContain('Dismissed on Monday.');
  });

  it('takes no old button for an answer', () => {
    const person = at('2026-02-01').does({ kind: 'choice', id: 'check-in-on' });
    expect(person.last.outcome.kind).toBe('none');
  });
});
