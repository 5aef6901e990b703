import { useId, useMemo, useSyncExternalStore } from 'react';

import type { CaseId } from '../../../cases/sealed.ts';
import { shelfOf } from '../inbox/shelf.ts';
import { titleWords } from '../inbox/line-words.ts';
import { PlaceLink } from '../place-link.tsx';
import type { Session } from '../session.ts';
import { useWords } from '../speech.tsx';
import { relatedTo } from './related-to.ts';

interface Props {
  readonly caseId: CaseId;
  readonly session: Session;
}

/** As many of the words that both have are told. */
const mostWords = 6;

/** Cases that may be about the same, found here in the browser, each with the words that say why. */
export function Related({ caseId, session }: Props) {
  const words = useWords();
  const { say } = words;
  const { watch, state: stateNow } = shelfOf(session).lines;
  const { lines } = useSyncExternalStore(watch, stateNow);
  const found = useMemo(() => relatedTo(caseId, lines), [caseId, lines]);
  const id = useId();
  if (found.length === 0) return null;
  return (
    <section className="card" aria-labelledby={id}>
      <h2 id={id}>{say('case.related')}</h2>
      <p className="help">{say('case.related.help')}</p>
      <ul>
        {found.map(({ line, shared, samePlace }) => (
          <li key={line.row.caseId}>
            <PlaceLink place={{ at: 'case', caseId: line.row.caseId }}>
              <bdi>{titleWords(words, line)}</bdi>
            </PlaceLink>
            <span className="help under">
              {say('case.related.words', { words: shared.slice(0, mostWords).join(', ') })}
              {samePlace && ` ${say('case.related.place')}`}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}
