import { type FormEvent, useId, useState } from 'react';

import { languages, type Localized } from '../../../platform/language.ts';
import { FocusedProblem } from '../focused-problem.tsx';
import { PageHeading } from '../page-heading.tsx';
import { noWords } from '../settings/words-fields.tsx';
import { useWords } from '../speech.tsx';
import { StepMark } from './begin.tsx';

/** What whoever holds the ceremony decides. */
export interface Wish {
  /** The body's name in its languages, as one line. */
  readonly body: string;
  /** Whether there is somebody outside the unit; otherwise the waiver is signed. */
  readonly oversight: boolean;
}

/** The same while it is typed. */
export interface WishDraft {
  readonly names: Localized;
  readonly oversight: boolean | null;
}

export const noWish: WishDraft = { names: noWords, oversight: null };

const longest = 200;

/** The body's name, and who receives reports about the unit itself. */
export function WishForm({
  value: { names, oversight },
  onChange,
  onWish,
}: {
  readonly value: WishDraft;
  readonly onChange: (draft: WishDraft) => void;
  readonly onWish: (wish: Wish) => void;
}) {
  const { say } = useWords();
  const id = useId();
  const [problem, setProblem] = useState<string | null>(null);

  function submit(event: FormEvent) {
    event.preventDefault();
    const written = languages.map((each) => names[each].trim()).filter((name) => name !== '');
    const body = [...new Set(written)].join(' · ');
    setProblem(null);
    if (body === '') return setProblem(say('set-up.body.missing'));
    if (body.length > longest) return setProblem(say('set-up.body.long'));
    if (oversight === null) return setProblem(say('set-up.oversight.choose'));
    onWish({ body, oversight });
  }

  return (
    <main id="content" className="narrow" tabIndex={-1}>
      <StepMark at={1} />
      <PageHeading>{say('set-up.body.heading')}</PageHeading>
      <FocusedProblem of={problem}>{problem}</FocusedProblem>
      <form onSubmit={submit}>
        <p>{say('set-up.body.help')}</p>
        {languages.map((each) => (
          <div key={each} className="field">
            <label htmlFor={`${id}-${each}`}>{say(`set-up.body.${each}`)}</label>
            <input
              id={`${id}-${each}`}
              lang={each}
              value={names[each]}
              autoComplete="off"
              onChange={({ target }) =>
                onChange({ names: { ...names, [each]: target.value }, oversight })
              }
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
                    onChange={() => onChange({ names, oversight: wanted })}
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
          <button type="submit" className="main">
            {say('set-up.next')}
          </button>
        </p>
      </form>
    </main>
  );
}
