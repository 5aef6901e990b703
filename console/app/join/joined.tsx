import { useId } from 'react';

import { KeyNumbers } from '../key-numbers.tsx';
import { PageHeading } from '../page-heading.tsx';
import { PlaceLink } from '../place-link.tsx';
import { pathOf } from '../route.ts';
import { useWords } from '../speech.tsx';
import type { Enlisted } from '../worker/new-key-contract.ts';
import { WordList } from './show-words.tsx';

/** What somebody needs who has an account now. */
export function Joined({ made }: { readonly made: Enlisted }) {
  const { say } = useWords();
  const ids = { address: useId(), own: useId(), root: useId() };
  const place = { at: 'sign-in', officerId: made.account.officerId } as const;
  return (
    <main id="content" className="narrow" tabIndex={-1}>
      <PageHeading>{say('join.done.heading')}</PageHeading>
      <p>{say('join.done.body', { body: made.body })}</p>
      <dl className="card">
        <dt>{say('join.done.number')}</dt>
        <dd>{made.account.officerId}</dd>
      </dl>
      <div className="field">
        <label htmlFor={ids.address}>{say('join.done.address')}</label>
        <p className="help" id={`${ids.address}-help`}>
          {say('join.done.address.help')}
        </p>
        <input
          id={ids.address}
          readOnly
          aria-describedby={`${ids.address}-help`}
          value={`${location.origin}${pathOf(place)}`}
          onFocus={(event) => event.target.select()}
        />
      </div>
      {made.numbers === null ? (
        <p>{say('join.done.ready')}</p>
      ) : (
        <section aria-labelledby={ids.own}>
          <h2 id={ids.own}>{say('join.done.numbers')}</h2>
          <p>{say('join.done.numbers.help')}</p>
          <p className="card">
            <KeyNumbers of={made.numbers} />
          </p>
        </section>
      )}
      <section aria-labelledby={ids.root}>
        <h2 id={ids.root}>{say('join.done.root')}</h2>
        <p>{say('join.done.root.help')}</p>
        <p className="card">
          <KeyNumbers of={made.rootNumbers} />
        </p>
        <details>
          <summary>{say('join.done.root.older')}</summary>
          <WordList words={made.rootWords} />
        </details>
      </section>
      <p className="buttons">
        <PlaceLink place={place}>{say('join.done.sign-in')}</PlaceLink>
      </p>
    </main>
  );
}
