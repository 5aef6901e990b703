import { type FormEvent, useState } from 'react';

import type { OwnChoice } from '../../../knowledge/own-form.ts';
import { hex } from '../../../platform/crypto/bytes.ts';
import { systemRandom } from '../../../platform/crypto/random.ts';
import { useWords } from '../speech.tsx';
import { noWords, WordsFields } from './words-fields.tsx';

interface Props {
  readonly choices: readonly OwnChoice[];
  readonly empty: string;
  readonly most: number;
  readonly working: boolean;
  readonly onChange: (choices: OwnChoice[]) => void;
}

/** Names that the body offers, those it no longer offers, and a form for another one. */
export function ChoiceList({ choices, empty, most, working, onChange }: Props) {
  const { say, language } = useWords();
  const [label, setLabel] = useState(noWords);

  function add(event: FormEvent) {
    event.preventDefault();
    if (working) return;
    const words = { kk: label.kk.trim(), ru: label.ru.trim(), en: label.en.trim() };
    const id = `own-${hex(systemRandom(8))}`;
    onChange([...choices, { id, label: words, retired: false }]);
    setLabel(noWords);
  }
  function retire(id: string, retired: boolean) {
    onChange(
      choices.map((each) => (each.id === id ? Object.assign({ ...each }, { retired }) : each)),
    );
  }

  return (
    <>
      {choices.length === 0 && <p className="quiet">{empty}</p>}
      <ul className="plain-list people">
        {choices.map(({ id, label: words, retired }) => (
          <li key={id}>
            <span className={retired ? 'quiet' : undefined}>
              {words[language]}
              {retired && ` (${say('settings.retired')})`}
            </span>
            <button
              type="button"
              aria-label={`${say(retired ? 'settings.bring-back' : 'settings.retire')}: ${words[language]}`}
              aria-disabled={working}
              onClick={() => retire(id, !retired)}
            >
              {say(retired ? 'settings.bring-back' : 'settings.retire')}
            </button>
          </li>
        ))}
      </ul>
      {choices.length < most && (
        <form onSubmit={add}>
          <WordsFields
            legend={say('settings.add')}
            value={label}
            longest={80}
            onChange={setLabel}
          />
          <button type="submit" className="main" aria-disabled={working}>
            {say('settings.add.button')}
          </button>
        </form>
      )}
    </>
  );
}
