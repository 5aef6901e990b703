import { useEffect, useRef, useState } from 'react';

import { useWords } from '../speech.tsx';
import type { ToFrame } from './frame-talk.ts';
import { limits, saidBy } from './said.ts';
import { Watchdog } from './watchdog.ts';

interface Props {
  readonly bytes: Uint8Array;
}

type State =
  | { readonly kind: 'opening' }
  | {
      readonly kind: 'open';
      readonly pages: number;
      readonly page: number;
      readonly drawn: Drawn | null;
    }
  /** The frame is gone. */
  | { readonly kind: 'over'; readonly because: 'locked' | 'damaged' | 'silent' | 'strange' };

interface Drawn {
  readonly number: number;
  readonly text: string;
}

/** A PDF in a frame that has no origin and no network. A frame that does not answer, or says what it should not, is closed. */
export function PdfView({ bytes }: Props) {
  const { say } = useWords();
  const [state, setState] = useState<State>({ kind: 'opening' });
  const line = useRef<Line | null>(null);
  useEffect(() => () => line.current?.hangUp(), []);

  function connect(frame: HTMLIFrameElement) {
    if (frame.contentWindow === null || line.current !== null) return;
    line.current = new Line(frame.contentWindow, bytes, setState);
  }

  if (state.kind === 'over') {
    return (
      <p className="problem" role="alert">
        {say(`case.pdf.over.${state.because}`)}
      </p>
    );
  }
  const last = state.kind === 'open' ? Math.min(state.pages, limits.pages) : 1;
  const page = state.kind === 'open' ? state.page : 1;
  const isDrawn = state.kind === 'open' && state.drawn !== null;
  return (
    <>
      <nav className="buttons" aria-label={say('case.pdf.pages')}>
        <button
          type="button"
          aria-disabled={!isDrawn || page <= 1}
          onClick={() => isDrawn && page > 1 && line.current?.turn(page - 1)}
        >
          {say('case.pdf.back')}
        </button>
        <output>
          {isDrawn ? say('case.pdf.page', { page, pages: last }) : say('case.pdf.working')}
        </output>
        <button
          type="button"
          aria-disabled={!isDrawn || page >= last}
          onClick={() => isDrawn && page < last && line.current?.turn(page + 1)}
        >
          {say('case.pdf.next')}
        </button>
      </nav>
      {state.kind === 'open' && state.pages > limits.pages && (
        <p className="help">{say('case.pdf.many', { pages: state.pages, most: limits.pages })}</p>
      )}
      <iframe
        className="pdf-frame"
        // No origin, no forms, no windows, no downloads: scripts alone.
        sandbox="allow-scripts"
        src="/pdf-frame"
        referrerPolicy="no-referrer"
        title={say('case.pdf.frame')}
        onLoad={(event) => connect(event.currentTarget)}
      />
      {state.kind === 'open' && (
        <details>
          <summary>{say('case.pdf.text')}</summary>
          <p className="written" dir="auto">
            {state.drawn?.text.trim() === '' ? say('case.pdf.no-text') : state.drawn?.text}
          </p>
        </details>
      )}
    </>
  );
}

/** The channel to the frame, and whoever watches that something comes back on it. */
class Line {
  readonly #port: MessagePort;
  readonly #dog: Watchdog;
  readonly #change: (state: State) => void;
  #pages = 0;
  #page = 0;

  constructor(frame: Window, bytes: Uint8Array, change: (state: State) => void) {
    const { port1, port2 } = new MessageChannel();
    this.#port = port1;
    this.#change = change;
    this.#dog = new Watchdog(limits.patience, () => this.#end('silent'));
    port1.addEventListener('message', ({ data }: MessageEvent<unknown>) => this.#hear(data, bytes));
    port1.start();
    this.#dog.asked();
    // A frame without an origin can be named by no other; the channel goes to it and to nobody else.
    frame.postMessage({ kind: 'open' }, '*', [port2]);
  }

  turn(page: number): void {
    this.#page = page;
    this.#change({ kind: 'open', pages: this.#pages, page, drawn: null });
    this.#say({ kind: 'page', number: page });
  }

  hangUp(): void {
    this.#dog.rest();
    this.#port.close();
  }

  #say(word: ToFrame): void {
    this.#dog.asked();
    this.#port.postMessage(word, []);
  }

  #hear(data: unknown, bytes: Uint8Array): void {
    const said = saidBy(data);
    if (said === null) return this.#end('strange');
    switch (said.kind) {
      case 'ready':
        return this.#say({ kind: 'show', bytes, mostPixels: limits.pixels });
      case 'opened':
        this.#pages = said.pages;
        return this.turn(1);
      case 'drawn': {
        this.#dog.rest();
        const { number, text } = said;
        // A page that nobody waits for any more.
        if (number !== this.#page) return undefined;
        const open = { kind: 'open', pages: this.#pages, page: number } as const;
        return this.#change({ ...open, drawn: { number, text } });
      }
      case 'failed':
        return this.#end(said.because);
      default:
        return said satisfies never;
    }
  }

  #end(because: Extract<State, { kind: 'over' }>['because']): void {
    this.hangUp();
    this.#change({ kind: 'over', because });
  }
}
