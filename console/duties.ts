import type { Role } from './api.ts';

/**
 * What each role may do: the one table. The server's routes take their `who` from it, and the console shows it as a
 * page. Whoever reads cases reads those of the own group only; the store holds everybody to that.
 */
export const duties = {
  'read-cases': ['officer', 'oversight'],
  'decide-together': ['officer', 'oversight'],
  'run-surveys': ['officer', 'oversight'],
  'count-surveys': ['officer', 'oversight', 'analyst'],
  'see-surveys': ['officer', 'oversight', 'analyst', 'analysis'],
  'see-questions': ['officer', 'oversight', 'analyst', 'analysis'],
  'see-statistics': ['officer', 'oversight', 'analyst', 'analysis'],
  // Each counts the cases of the own group, and nobody else can.
  'publish-statistics': ['officer', 'oversight'],
  'analyse-risks': ['officer', 'analysis'],
  'read-audit': ['officer', 'oversight', 'administrator'],
  'name-people': ['officer', 'oversight', 'administrator'],
  'reset-factors': ['administrator'],
  'change-settings': ['officer', 'oversight', 'administrator'],
  'own-account': ['officer', 'oversight', 'analyst', 'analysis', 'administrator'],
} as const satisfies Readonly<Record<string, readonly Role[]>>;

export type Duty = keyof typeof duties;

export const everyDuty = Object.keys(duties) as readonly Duty[];

/** Whether that role has that duty. */
export function may(role: Role, duty: Duty): boolean {
  const roles: readonly Role[] = duties[duty];
  return roles.includes(role);
}
