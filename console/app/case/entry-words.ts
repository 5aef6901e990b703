import type { Words } from '../speech.tsx';
import type { ThreadEntry } from '../worker/case-views.ts';
import { officerWords, workWords } from './work-words.ts';

/** What happened, in a line of the timeline. */
export function entryWords(words: Words, entry: ThreadEntry, me: string): string {
  const { say } = words;
  switch (entry.kind) {
    case 'message':
      return entry.by === 'reporter'
        ? say('case.did.letter')
        : say('case.did.message', { role: say(`status.role.${entry.by}`) });
    case 'status':
      return say('case.did.moved', { status: say(`status.${entry.to}`) });
    case 'work':
      return `${officerWords(words, entry.officer, me)}: ${workWords(words, entry.word, me)}`;
    case 'tampered':
      return say('tampered.letter');
    default:
      return entry satisfies never;
  }
}

/** The same for colleagues, who see also which of them it was. */
export function newsWords(words: Words, entry: ThreadEntry, me: string): string {
  const isOfficers = entry.kind === 'message' || entry.kind === 'status';
  const told = entryWords(words, entry, me);
  return isOfficers && entry.officer !== null ? `${entry.officer}: ${told}` : told;
}
