import { createInterface, type Interface } from 'node:readline';

import type { Output } from './screen.ts';

export interface Input extends NodeJS.ReadableStream {
  readonly isTTY?: boolean;
}

/** Long enough for what is pasted, too short for what is typed. Milliseconds. */
const paste = 40;

/** The lines that somebody types, one after the other. */
export class Lines implements Disposable {
  readonly #reader: Interface;
  readonly #waiting: string[] = [];
  readonly #isTyped: boolean;
  #isOver = false;
  #wake: () => void = () => {};

  constructor(input: Input, output: Output) {
    this.#isTyped = input.isTTY === true;
    this.#reader = createInterface({ input, output, terminal: this.#isTyped, historySize: 0 });
    this.#reader.on('line', (line) => {
      this.#waiting.push(line);
      this.#wake();
    });
    this.#reader.on('SIGINT', () => this.#reader.close());
    this.#reader.on('close', () => {
      this.#isOver = true;
      this.#wake();
    });
  }

  /** What is typed next; lines that are pasted at once are one text. `null` at the end. */
  async next(prompt: string): Promise<string | null> {
    if (!this.#isOver) {
      this.#reader.setPrompt(prompt);
      this.#reader.prompt();
    }
    while (this.#waiting.length === 0) {
      if (this.#isOver) return null;
      await new Promise<void>((resolve) => {
        this.#wake = resolve;
      });
    }
    if (!this.#isTyped) return this.#waiting.shift() ?? null;
    await new Promise((resolve) => setTimeout(resolve, paste));
    return this.#waiting.splice(0).join('\n');
  }

  [Symbol.dispose](): void {
    this.#reader.close();
  }
}
