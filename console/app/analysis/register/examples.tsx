import { useId, useState } from 'react';

import { directions } from '../../../../analysis/register/direction.ts';
import { copyOf, examples } from '../../../../analysis/register/examples.ts';
import type { Risk } from '../../../../analysis/register/risk.ts';
import { useWords } from '../../speech.tsx';
import { ChoiceField } from './choice-field.tsx';
import { directionName } from './labels.ts';

interface Props {
  /** A row begun from an example, and the example's id for the history. */
  readonly onCopy: (risk: Risk, source: string) => void;
}

/** What others found and recommended, by direction, with where it comes from. */
export function Examples({ onCopy }: Props) {
  const words = useWords();
  const { say, language } = words;
  const id = useId();
  const [of, setOf] = useState<(typeof directions)[number]>('personnel');
  const shown = examples.filter(({ direction }) => direction === of);
  return (
    <section className="card" aria-labelledby={id}>
      <h2 id={id}>{say('register.examples')}</h2>
      <p className="help">{say('register.examples.about')}</p>
      <ChoiceField
        label={say('register.direction')}
        value={of}
        options={directions.map((each) => ({ id: each, label: directionName(words, each) }))}
        onChange={setOf}
      />
      {shown.length === 0 && <p className="empty">{say('register.examples.none')}</p>}
      <ul className="written-list">
        {shown.map((example) => {
          const heading = example.risk ?? example.recommendation;
          return (
            <li key={example.id}>
              <p>
                <strong>{heading?.[language]}</strong>
              </p>
              {example.cause !== null && (
                <p>
                  {say('register.cause')}: {example.cause[language]}
                </p>
              )}
              {example.risk !== null && example.recommendation !== null && (
                <p>
                  {say('register.recommendation')}: {example.recommendation[language]}
                </p>
              )}
              <p className="quiet">
                {example.from.document[language]}. {example.from.body[language]},{' '}
                {example.from.year} ({example.id})
              </p>
              <button
                type="button"
                onClick={() => onCopy(copyOf(example, '0'.repeat(32)), example.id)}
              >
                {say('register.examples.copy')}
                <span className="hidden"> {example.id}</span>
              </button>
            </li>
          );
        })}
      </ul>
    </section>
  );
}
