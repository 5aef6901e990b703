import { useId } from 'react';

import type { DateIso } from '../../../platform/time.ts';
import type { LoadedCase } from '../case-load.ts';
import { useWords, type Words } from '../speech.tsx';
import { entryWords } from './entry-words.ts';
import { officerWords } from './work-words.ts';

interface Happening {
  readonly key: string;
  readonly day: DateIso;
  readonly text: string;
}

/** All that happened, by day: hours are kept nowhere. */
export function Timeline({ loaded }: { readonly loaded: LoadedCase }) {
  const words = useWords();
  const { say, day } = words;
  const id = useId();
  return (
    <section className="card" aria-labelledby={id}>
      <h2 id={id}>{say('case.timeline')}</h2>
      <ol className="timeline">
        {happenings(words, loaded).map((each) => (
          <li key={each.key}>
            <span className="quiet">{day(each.day)}</span> <bdi>{each.text}</bdi>
          </li>
        ))}
      </ol>
      <p className="help">{say('case.timeline.help')}</p>
    </section>
  );
}

/** On the same day: filed, then opened, then what was said in its order. */
function happenings(words: Words, { row, openings, view }: LoadedCase): readonly Happening[] {
  const { say } = words;
  return [
    { key: 'filed', day: row.day, text: filedWords(words, view) },
    ...openings.map(({ role, day }) => ({
      key: `${role}/${day}`,
      day,
      text: say('case.did.opened', { role: say(`status.role.${role}`) }),
    })),
    ...view.thread.map((entry) => ({
      key: entry.entryId,
      day: entry.day,
      text: entryWords(words, entry, view.me),
    })),
  ].toSorted((left, right) => left.day.localeCompare(right.day));
}

function filedWords(words: Words, { entered, me }: LoadedCase['view']): string {
  const { say, day } = words;
  if (entered === null) return say('case.did.filed');
  const officer = officerWords(words, entered.by, me);
  return say(`case.did.entered.${entered.how}`, { officer, day: day(entered.received) });
}
