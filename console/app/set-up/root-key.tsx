import { useState } from 'react';

import { WordList } from '../join/show-words.tsx';
import { KeyNumbers } from '../key-numbers.tsx';
import { PageHeading } from '../page-heading.tsx';
import { useWords } from '../speech.tsx';
import { saveBytes } from '../surveys/print-part.ts';
import type { Held } from '../worker/new-key-contract.ts';
import { StepMark } from './begin.tsx';
import { GoOn } from './go-on.tsx';

interface Props {
  readonly root: Held['root'];
  readonly onNext: () => void;
}

/** The head's file, its passphrase and its numbers. */
export function RootKey({ root, onNext }: Props) {
  const { say } = useWords();
  const [saved, setSaved] = useState(false);
  return (
    <main id="content" className="narrow" tabIndex={-1}>
      <StepMark at={3} />
      <PageHeading>{say('set-up.root.heading')}</PageHeading>
      <p>{say('set-up.root.help')}</p>
      <p className="buttons">
        <button
          type="button"
          onClick={() => {
            saveBytes(root.file, 'root-key.json', 'application/json');
            setSaved(true);
          }}
        >
          {say(saved ? 'set-up.root.saved' : 'set-up.root.save')}
        </button>
      </p>
      <h2>{say('set-up.root.passphrase')}</h2>
      <p>{say('set-up.root.passphrase.help')}</p>
      <WordList words={root.passphrase.split(' ')} />
      <h2>{say('set-up.root.numbers')}</h2>
      <p>{say('set-up.root.numbers.help')}</p>
      <p className="card">
        <KeyNumbers of={root.numbers} />
      </p>
      <GoOn done={saved} undone={say('set-up.root.unsaved')} onNext={onNext} />
    </main>
  );
}
