import type { InternalWord } from '../../../cases/entry-payload.ts';
import type { Taken } from '../../../cases/taken.ts';
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
    case 'card':
      return say('case.did.card');
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
    case 'mask':
      return say('case.did.masked');
    case 'taken':
      return takenWords(words, word.taken);
    default:
      return word satisfies never;
  }
}

/** What left the console: the same words in the timeline and in a copy. */
function takenWords({ say }: Words, taken: Taken): string {
  const form = say(`case.did.taken.${taken.form}`);
  const what = say('case.did.taken.what', { form, files: taken.files.length });
  const more = [
    ...(taken.notes ? [say('case.did.taken.notes')] : []),
    ...(taken.named ? [say('case.did.taken.named')] : []),
    ...(taken.sha256 === null ? [] : [`SHA-256 ${taken.sha256}`]),
  ];
  const how =
    taken.to === null
      ? say(`case.did.taken.${taken.how}`)
      : say('case.did.handed', { body: taken.to.body, words: taken.to.key });
  return [`${how}: ${what}`, ...more].join('; ');
}
