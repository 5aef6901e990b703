import { useWords } from '../speech.tsx';
import type { CaseView } from '../worker/case-views.ts';
import { newsWords } from './entry-words.ts';
import { newsOf } from './news-of.ts';

interface Props {
  /** The case as this officer saw it before, and as it was read now. */
  readonly before: CaseView | null;
  readonly now: CaseView;
  /** Whether the officer's own word was refused because of it. */
  readonly overtaken: boolean;
}

/** One’s own word that was believed lost is shown first too, and nobody else is to be blamed for that. */
function toldBy(overtaken: boolean, isByOthers: boolean) {
  if (!overtaken) return 'case.meanwhile';
  return isByOthers ? 'case.overtaken' : 'case.overtaken-own';
}

/** What others did while this officer had the case open: who, and what of it. */
export function News({ before, now, overtaken }: Props) {
  const words = useWords();
  const { say } = words;
  const news = newsOf(before ?? now, now);
  if (news.length === 0 && !overtaken) return null;
  return (
    <div className="note" role="alert">
      <p>{say(toldBy(overtaken, news.length > 0))}</p>
      {news.length > 0 && (
        <ul>
          {news.map((entry) => (
            <li key={entry.entryId}>
              <bdi>{newsWords(words, entry, now.me)}</bdi>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
