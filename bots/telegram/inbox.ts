import type { Ms } from '../../platform/time.ts';
import type { Came, From } from './came.ts';
import type { Chats } from './chats.ts';

/** Answers what one person sent: items of one kind, the oldest first. Never rejects. */
export type Talk = (from: From, items: readonly [Came, ...Came[]]) => Promise<void>;

interface Waiting {
  readonly from: From;
  readonly item: Came;
  readonly done: () => void;
}

export interface InboxParts {
  readonly chats: Chats;
  readonly talk: Talk;
  /** How long pieces of one thing wait for each other. */
  readonly gather: Ms;
}

const mostWaiting = 60;
/** Telegram cuts what is longer than 4096; a text near that may have a second half. */
const maybeCut = 3500;

/** One line for each chat: people do not wait for each other, and what one person sends keeps its order. */
export class Inbox {
  readonly #parts: InboxParts;
  readonly #lines = new Map<string, Waiting[]>();

  constructor(parts: InboxParts) {
    this.#parts = parts;
  }

  /** Turns that are waiting or under way. */
  get size(): number {
    return [...this.#lines.values()].reduce((sum, line) => sum + Math.max(1, line.length), 0);
  }

  /** Resolves when it was answered. Never rejects. */
  put(from: From, came: Came): Promise<void> {
    const { promise, resolve } = Promise.withResolvers<void>();
    const name = this.#parts.chats.nameOf(from.chatId);
    const line = this.#lines.get(name);
    if (line === undefined) {
      const begun: Waiting[] = [{ from, item: came, done: resolve }];
      this.#lines.set(name, begun);
      void this.#work(name, begun);
      return promise;
    }
    if (line.length < mostWaiting) line.push({ from, item: came, done: resolve });
    else if (line.at(-1)?.item.kind === 'flood') resolve();
    else line.push({ from, item: { kind: 'flood' }, done: resolve });
    return promise;
  }

  async #work(name: string, line: Waiting[]): Promise<void> {
    for (let first = line[0]; first !== undefined; first = line[0]) {
      if (this.#mayGoOn(first)) await this.#settled(line);
      const group = line.splice(0, alike(line));
      const [head = first, ...more] = group;
      await this.#parts.talk(head.from, [head.item, ...more.map(({ item }) => item)]);
      for (const { done } of group) done();
    }
    this.#lines.delete(name);
  }

  /** Whether another piece of the same thing may be on its way. */
  #mayGoOn({ from, item }: Waiting): boolean {
    if (item.kind === 'file') return item.file.album !== null;
    if (item.kind !== 'text') return false;
    return (
      item.text.length > maybeCut || this.#parts.chats.of(from.chatId).prompt?.input === 'long'
    );
  }

  /** Waits until nothing more has come for a while. */
  async #settled(line: readonly Waiting[]): Promise<void> {
    for (let before = -1; before !== line.length;) {
      before = line.length;
      await new Promise((resolve) => setTimeout(resolve, this.#parts.gather));
    }
  }
}

/** How many at the head of the line are of one kind and can be answered together. */
function alike(line: readonly Waiting[]): number {
  const kind = line[0]?.item.kind;
  if (kind !== 'text' && kind !== 'file' && kind !== 'strange') return 1;
  const other = line.findIndex(({ item }) => item.kind !== kind);
  return other < 0 ? line.length : other;
}
