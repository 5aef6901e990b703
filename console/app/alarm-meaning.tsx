import type { PhraseKey } from '../../knowledge/phrases.ts';
import { useWords } from './speech.tsx';
import type { Difference } from './worker/roster-contract.ts';

/** What it means for the body and its cases that something does not fit. */
export function AlarmMeaning({ differences }: { readonly differences: readonly Difference[] }) {
  const { say } = useWords();
  const keys = new Set(differences.map(meaningOf));
  return (
    <section className="card" aria-labelledby="alarm-meaning">
      <h2 id="alarm-meaning">{say('tampered.alarm.heading')}</h2>
      {[...keys].map((key) => (
        <p key={key}>{say(key)}</p>
      ))}
    </section>
  );
}

export function meaningOf({ what }: Pick<Difference, 'what'>): PhraseKey {
  switch (what) {
    case 'audit':
    case 'index-key':
    case 'older':
      return `tampered.alarm.${what}`;
    case 'absent':
    case 'unreadable':
    case 'signature':
    case 'rules':
    case 'history':
    case 'added':
    case 'changed':
    case 'missing':
      return 'tampered.alarm.list';
    default:
      return what satisfies never;
  }
}
