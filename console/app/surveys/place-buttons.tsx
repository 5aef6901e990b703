import type { KeyboardEvent } from 'react';

import { useWords } from '../speech.tsx';

interface Props {
  /** What is moved, for readers by ear. */
  readonly name: string;
  readonly first: boolean;
  readonly last: boolean;
  readonly onMove: (by: -1 | 1) => void;
  readonly onRemove: (() => void) | null;
  readonly onCopy?: () => void;
}

/** Moves a question or an answer up and down, also with the arrow keys while a button has the focus. */
export function PlaceButtons({ name, first, last, onMove, onRemove, onCopy }: Props) {
  const { say } = useWords();
  function move(by: -1 | 1, button: HTMLButtonElement) {
    if (by < 0 ? first : last) return;
    onMove(by);
    // Where the list is put together anew, the browser drops the focus.
    requestAnimationFrame(() => button.focus());
  }
  function byArrow(event: KeyboardEvent<HTMLButtonElement>) {
    if (event.key !== 'ArrowUp' && event.key !== 'ArrowDown') return;
    event.preventDefault();
    move(event.key === 'ArrowUp' ? -1 : 1, event.currentTarget);
  }
  return (
    <div className="buttons places">
      <button
        type="button"
        className="small"
        aria-disabled={first}
        onKeyDown={byArrow}
        onClick={(event) => move(-1, event.currentTarget)}
      >
        <span aria-hidden="true">↑</span>
        <span className="hidden">{say('surveys.move.up', { name })}</span>
      </button>
      <button
        type="button"
        className="small"
        aria-disabled={last}
        onKeyDown={byArrow}
        onClick={(event) => move(1, event.currentTarget)}
      >
        <span aria-hidden="true">↓</span>
        <span className="hidden">{say('surveys.move.down', { name })}</span>
      </button>
      {onCopy !== undefined && (
        <button type="button" className="small" onClick={onCopy}>
          {say('surveys.copy')}
          <span className="hidden"> {name}</span>
        </button>
      )}
      {onRemove !== null && (
        <button type="button" className="small" onClick={onRemove}>
          {say('surveys.remove')}
          <span className="hidden"> {name}</span>
        </button>
      )}
    </div>
  );
}
