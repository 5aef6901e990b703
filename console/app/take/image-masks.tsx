import { useEffect, useId, useRef, useState } from 'react';

import type { Box } from '../../../cases/masks.ts';
import { useWords } from '../speech.tsx';
import { BoxFields } from './box-fields.tsx';

interface Props {
  readonly image: ImageBitmap;
  readonly name: string;
  readonly boxes: readonly Box[];
  readonly onChange: (boxes: readonly Box[]) => void;
}

/** An image on which parts are covered: drawn with the mouse, or told in numbers. */
export function ImageMasks({ image, name, boxes, onChange }: Props) {
  const { say } = useWords();
  const id = useId();
  const canvas = useRef<HTMLCanvasElement>(null);
  const [from, setFrom] = useState<Point | null>(null);
  const [to, setTo] = useState<Point | null>(null);
  const drawing = from !== null && to !== null ? between(from, to) : null;

  useEffect(() => {
    const context = canvas.current?.getContext('2d');
    if (context === null || context === undefined) return;
    context.drawImage(image, 0, 0);
    context.fillStyle = '#000000';
    for (const [left, top, width, height] of boxes) context.fillRect(left, top, width, height);
    if (drawing === null) return;
    context.fillStyle = 'rgb(0 0 0 / 60%)';
    context.fillRect(...drawing);
  });

  /** Where the pointer stands, in pixels of the image. */
  function pointOf(event: React.PointerEvent<HTMLCanvasElement>): Point {
    const { left, top, width, height } = event.currentTarget.getBoundingClientRect();
    const x = Math.round(((event.clientX - left) / width) * image.width);
    const y = Math.round(((event.clientY - top) / height) * image.height);
    return [Math.min(Math.max(x, 0), image.width), Math.min(Math.max(y, 0), image.height)];
  }

  function finish() {
    if (drawing !== null && drawing[2] > 1 && drawing[3] > 1) onChange([...boxes, drawing]);
    setFrom(null);
    setTo(null);
  }

  return (
    <div className="field">
      <p id={`${id}-help`} className="help">
        {say('take.redact.image.help', { width: image.width, height: image.height })}
      </p>
      <canvas
        ref={canvas}
        className="redact-image"
        width={image.width}
        height={image.height}
        aria-label={name}
        aria-describedby={`${id}-help`}
        onPointerDown={(event) => {
          event.currentTarget.setPointerCapture(event.pointerId);
          setFrom(pointOf(event));
          setTo(null);
        }}
        onPointerMove={(event) => {
          if (from !== null) setTo(pointOf(event));
        }}
        onPointerUp={finish}
      />
      <BoxFields
        width={image.width}
        height={image.height}
        onAdd={(box) => onChange([...boxes, box])}
      />
      {boxes.length > 0 && (
        <ul>
          {boxes.map((box, at) => (
            <li key={box.join()}>
              {say('take.redact.box', { number: at + 1, box: box.join(' × ') })}{' '}
              <button
                type="button"
                className="link"
                onClick={() => onChange(boxes.filter((each) => each !== box))}
              >
                {say('take.redact.show')}
              </button>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}

type Point = readonly [x: number, y: number];

function between([x, y]: Point, [x2, y2]: Point): [number, number, number, number] {
  return [Math.min(x, x2), Math.min(y, y2), Math.abs(x - x2), Math.abs(y - y2)];
}
