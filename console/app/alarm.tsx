import { AlarmMeaning } from './parts.ts';
import { PageHeading } from './page-heading.tsx';
import { useWords, type Words } from './speech.tsx';
import type { Difference } from './worker/roster-contract.ts';

/** Blocks the console: says exactly what differs and opens nothing. There is no button to go on. */
export function Alarm({ differences }: { readonly differences: readonly Difference[] }) {
  const words = useWords();
  const { say } = words;
  const about = aboutOf(differences);
  return (
    <main className="narrow" id="content">
      <div className="alarm" role="alert">
        <PageHeading>
          {say(about === 'list' ? 'console.alarm.heading' : `console.alarm.${about}.heading`)}
        </PageHeading>
        <p>{say(about === 'list' ? 'console.alarm.lead' : `console.alarm.${about}.lead`)}</p>
        <ul>
          {differences.map((difference) => (
            <li key={JSON.stringify(difference)}>{differenceWords(words, difference)}</li>
          ))}
        </ul>
        <p>
          <strong>{say('console.alarm.do')}</strong>
        </p>
      </div>
      <AlarmMeaning differences={differences} />
    </main>
  );
}

function aboutOf(differences: readonly Difference[]): 'audit' | 'index-key' | 'list' {
  const [first] = differences;
  return first?.what === 'audit' || first?.what === 'index-key' ? first.what : 'list';
}

export function differenceWords({ say }: Words, difference: Difference): string {
  switch (difference.what) {
    case 'absent':
    case 'unreadable':
    case 'signature':
    case 'rules':
    case 'index-key':
      return say(`console.alarm.${difference.what}`);
    case 'audit':
      return say(`console.alarm.audit.${difference.how}`, { seq: difference.seq });
    case 'history':
      return say('console.alarm.history', { after: difference.after });
    case 'older':
      return say('console.alarm.older', { seen: difference.seen, offered: difference.offered });
    case 'added':
    case 'changed':
    case 'missing':
      return say(`console.alarm.${difference.what}`, {
        recipient: difference.recipient,
        kind: say(`console.kind.${difference.kind}`),
      });
    default:
      return difference satisfies never;
  }
}
