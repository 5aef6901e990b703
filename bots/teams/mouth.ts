import { removeEach } from '../remove-each.ts';
import type { Card } from './card.ts';
import type { Chats } from './chat.ts';
import type { Prompt } from './chat.ts';
import type { Connector } from './connector.ts';

/** Speaks into one conversation, and remembers what it said there so that it can take it back. */
export class Mouth {
  readonly #connector: Connector;
  readonly #chats: Chats;
  readonly #conversation: string;

  constructor(connector: Connector, chats: Chats, conversation: string) {
    this.#connector = connector;
    this.#chats = chats;
    this.#conversation = conversation;
  }

  /** Sends the pieces one after the other, with the buttons under the last; answers the ids that are known. */
  async say(
    pieces: readonly string[],
    card: Card | null = null,
  ): Promise<readonly (string | null)[]> {
    const ids: (string | null)[] = [];
    for (const [index, text] of pieces.entries()) {
      const isLast = index === pieces.length - 1;
      const id = await this.#connector.say({ text, card: isLast ? card : null });
      if (id !== null) this.#chats.note(this.#conversation, id);
      ids.push(id);
    }
    return ids;
  }

  /** Changes the buttons under what was said; whether that worked. */
  async mark({ messageId, tail }: Prompt, card: Card | null): Promise<boolean> {
    if (messageId === null) return false;
    return await this.#connector.change(messageId, { text: tail, card }).then(
      () => true,
      () => false,
    );
  }

  /** Takes the buttons away from a question that was answered, and leaves what was chosen. Only looks: it may fail. */
  async retire(prompt: Prompt, chosen: string | null): Promise<void> {
    const tail = chosen === null ? prompt.tail : `${prompt.tail}\n\n☞ ${chosen}`;
    await this.mark({ ...prompt, tail }, null);
  }

  /** Whether all of them are gone. */
  async remove(ids: readonly string[]): Promise<boolean> {
    return await removeEach(ids, (id) => this.#connector.remove(id));
  }
}
