import { type FormEvent, useState } from 'react';

import { pledgeDays } from '../../../knowledge/pledge.ts';
import { languages, type Localized } from '../../../platform/language.ts';
import type { FirstSettings } from '../../set-up-api.ts';
import { canUsePasskeys } from '../account/passkey.ts';
import { FocusedProblem } from '../focused-problem.tsx';
import { languageNames } from '../language-names.ts';
import { PageHeading } from '../page-heading.tsx';
import { RuleChoice } from '../settings/rule-choice.tsx';
import { noWords, WordsFields } from '../settings/words-fields.tsx';
import { useWords } from '../speech.tsx';
import { troubleKey } from '../trouble.ts';
import { StepMark } from './begin.tsx';

/** What was typed so far, so that going back loses nothing. */
export interface Rules {
  readonly pledge: Localized;
  readonly signIn: FirstSettings['signIn'];
}

/** What most bodies want: the pledge that everybody gives, and passkeys wherever they can work. */
export function usualRules(): Rules {
  return { pledge: noWords, signIn: canUsePasskeys() ? 'passkey' : 'any' };
}

/** `null` while the words stand in some languages and not in the others. */
export function settingsOf({ pledge, signIn }: Rules): FirstSettings | null {
  const written = { kk: pledge.kk.trim(), ru: pledge.ru.trim(), en: pledge.en.trim() };
  const many = languages.filter((each) => written[each] !== '').length;
  if (many === 0) return { pledge: null, signIn };
  return many === languages.length ? { pledge: written, signIn } : null;
}

interface Props {
  readonly value: Rules;
  /** Languages in which the body's name was not written. */
  readonly nameless: readonly (keyof Localized)[];
  readonly onChange: (rules: Rules) => void;
  readonly onBack: () => void;
  readonly onMake: (settings: FirstSettings) => Promise<void>;
}

/** Languages, the pledge in the body's own words, and how officers sign in; then the keys are made. */
export function RulesForm({ value, nameless, onChange, onBack, onMake }: Props) {
  const { say } = useWords();
  const [working, setWorking] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);

  async function submit(event: FormEvent) {
    event.preventDefault();
    if (working) return;
    const settings = settingsOf(value);
    setProblem(settings === null ? say('set-up.pledge.all') : null);
    if (settings === null) return;
    setWorking(true);
    try {
      await onMake(settings);
    } catch (error) {
      setProblem(say(troubleKey(error)));
      setWorking(false);
    }
  }

  return (
    <main id="content" className="narrow" tabIndex={-1}>
      <StepMark at={2} />
      <PageHeading>{say('set-up.rules.heading')}</PageHeading>
      <p>{say('set-up.rules.help')}</p>
      <h2>{say('settings.languages')}</h2>
      <p>{languages.map((each) => languageNames[each]).join(' · ')}</p>
      <p className="help">{say('settings.languages.why')}</p>
      {nameless.length > 0 && (
        <p className="note">
          {say('set-up.languages.name', {
            languages: nameless.map((each) => languageNames[each]).join(', '),
          })}
        </p>
      )}
      <form onSubmit={(event) => void submit(event)}>
        <h2>{say('settings.pledge')}</h2>
        <p>{say('settings.pledge.lead')}</p>
        <p className="help">{say('settings.pledge.term', { count: pledgeDays })}</p>
        <WordsFields
          legend={say('set-up.pledge.words')}
          value={value.pledge}
          longest={400}
          long
          required={false}
          onChange={(pledge) => onChange({ ...value, pledge })}
        />
        <h2>{say('settings.factors')}</h2>
        <p>{say('settings.factors.lead')}</p>
        {!canUsePasskeys() && <p className="note warn">{say('set-up.rules.no-passkeys')}</p>}
        <RuleChoice
          rules={signInRules}
          value={value.signIn}
          onChange={(signIn) => onChange({ ...value, signIn })}
        />
        <FocusedProblem of={problem}>{problem}</FocusedProblem>
        <p className="buttons">
          <button type="submit" className="main" aria-disabled={working}>
            {say(working ? 'set-up.make.working' : 'set-up.make.button')}
          </button>
          <button type="button" aria-disabled={working} onClick={() => working || onBack()}>
            {say('set-up.back')}
          </button>
        </p>
      </form>
    </main>
  );
}

const signInRules = ['passkey', 'any'] as const;
