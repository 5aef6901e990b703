import type { GroupName } from '../dialogs/outcome.ts';

/** What somebody who signs in to the console may be. Only officers and oversight ever read a case. */
export type Role = 'officer' | 'oversight' | 'analyst' | 'analysis' | 'administrator';

/** The officer who asks: every read of a case takes one. */
export interface Officer {
  readonly id: string;
  readonly role: Role;
  readonly group: GroupName | null;
}

/** The group whose cases this officer may read; `null` when there is none. */
export function readableGroup(officer: Officer): GroupName | null {
  switch (officer.role) {
    case 'officer':
    case 'oversight':
      return officer.group;
    case 'analyst':
    case 'analysis':
    case 'administrator':
      return null;
    default:
      return officer.role satisfies never;
  }
}
