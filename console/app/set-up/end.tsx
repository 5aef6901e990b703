import { useState } from 'react';

import { PageHeading } from '../page-heading.tsx';
import { PlaceLink } from '../place-link.tsx';
import { useWords } from '../speech.tsx';
import { troubleKey } from '../trouble.ts';
import { stepCount, StepMark } from './begin.tsx';
import type { FirstSettings } from '../../set-up-api.ts';
import type { Wish } from './wish-form.tsx';

interface Props {
  readonly wish: Wish;
  readonly settings: FirstSettings;
  /** Hands the signed list over; its failure is said here and it may be tried again. */
  readonly onEnd: () => Promise<void>;
}

export function End({ wish, settings, onEnd }: Props) {
  const { say, language } = useWords();
  const [working, setWorking] = useState(false);
  const [thrown, setThrown] = useState<unknown>(null);

  async function end() {
    if (working) return;
    setWorking(true);
    setThrown(null);
    try {
      await onEnd();
    } catch (error) {
      setThrown(error);
      setWorking(false);
    }
  }

  return (
    <main id="content" className="narrow" tabIndex={-1}>
      <StepMark at={stepCount} />
      <PageHeading>{say('set-up.end.heading')}</PageHeading>
      <p>{say('set-up.end.help')}</p>
      <dl className="card">
        <dt>{say('set-up.end.body')}</dt>
        <dd>{wish.body}</dd>
        <dt>{say('set-up.end.oversight')}</dt>
        <dd>{say(wish.oversight ? 'set-up.end.oversight.yes' : 'set-up.end.oversight.no')}</dd>
        <dt>{say('settings.pledge')}</dt>
        <dd>
          {settings.pledge === null
            ? say('set-up.end.pledge.none')
            : say('set-up.end.pledge', { words: settings.pledge[language] })}
        </dd>
        <dt>{say('settings.factors')}</dt>
        <dd>{say(`settings.factors.now.${settings.signIn}`)}</dd>
      </dl>
      {thrown !== null && (
        <p className="problem" role="alert">
          {say(troubleKey(thrown))}
        </p>
      )}
      <p className="buttons">
        <button type="button" className="main" aria-disabled={working} onClick={() => void end()}>
          {say(working ? 'set-up.end.working' : 'set-up.end.button')}
        </button>
      </p>
    </main>
  );
}

export function Done({ officerId }: { readonly officerId: string | null }) {
  const { say } = useWords();
  return (
    <main id="content" className="narrow" tabIndex={-1}>
      <PageHeading>{say('set-up.done.heading')}</PageHeading>
      <p>{say('set-up.done.help')}</p>
      <PlaceLink place={{ at: 'sign-in', officerId }}>{say('set-up.done.sign-in')}</PlaceLink>
    </main>
  );
}
