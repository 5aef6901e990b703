import { useMemo, useState } from 'react';

import { encodingOf, encodings, read } from '../../../platform/text-encoding.ts';
import { Choice } from '../inbox/choice.tsx';
import { useWords } from '../speech.tsx';
import { partsOf } from './text.ts';

const partLength = 20_000;

/** A text as text: nothing in it is a link, a picture or code. Long ones come part by part. */
export function TextView({ bytes }: { readonly bytes: Uint8Array }) {
  const { say } = useWords();
  const [encoding, setEncoding] = useState(() => encodingOf(bytes));
  const [shown, setShown] = useState(1);
  const parts = useMemo(() => partsOf(read(bytes, encoding), partLength), [bytes, encoding]);
  return (
    <>
      <Choice
        label={say('case.text.encoding')}
        value={encoding}
        options={encodings.map((each) => ({ value: each, text: each.toUpperCase() }))}
        onChange={(value) => setEncoding(encodings.find((each) => each === value) ?? encoding)}
      />
      {/* Reached by the keyboard, so that it can be scrolled. */}
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- see above */}
      <section className="text-view" tabIndex={0} aria-label={say('case.text.label')}>
        {parts.slice(0, shown).map((part, at) => (
          // oxlint-disable-next-line react/no-array-index-key -- parts have no id and never change places
          <div key={at} className="written" dir="auto">
            {part}
          </div>
        ))}
      </section>
      {shown < parts.length && (
        <p>
          <button type="button" onClick={() => setShown(shown + 1)}>
            {say('case.text.more', { shown, all: parts.length })}
          </button>
        </p>
      )}
    </>
  );
}
