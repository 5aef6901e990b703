import { type ReactNode, useMemo, useState } from 'react';

import { monthsOfYear } from '../../../cases/statistics/quarter.ts';
import { useWords } from '../speech.tsx';

const whole = 'whole';

/** A year, or a quarter of it, that is looked at: its months, and the fields to choose it. */
export function usePeriod(
  first: number,
  last: number,
): { readonly months: readonly string[]; readonly fields: ReactNode } {
  const { say } = useWords();
  const [year, setYear] = useState(last);
  const [part, setPart] = useState(whole);
  const years = Array.from({ length: last - first + 1 }, (_, at) => last - at);
  const months = useMemo(() => {
    const all = monthsOfYear(year);
    return part === whole ? all : all.slice((Number(part) - 1) * 3, Number(part) * 3);
  }, [year, part]);
  const fields = (
    <>
      <label className="field short">
        {say('statistics.year')}
        <select value={year} onChange={(event) => setYear(Number(event.target.value))}>
          {years.map((each) => (
            <option key={each} value={each}>
              {each}
            </option>
          ))}
        </select>
      </label>
      <label className="field short">
        {say('statistics.part')}
        <select value={part} onChange={(event) => setPart(event.target.value)}>
          <option value={whole}>{say('statistics.part.whole')}</option>
          {['1', '2', '3', '4'].map((each) => (
            <option key={each} value={each}>
              {say('statistics.part.quarter', { quarter: each })}
            </option>
          ))}
        </select>
      </label>
    </>
  );
  return { months, fields };
}
