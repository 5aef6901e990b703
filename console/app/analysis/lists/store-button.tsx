import type { ReactNode } from 'react';

import { useWords } from '../../speech.tsx';
import { troubleKey } from '../../trouble.ts';
import type { Storing } from '../../use-storing.ts';

interface Props {
  readonly state: Storing;
  readonly className: 'main' | 'small';
  readonly onPress: () => void;
  readonly children: ReactNode;
}

/** The button that stores, and above it why that did not happen. */
export function StoreButton({ state, className, onPress, children }: Props) {
  const { say } = useWords();
  return (
    <>
      {typeof state === 'object' && (
        <p className="problem" role="alert">
          {say('lists.not-saved')} {say(troubleKey(state.thrown))}
        </p>
      )}
      <p className="buttons">
        <button
          type="button"
          className={className}
          aria-disabled={state === 'working'}
          onClick={onPress}
        >
          {children}
        </button>
      </p>
    </>
  );
}
