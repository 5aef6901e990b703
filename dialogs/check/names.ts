import type { PhraseKey } from '../../knowledge/phrases.ts';

type StatusKey =
  Extract<PhraseKey, `status.${string}.plain`> extends `${infer K}.plain` ? K : never;

/** The states that have words; cases stand to the right of dialogs, so that a state arrives as a string. */
const named = [
  'status.new',
  'status.acknowledged',
  'status.assessing',
  'status.investigating',
  'status.handed-over',
  'status.closed-answered',
  'status.closed-confirmed',
  'status.closed-partly',
  'status.closed-not-confirmed',
  'status.closed-insufficient',
  'status.closed-not-ours',
  'status.reopened',
] as const satisfies readonly StatusKey[];

/** A state that has no words yet is not guessed at. */
export function statusName(status: string): PhraseKey {
  return named.find((key) => key === `status.${status}`) ?? 'check.status-unknown';
}

export function statusPlain(status: string): PhraseKey {
  const key = named.find((key) => key === `status.${status}`);
  return key === undefined ? 'check.status-unknown' : `${key}.plain`;
}

export function roleName(role: string): PhraseKey {
  return role === 'oversight' ? 'status.role.oversight' : 'status.role.officer';
}
