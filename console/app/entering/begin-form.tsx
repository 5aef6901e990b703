import { type FormEvent, useId, useState } from 'react';

import { type Entered, waysIn } from '../../../cases/report.ts';
import { type Language, languages } from '../../../platform/language.ts';
import { type DateIso, dateIso } from '../../../platform/time.ts';
import { ProblemLine } from '../case/problem-line.tsx';
import { Choice } from '../inbox/choice.tsx';
import { languageNames } from '../language-names.ts';
import { useWords } from '../speech.tsx';

interface Props {
  readonly today: DateIso;
  readonly onBegin: (entered: Omit<Entered, 'by'>, language: Language) => void;
}

/** How it came, on which day, and in which language the person speaks or writes. */
export function BeginForm({ today, onBegin }: Props) {
  const { say, language } = useWords();
  const [how, setHow] = useState<Entered['how']>('phone');
  const [received, setReceived] = useState<string>(today);
  const [spoken, setSpoken] = useState<Language>(language);
  const [problem, setProblem] = useState<string | null>(null);
  const id = useId();

  function submit(event: FormEvent) {
    event.preventDefault();
    const day = dateIso(received);
    if (day === null || day > today) setProblem(say('enter.received.wrong'));
    else onBegin({ how, received: day }, spoken);
  }

  return (
    <form className="card" onSubmit={submit} noValidate>
      <p>{say('enter.lead')}</p>
      <Choice
        label={say('enter.how')}
        value={how}
        options={waysIn.map((each) => ({ value: each, text: say(`enter.how.${each}`) }))}
        onChange={(chosen) => setHow(waysIn.find((each) => each === chosen) ?? 'phone')}
      />
      <div className="field short">
        <label htmlFor={id}>{say('enter.received')}</label>
        <input
          id={id}
          type="date"
          max={today}
          value={received}
          aria-describedby={`${id}-problem`}
          onChange={(event) => setReceived(event.target.value)}
        />
      </div>
      <Choice
        label={say('enter.language')}
        value={spoken}
        options={languages.map((each) => ({ value: each, text: languageNames[each] }))}
        onChange={(chosen) => setSpoken(languages.find((each) => each === chosen) ?? language)}
      />
      <ProblemLine id={`${id}-problem`} text={problem} />
      <button type="submit" className="main">
        {say('enter.begin')}
      </button>
    </form>
  );
}
