import { SenimError } from '../platform/errors.ts';

/** The states of a case. */
export const statuses = [
  'new',
  'acknowledged',
  'assessing',
  'investigating',
  'handed-over',
  'closed-answered',
  'closed-confirmed',
  'closed-partly',
  'closed-not-confirmed',
  'closed-insufficient',
  'closed-not-ours',
  'reopened',
] as const;

export type Status = (typeof statuses)[number];

const endings = [
  'closed-answered',
  'closed-confirmed',
  'closed-partly',
  'closed-not-confirmed',
  'closed-insufficient',
  'closed-not-ours',
] as const;

/** What can be said without looking into it. */
const early = ['closed-answered', 'closed-insufficient', 'closed-not-ours'] as const;

/** Each state with the states it may move to; every move carries a reason that the reporter reads. */
export const moves: Readonly<Record<Status, readonly Status[]>> = {
  new: ['acknowledged', 'assessing', 'handed-over', ...early],
  acknowledged: ['assessing', 'handed-over', ...early],
  assessing: ['investigating', 'handed-over', ...endings],
  investigating: ['handed-over', ...endings],
  'handed-over': ['reopened', ...endings],
  'closed-answered': ['reopened'],
  'closed-confirmed': ['reopened'],
  'closed-partly': ['reopened'],
  'closed-not-confirmed': ['reopened'],
  'closed-insufficient': ['reopened'],
  'closed-not-ours': ['reopened'],
  reopened: ['assessing', 'investigating', 'handed-over', ...endings],
};

/** The state after a move. Throws `case.move` when the table does not allow it. */
export function move(from: Status, to: Status): Status {
  if (!moves[from].includes(to)) throw new SenimError('case.move', `no move from ${from} to ${to}`);
  return to;
}

/** Whether a move to this state is the answer that a legal term waits for: an ending, or the way to whoever is competent. */
export function isAnswer(status: Status): boolean {
  return isClosed(status) || status === 'handed-over';
}

/** Whether a case in this state is closed. */
export function isClosed(status: Status): boolean {
  return status.startsWith('closed-');
}
