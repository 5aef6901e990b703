import { addMonths, type DateIso } from '../../platform/time.ts';
import type { CaseAccount } from '../draft.ts';

/** One time at which somebody who comes back is asked what happened since. */
export interface CheckInDue {
  /** 1 to 4 count from the filing, 5 to 8 anew from the closing. */
  readonly stage: number;
  readonly months: number;
  /** The day from which they are counted. */
  readonly since: DateIso;
  readonly isClosing: boolean;
}

const after = [1, 3, 6, 12] as const;

/** The latest stage that has come and was not answered; `null` where there is none or nobody wants to be asked. */
export function dueCheckIn(account: CaseAccount, today: DateIso): CheckInDue | null {
  const { checkIns = { passed: 0, off: false } } = account;
  if (checkIns.off) return null;
  const stages = [...stagesFrom(account.filed, 1), ...stagesFrom(closedOn(account), 5)];
  const due = stages.findLast(({ day }) => day <= today);
  return due === undefined || due.stage <= checkIns.passed ? null : due;
}

function closedOn({ status, statusDay }: CaseAccount): DateIso | null {
  return status.startsWith('closed-') ? statusDay : null;
}

function stagesFrom(start: DateIso | null, first: number) {
  if (start === null) return [];
  const isClosing = first > after.length;
  return after.map((months, at) => {
    return { stage: first + at, months, since: start, isClosing, day: addMonths(start, months) };
  });
}
