import { useState } from 'react';

import {
  type CountedUnit,
  mostUnits,
  type UnitList,
  unitListShape,
} from '../../../cases/statistics/unit-list.ts';
import type { OwnChoice } from '../../../knowledge/own-form.ts';
import { hex } from '../../../platform/crypto/bytes.ts';
import { systemRandom } from '../../../platform/crypto/random.ts';
import { languages, type Localized } from '../../../platform/language.ts';
import { LineField } from '../analysis/fields.tsx';
import { languageNames } from '../language-names.ts';
import type { Session } from '../session.ts';
import { useWords } from '../speech.tsx';
import { repeatableKey } from '../trouble.ts';
import { type Kept, saveKept } from './documents.ts';
import { useStoring } from '../use-storing.ts';

interface Props {
  readonly session: Session;
  readonly kept: Kept<UnitList>;
  /** What the body's form of a report offers, see the settings. */
  readonly offered: readonly OwnChoice[];
  readonly onSaved: () => void;
}

/** The body's units as they are counted by, with the words by which reports are known to mean them. */
export function UnitsPart({ session, kept, offered, onSaved }: Props) {
  const { say } = useWords();
  const [units, setUnits] = useState(kept.value.units);
  const [problem, setProblem] = useState<string | null>(null);
  const [saved, setSaved] = useState(false);

  function change(id: string, next: Partial<CountedUnit>) {
    setSaved(false);
    setUnits(units.map((each) => (each.id === id ? { ...each, ...next } : each)));
  }

  const known = new Set(units.flatMap(({ name }) => [name.kk, name.ru, name.en]));
  const missing = offered
    .filter(({ label, retired }) => !retired && !languages.some((each) => known.has(label[each])))
    .slice(0, mostUnits - units.length);

  const [state, store] = useStoring();

  async function save() {
    const tidy = units.map((each) => ({
      ...each,
      words: each.words.filter((word) => word.trim().length > 1),
    }));
    const list = unitListShape.safeParse({ v: 1, units: tidy });
    if (!list.success) {
      setProblem(say('statistics.units.incomplete'));
      return;
    }
    try {
      await saveKept(session, 'units', { ...kept, value: list.data });
      setProblem(null);
      setSaved(true);
      onSaved();
    } catch (thrown) {
      setProblem(say(repeatableKey(thrown)));
    }
  }

  return (
    <section aria-label={say('statistics.units')}>
      <p className="help">{say('statistics.units.help')}</p>
      {units.length === 0 && <p className="empty">{say('statistics.units.empty')}</p>}
      {units.map((unit, at) => (
        <fieldset key={unit.id} className="card">
          <legend>{say('statistics.units.one', { number: at + 1 })}</legend>
          {languages.map((each) => (
            <LineField
              key={each}
              label={languageNames[each]}
              value={unit.name[each]}
              onChange={(value) => change(unit.id, { name: { ...unit.name, [each]: value } })}
            />
          ))}
          <LineField
            label={say('statistics.units.words')}
            help={say('statistics.units.words.help')}
            value={unit.words.join(', ')}
            onChange={(value) => change(unit.id, { words: value.split(/,\s*/u) })}
          />
          <button
            type="button"
            onClick={() => {
              setSaved(false);
              setUnits(units.filter(({ id }) => id !== unit.id));
            }}
          >
            {say('statistics.units.remove')}
          </button>
        </fieldset>
      ))}
      {problem !== null && (
        <p className="problem" role="alert">
          {problem}
        </p>
      )}
      {saved && <output className="note good">{say('statistics.units.saved')}</output>}
      <div className="buttons">
        {missing.length > 0 && (
          <button
            type="button"
            onClick={() => {
              setSaved(false);
              setUnits([...units, ...missing.map(({ label }) => newUnit(label))]);
            }}
          >
            {say('statistics.units.take', { count: missing.length })}
          </button>
        )}
        <button
          type="button"
          disabled={units.length >= mostUnits}
          onClick={() => {
            setSaved(false);
            setUnits([...units, newUnit({ kk: '', ru: '', en: '' })]);
          }}
        >
          {say('statistics.units.add')}
        </button>
        <button
          type="button"
          className="main"
          aria-disabled={state === 'working'}
          onClick={() => void store(save)}
        >
          {say('statistics.units.save')}
        </button>
      </div>
    </section>
  );
}

function newUnit(name: Localized): CountedUnit {
  return { id: hex(systemRandom(4)), name, words: [] };
}
