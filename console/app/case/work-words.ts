import type { InternalWord } from '../../../cases/entry-payload.ts';
import type { Words } from '../speech.tsx';
import { baseOf } from './bases.ts';

/** An officer as his colleagues see him: the console knows numbers, not names. */
export function officerWords({ say }: Words, officer: string, me: string): string {
  return officer === me ? say('case.me') : officer;
}

/** What happened, in a line of the timeline. */
export function workWords(words: Words, word: InternalWord, me: string): string {
  const { say, day, language } = words;
  switch (word.kind) {
    case 'note':
      return say('case.did.note');
    case 'task':
      return say(word.done ? 'case.did.task-done' : 'case.did.task', { task: word.text });
    case 'assign':
      return word.to === null
        ? say('case.did.unassigned')
        : say('case.did.assigned', { officer: officerWords(words, word.to, me) });
    case 'term': {
      const basis = baseOf(word.term)?.name[language] ?? word.term;
      if (word.due === null) return say('case.did.term-no-day', { basis });
      const due = day(word.due);
      return word.extended
        ? say('case.did.extended', { due })
        : say('case.did.term', { basis, due });
    }
    case 'aside':
      return say('case.did.aside');
    case 'back':
      return say('case.did.back', { officer: officerWords(words, word.officer, me) });
    default:
      return word satisfies never;
  }
}
