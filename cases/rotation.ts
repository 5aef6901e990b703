import type { OpenedEntry } from './entry.ts';

/** To whom the next letter is sealed: the recipient of the case's last change of keys, or the one it was filed with. */
export function newestRecipient(filedWith: string, entries: readonly OpenedEntry[]): string {
  let newest = { recipient: filedWith, gen: 1 };
  for (const entry of entries) {
    if (entry.from !== 'officer' || entry.word.kind !== 'case-key') continue;
    if (entry.word.gen > newest.gen) newest = entry.word;
  }
  return newest.recipient;
}
