import { useState } from 'react';

import { useWords } from '../../speech.tsx';

interface Props {
  readonly text: string;
  readonly label: string;
}

/** Puts a text on the clipboard, and says whether that worked. */
export function CopyButton({ text, label }: Props) {
  const { say } = useWords();
  const [copied, setCopied] = useState<boolean | null>(null);
  return (
    <>
      <button
        type="button"
        onClick={() =>
          void navigator.clipboard.writeText(text).then(
            () => setCopied(true),
            () => setCopied(false),
          )
        }
      >
        {label}
      </button>
      <output className="quiet">
        {copied !== null && say(copied ? 'lists.copied' : 'lists.not-copied')}
      </output>
    </>
  );
}
