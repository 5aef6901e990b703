import { type FormEvent, useState } from 'react';

import { pledgeDays } from '../../../knowledge/pledge.ts';
import type { Localized } from '../../../platform/language.ts';
import { useWords } from '../speech.tsx';
import { OwnPart } from './own-part.tsx';
import type { SectionProps } from './section-props.ts';
import { useOwnForm } from './use-own-form.ts';
import { noWords, WordsFields } from './words-fields.tsx';

/** What the body adds to its pledge in its own words. The term itself stands in every case and does not change here. */
export function PledgeSection(props: SectionProps) {
  const { say } = useWords();
  const use = useOwnForm(props);
  return (
    <OwnPart heading="settings.pledge" lead="settings.pledge.lead" use={use}>
      {({ pledge }) => (
        <>
          <p className="help">{say('settings.pledge.term', { count: pledgeDays })}</p>
          <PledgeForm
            key={JSON.stringify(pledge)}
            pledge={pledge}
            working={use.state === 'working'}
            onSave={(next) => void use.save({ part: 'pledge', pledge: next })}
          />
        </>
      )}
    </OwnPart>
  );
}

function PledgeForm({
  pledge,
  working,
  onSave,
}: {
  readonly pledge: Localized | null;
  readonly working: boolean;
  readonly onSave: (pledge: Localized | null) => void;
}) {
  const { say } = useWords();
  const [words, setWords] = useState(pledge ?? noWords);
  return (
    <form
      onSubmit={(event: FormEvent) => {
        event.preventDefault();
        onSave({ kk: words.kk.trim(), ru: words.ru.trim(), en: words.en.trim() });
      }}
    >
      <WordsFields
        legend={say('settings.pledge.words')}
        value={words}
        longest={400}
        long
        onChange={setWords}
      />
      <div className="buttons">
        <button type="submit" className="main" aria-disabled={working}>
          {say('settings.save')}
        </button>
        {pledge !== null && (
          <button type="button" aria-disabled={working} onClick={() => onSave(null)}>
            {say('settings.pledge.none')}
          </button>
        )}
      </div>
    </form>
  );
}
