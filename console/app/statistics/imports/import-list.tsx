import { useState } from 'react';

import { type Import, monthOfNumber } from '../../../../cases/statistics/imports/import.ts';
import { sourceName } from '../../../../cases/statistics/words.ts';
import { dateWords } from '../../../../knowledge/dates.ts';
import type { Session } from '../../session.ts';
import { useWords } from '../../speech.tsx';
import { sayRepeatable } from '../../trouble.ts';
import { useExpiry } from '../../use-expiry.ts';
import type { Kept } from '../documents.ts';
import { useStoring } from '../../use-storing.ts';

interface Props {
  readonly session: Session;
  readonly imports: readonly Kept<Import>[];
  readonly onReplace: (kept: Kept<Import>) => void;
  readonly onChanged: () => void;
  readonly onExpired: () => void;
}

/** Every table that was brought in: whose, of which day, by whom; each can be replaced or taken away. */
export function ImportList({ session, imports, onReplace, onChanged, onExpired }: Props) {
  const { say, day, language } = useWords();
  const [asked, setAsked] = useState<string | null>(null);
  const [state, store] = useStoring();
  const [thrown, setThrown] = useState<unknown>(null);
  useExpiry(thrown, onExpired);
  if (imports.length === 0) return null;

  async function remove(id: string) {
    setThrown(null);
    try {
      await session.client.statistics.remove(id);
      setAsked(null);
      onChanged();
    } catch (error) {
      setThrown(error);
    }
  }

  return (
    <section className="card no-print" aria-label={say('imports.list')}>
      <h2>{say('imports.list')}</h2>
      {thrown !== null && (
        <p className="problem" role="alert">
          {sayRepeatable(say, 'imports.not-removed', thrown)}
        </p>
      )}
      <ul className="plain-list people">
        {imports.map((kept) => {
          const { from, asOf, day: brought, by, rows } = kept.value;
          const months = rows.map(([month]) => month);
          const name = sourceName(language, from);
          const words = {
            from: dateWords(language, monthOfNumber(Math.min(...months))),
            to: dateWords(language, monthOfNumber(Math.max(...months))),
            lines: rows.length,
            asOf: day(asOf),
            day: day(brought),
            by,
          };
          return (
            <li key={kept.id}>
              <span>
                <b>
                  <bdi>{name}</bdi>
                </b>
                <br />
                {say('imports.line', words)}
              </span>
              {asked === kept.id ? (
                <span className="buttons">
                  <button
                    type="button"
                    className="main"
                    aria-disabled={state === 'working'}
                    onClick={() => void store(async () => await remove(kept.id))}
                  >
                    {say('imports.remove.yes')}
                  </button>
                  <button type="button" onClick={() => setAsked(null)}>
                    {say('imports.remove.no')}
                  </button>
                </span>
              ) : (
                <span className="buttons">
                  <button
                    type="button"
                    aria-label={`${say('imports.replace')}: ${name}, ${words.from}`}
                    onClick={() => onReplace(kept)}
                  >
                    {say('imports.replace')}
                  </button>
                  <button
                    type="button"
                    aria-label={`${say('imports.remove')}: ${name}, ${words.from}`}
                    onClick={() => setAsked(kept.id)}
                  >
                    {say('imports.remove')}
                  </button>
                </span>
              )}
            </li>
          );
        })}
      </ul>
    </section>
  );
}
