import { useMemo, useState } from 'react';

import {
  changesOf,
  kindsOf,
  type Lack,
  type SourceChange,
} from '../../../../cases/statistics/imports/by-source.ts';
import { kindName } from '../../../../cases/statistics/imports/known-kinds.ts';
import type { Source } from '../../../../cases/statistics/imports/source.ts';
import {
  changeOf,
  changeWords,
  factorWords,
  sourceName,
} from '../../../../cases/statistics/words.ts';
import { numberText } from '../../../../knowledge/numbers.ts';
import { csv } from '../../../../surveys/csv.ts';
import { useWords } from '../../speech.tsx';
import { saveText } from '../../surveys/print-part.ts';
import { Wide } from '../../surveys/wide.tsx';

/** How many months a period of so many years has. */
const monthsIn = (years: number) => years * 12;

/** The systems beside each other: what each counted in one or two years, and in as many before them. */
export function BySource({ sources }: { readonly sources: readonly Source[] }) {
  const { say, language } = useWords();
  const all = sources.flatMap(({ months }) => months.map((month) => Number(month.slice(0, 4))));
  const newest = Math.max(...all);
  const choices = Array.from({ length: newest - Math.min(...all) + 1 }, (_, at) => newest - at);
  const [last, setLast] = useState(newest);
  const [years, setYears] = useState(1);
  const [kind, setKind] = useState('');
  const kinds = useMemo(() => kindsOf(sources), [sources]);
  const changes = useMemo(
    () => changesOf(sources, { last, years }, kind === '' ? null : kind),
    [sources, last, years, kind],
  );
  const heading = say('imports.sources');
  const caption = kind === '' ? say('imports.sources.all') : kindName(language, kind);
  const head = [
    say('figures.sources.system'),
    periodName(last - years),
    periodName(last),
    say('statistics.change'),
    say('figures.sources.factor'),
    say('imports.sources.lacks'),
  ];

  function save() {
    // An office program reckons with numbers; a text with a sign before it would get an apostrophe besides.
    const rows = changes.map((each) => {
      const { now, before } = each;
      const isCompared = now !== null && before !== null && before > 0;
      return [
        nameOf(each),
        before ?? '',
        now ?? '',
        isCompared ? (changeOf(now, before) ?? '') : '',
        isCompared ? Math.round((now / before) * 100) / 100 : '',
        lacksOf(each),
      ];
    });
    const named = head.map((each) => (each === say('statistics.change') ? `${each}, %` : each));
    saveText(csv([named, ...rows]), `senim-appeals-${periodName(last)}.csv`, 'text/csv');
  }

  return (
    <div className="card of-others">
      <h2>{heading}</h2>
      <p className="help">{say('imports.sources.help')}</p>
      <div className="periods no-print">
        <Choice
          label={say('imports.sources.last')}
          value={String(last)}
          options={choices.map((each) => [String(each), String(each)])}
          onChoose={(value) => setLast(Number(value))}
        />
        <Choice
          label={say('imports.sources.period')}
          value={String(years)}
          options={[1, 2].map((each) => [
            String(each),
            say('imports.sources.years', { count: each }),
          ])}
          onChoose={(value) => setYears(Number(value))}
        />
        {kinds.length > 0 && (
          <Choice
            label={say('imports.sources.kind')}
            value={kind}
            options={[
              ['', say('imports.sources.all')],
              ...kinds.map((each) => [each, kindName(language, each)] as const),
            ]}
            onChoose={setKind}
          />
        )}
      </div>
      <Wide label={heading}>
        <table className="figures">
          <caption>{caption}</caption>
          <thead>
            <tr>
              {head.map((each, at) => (
                <th key={each} scope="col" className={at === head.length - 1 ? 'words' : undefined}>
                  {each}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {changes.map((each) => (
              <tr key={each.key}>
                <th scope="row">
                  <bdi>{nameOf(each)}</bdi>
                  {each.now !== null && each.months < monthsIn(years) && (
                    <span className="quiet">
                      {' '}
                      {say(
                        each.before === null ? 'imports.sources.alone' : 'imports.sources.months',
                        {
                          count: each.months,
                        },
                      )}
                    </span>
                  )}
                </th>
                <td>{number(each.before)}</td>
                <td>{number(each.now)}</td>
                {comparison(each).map((text, at) => (
                  <td key={head[at + 3]}>{text}</td>
                ))}
                <td className="words">{lacksOf(each)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </Wide>
      <p className="help">{say('imports.sources.note')}</p>
      {changes.some(({ lacks }) => lacks.includes('outcome')) && (
        <p className="help">{say('imports.sources.smart-data')}</p>
      )}
      <p className="buttons no-print">
        <button type="button" onClick={save}>
          {say('statistics.save')}
        </button>
      </p>
    </div>
  );

  function periodName(end: number): string {
    return years === 1 ? String(end) : `${end - years + 1}–${end}`;
  }

  function nameOf({ from }: SourceChange): string {
    return sourceName(language, from);
  }

  function number(value: number | null): string {
    return value === null ? '–' : numberText(language, value);
  }

  /** The change and the factor. */
  function comparison({ now, before }: SourceChange): readonly [string, string] {
    if (now === null || before === null) return ['–', '–'];
    return [changeWords(language, now, before) ?? '–', factorWords(language, now, before) ?? '–'];
  }

  function lacksOf({ lacks }: SourceChange): string {
    return lacks.length === 0 ? '–' : lacks.map((each) => say(lackKey(each))).join(', ');
  }
}

function lackKey(of: Lack): `imports.lacks.${Lack}` {
  return `imports.lacks.${of}`;
}

interface ChoiceProps {
  readonly label: string;
  readonly value: string;
  readonly options: readonly (readonly [value: string, name: string])[];
  readonly onChoose: (value: string) => void;
}

function Choice({ label, value, options, onChoose }: ChoiceProps) {
  return (
    <label className="field short">
      {label}
      <select value={value} onChange={({ target }) => onChoose(target.value)}>
        {options.map(([each, name]) => (
          <option key={each} value={each}>
            {name}
          </option>
        ))}
      </select>
    </label>
  );
}
