import type { GroupName } from '../dialogs/outcome.ts';
import type { OpenedEntry } from './entry.ts';
import { membersOf } from './roster.ts';
import type { Roster } from './roster.ts';

/**
 * To whom the next letter is sealed: the recipient of the case's last change of keys, or the one it was filed with.
 * Changes signed by somebody who has left since count only where nobody who came after him signed one: whoever left
 * may still write to the database, and must not name the next key.
 */
export function newestRecipient(filedWith: string, entries: readonly OpenedEntry[]): string {
  let newest = { recipient: filedWith, gen: 1, signedUnder: 0 };
  for (const entry of entries) {
    if (entry.from !== 'officer' || entry.word.kind !== 'case-key') continue;
    const { signedUnder } = entry;
    const { recipient, gen } = entry.word;
    const later =
      signedUnder > newest.signedUnder || (signedUnder === newest.signedUnder && gen > newest.gen);
    if (later) newest = { recipient, gen, signedUnder };
  }
  return newest.recipient;
}

/** Whether somebody who could open what was sealed under `before` may no longer: then keys change, and are not only wrapped anew. */
export function hasLost(before: Roster, now: Roster, group: GroupName): boolean {
  const present = new Set(membersOf(now, group).map(({ age }) => age));
  return membersOf(before, group).some(({ age }) => !present.has(age));
}
