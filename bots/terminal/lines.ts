import { createInterface, type Interface } from 'node:readline';

import type { Output } from './screen.ts';

export interface Input extends NodeJS.ReadableStream {
  readonly isTTY?: boolean;
}

/** What came from the keyboard. */
export type Typed =
  | { readonly kind: 'line'; readonly text: string }
  /** Ctrl+C: nobody should lose a report who only meant to copy something. */
  | { readonly kind: 'interrupt' }
  | { readonly kind: 'end' };

/** Long enough for what is pasted, too short for what is typed. Milliseconds. */
const paste = 40;

/** The lines that somebody types, one after the other. */
export class Lines implements Disposable {
  readonly #reader: Interface;
  readonly #waiting: string[] = [];
  readonly #isTyped: boolean;
  #isInterrupted = false;
  #isOver = false;
  #wake: () => void = () => {};

  constructor(input: Input, output: Output) {
    // Signs that move the cursor are for a terminal alone, at both ends.
    this.#isTyped = input.isTTY === true && output.isTTY === true;
    this.#reader = createInterface({ input, output, terminal: this.#isTyped, historySize: 0 });
    this.#reader.on('line', (line) => {
      this.#waiting.push(line);
      this.#wake();
    });
    this.#reader.on('SIGINT', () => {
      this.#isInterrupted = true;
      this.#wake();
    });
    this.#reader.on('close', () => {
      this.#isOver = true;
      this.#wake();
    });
  }

  /** What is typed next; lines that are pasted at once are one text, which ends when its last line is sent. */
  async next(prompt: string): Promise<Typed> {
    this.#isInterrupted = false;
    if (!this.#isOver) {
      this.#reader.setPrompt(prompt);
      this.#reader.prompt(true);
    }
    while (this.#waiting.length === 0) {
      if (this.#isOver) return { kind: 'end' };
      if (this.#isInterrupted) return { kind: 'interrupt' };
      await this.#more();
    }
    if (!this.#isTyped) return { kind: 'line', text: this.#waiting.shift() ?? '' };
    await new Promise((resolve) => setTimeout(resolve, paste));
    // The end of what was pasted may still stand in the line: it must not become the next answer.
    while (this.#reader.line !== '' && !this.#isOver) {
      if (this.#isInterrupted) return { kind: 'interrupt' };
      await this.#more();
    }
    return { kind: 'line', text: this.#waiting.splice(0).join('\n') };
  }

  #more(): Promise<void> {
    return new Promise((resolve) => {
      this.#wake = resolve;
    });
  }

  [Symbol.dispose](): void {
    this.#reader.close();
  }
}
