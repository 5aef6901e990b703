import { type FormEvent, useId, useState } from 'react';

import { languages } from '../../../platform/language.ts';
import { FocusedProblem } from '../focused-problem.tsx';
import { PageHeading } from '../page-heading.tsx';
import { useWords } from '../speech.tsx';
import { troubleKey } from '../trouble.ts';
import { StepMark } from './begin.tsx';

/** What whoever holds the ceremony decides. */
export interface Wish {
  /** The body's name in its languages, as one line. */
  readonly body: string;
  /** Whether there is somebody outside the unit; otherwise the waiver is signed. */
  readonly oversight: boolean;
}

const longest = 200;

/** The body's name, and who receives reports about the unit itself. */
export function WishForm({ onWish }: { readonly onWish: (wish: Wish) => Promise<void> }) {
  const { say } = useWords();
  const id = useId();
  const [names, setNames] = useState({ kk: '', ru: '', en: '' });
  const [oversight, setOversight] = useState<boolean | null>(null);
  const [working, setWorking] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);

  async function submit(event: FormEvent) {
    event.preventDefault();
    if (working) return;
    const written = languages.map((each) => names[each].trim()).filter((name) => name !== '');
    const body = [...new Set(written)].join(' · ');
    setProblem(null);
    if (body === '') return setProblem(say('set-up.body.missing'));
    if (body.length > longest) return setProblem(say('set-up.body.long'));
    if (oversight === null) return setProblem(say('set-up.oversight.choose'));
    setWorking(true);
    try {
      await onWish({ body, oversight });
    } catch (error) {
      setProblem(say(troubleKey(error)));
      setWorking(false);
    }
  }

  return (
    <main id="content" className="narrow" tabIndex={-1}>
      <StepMark at={1} />
      <PageHeading>{say('set-up.body.heading')}</PageHeading>
      <FocusedProblem of={problem}>{problem}</FocusedProblem>
      <form onSubmit={(event) => void submit(event)}>
        <p>{say('set-up.body.help')}</p>
        {languages.map((each) => (
          <div key={each} className="field">
            <label htmlFor={`${id}-${each}`}>{say(`set-up.body.${each}`)}</label>
            <input
              id={`${id}-${each}`}
              lang={each}
              value={names[each]}
              autoComplete="off"
              onChange={({ target }) => setNames((before) => ({ ...before, [each]: target.value }))}
            />
          </div>
        ))}
        <fieldset>
          <legend>{say('set-up.oversight.heading')}</legend>
          <p>{say('set-up.oversight.help')}</p>
          {([true, false] as const).map((wanted) => {
            const what = wanted ? 'member' : 'waive';
            return (
              <div key={what}>
                <label className="check">
                  <input
                    type="radio"
                    name={`${id}-oversight`}
                    checked={oversight === wanted}
                    aria-describedby={`${id}-${what}`}
                    onChange={() => setOversight(wanted)}
                  />
                  {say(`set-up.oversight.${what}`)}
                </label>
                <p className="help" id={`${id}-${what}`}>
                  {say(`set-up.oversight.${what}.help`)}
                </p>
              </div>
            );
          })}
        </fieldset>
        <p className="buttons">
          <button type="submit" className="main" aria-disabled={working}>
            {say(working ? 'set-up.make.working' : 'set-up.make.button')}
          </button>
        </p>
      </form>
    </main>
  );
}
