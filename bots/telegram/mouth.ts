import { InputFile, type Api } from 'grammy';
import type { InlineKeyboardButton } from 'grammy/types';

import { removeEach } from '../remove-each.ts';
import { longestMessage } from '../split.ts';
import type { Prompt } from './chat.ts';
import type { Chats } from './chats.ts';

type Keyboard = readonly (readonly InlineKeyboardButton[])[];

/** Speaks into one chat, and remembers what it said there so that it can take it back. */
export class Mouth {
  readonly #api: Api;
  readonly #chats: Chats;
  readonly #chatId: number;

  constructor(api: Api, chats: Chats, chatId: number) {
    this.#api = api;
    this.#chats = chats;
    this.#chatId = chatId;
  }

  /** Sends the pieces one after the other, with the buttons under the last; answers the numbers of the messages. */
  async say(
    pieces: readonly string[],
    keyboard: Keyboard = [],
    receipt: string | null = null,
  ): Promise<readonly number[]> {
    const ids: number[] = [];
    for (const [index, piece] of pieces.entries()) {
      const isLast = index === pieces.length - 1;
      const { message_id: id } = await this.#api.sendMessage(this.#chatId, piece, {
        entities: marked(piece, receipt),
        // Telegram would fetch whatever address stands in a text.
        link_preview_options: { is_disabled: true },
        ...(isLast && keyboard.length > 0 ? markup(keyboard) : {}),
      });
      this.#chats.note(this.#chatId, id);
      ids.push(id);
    }
    return ids;
  }

  async hand(name: string, bytes: Uint8Array): Promise<number> {
    const file = new InputFile(bytes, name);
    const { message_id: id } = await this.#api.sendDocument(this.#chatId, file);
    this.#chats.note(this.#chatId, id);
    return id;
  }

  /** Changes the buttons under what was said. */
  async mark(messageId: number, keyboard: Keyboard): Promise<void> {
    await this.#api
      .editMessageReplyMarkup(this.#chatId, messageId, markup(keyboard))
      .catch(() => {});
  }

  /** Takes the buttons away from a question that was answered, and leaves what was chosen. Only looks: it may fail. */
  async retire({ messageId, tail }: Prompt, chosen: string | null): Promise<void> {
    if (messageId === null) return;
    const text = `${tail}\n\n☞ ${chosen ?? ''}`;
    if (chosen === null || text.length > longestMessage) return this.mark(messageId, []);
    await this.#api
      .editMessageText(this.#chatId, messageId, text, {
        link_preview_options: { is_disabled: true },
        ...markup([]),
      })
      .catch(() => {});
  }

  /** Whether all of them are gone. */
  async remove(ids: readonly number[]): Promise<boolean> {
    let all = true;
    for (let at = 0; at < ids.length; at += most) {
      all = (await this.#removeSome(ids.slice(at, at + most))) && all;
    }
    return all;
  }

  async #removeSome(ids: readonly number[]): Promise<boolean> {
    const [first] = ids;
    if (first === undefined) return true;
    try {
      if (ids.length > 1) {
        await this.#api.deleteMessages(this.#chatId, [...ids]);
        return true;
      }
    } catch {
      // One that cannot be deleted holds up the others; and older servers know no such method.
    }
    return await removeEach(ids, (id) => this.#api.deleteMessage(this.#chatId, id));
  }
}

const most = 100;

function markup(keyboard: Keyboard) {
  return { reply_markup: { inline_keyboard: keyboard.map((row) => [...row]) } };
}

/** A touch on the receipt copies it. */
function marked(piece: string, receipt: string | null) {
  const offset = receipt === null ? -1 : piece.indexOf(receipt);
  return receipt === null || offset < 0
    ? []
    : [{ type: 'code' as const, offset, length: receipt.length }];
}
