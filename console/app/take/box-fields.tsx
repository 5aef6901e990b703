import { type FormEvent, useId, useState } from 'react';

import type { Box } from '../../../cases/masks.ts';
import { ProblemLine } from '../case/problem-line.tsx';
import { useWords } from '../speech.tsx';

interface Props {
  /** Of the image, in pixels. */
  readonly width: number;
  readonly height: number;
  readonly onAdd: (box: Box) => void;
}

const sides = ['left', 'top', 'width', 'height'] as const;

/** A part of an image told in numbers, for whoever draws with no mouse. */
export function BoxFields({ width, height, onAdd }: Props) {
  const { say } = useWords();
  const id = useId();
  const [typed, setTyped] = useState<Readonly<Record<(typeof sides)[number], string>>>(empty);
  const [problem, setProblem] = useState<string | null>(null);

  function submit(event: FormEvent) {
    event.preventDefault();
    const [left = 0, top = 0, wide = 0, high = 0] = sides.map((side) => Number(typed[side]));
    const isInside =
      [left, top, wide, high].every(Number.isInteger) &&
      left >= 0 &&
      top >= 0 &&
      wide > 0 &&
      high > 0 &&
      left < width &&
      top < height;
    if (!isInside) {
      setProblem(say('take.redact.box.wrong', { width, height }));
      return;
    }
    setProblem(null);
    setTyped(empty);
    onAdd([left, top, Math.min(wide, width - left), Math.min(high, height - top)]);
  }

  return (
    <form onSubmit={submit} noValidate className="row">
      {sides.map((side) => (
        <div key={side} className="field short">
          <label htmlFor={`${id}-${side}`}>{say(`take.redact.box.${side}`)}</label>
          <input
            id={`${id}-${side}`}
            type="number"
            min={0}
            value={typed[side]}
            onChange={({ target }) => setTyped({ ...typed, [side]: target.value })}
          />
        </div>
      ))}
      <button type="submit">{say('take.redact.box.add')}</button>
      <ProblemLine text={problem} />
    </form>
  );
}

const empty = { left: '', top: '', width: '', height: '' };
