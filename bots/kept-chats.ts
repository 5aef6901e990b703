import { hex, utf8, wipe } from '../platform/crypto/bytes.ts';
import { hmac } from '../platform/crypto/hash.ts';
import type { Random } from '../platform/crypto/random.ts';
import type { Clock, Ms } from '../platform/time.ts';

/** How long an unfinished report is kept after the last sign of its writer. Milliseconds. */
export const rememberedFor = (30 * 60_000) as Ms;

/** Telegram lets nobody delete older messages, and what is remembered for longer tells more. */
const deletable = 48 * 60 * 60_000;
const mostMessages = 1000;

export interface KeptParts<Chat> {
  readonly random: Random;
  readonly clock: Pick<Clock, 'now'>;
  /** Keeps the names of one channel apart from those of others. */
  readonly label: 'telegram/chat' | 'teams/chat';
  readonly fresh: () => Chat;
}

interface Entry<Chat, Id> {
  chat: Chat;
  until: number;
  /** Numbers of messages of both sides. They outlive the draft, so that more can be deleted. */
  messages: { readonly id: Id; readonly at: number }[];
}

/** Everything that is known of chats, under names from which no chat can be told: HMAC of a key that dies with the process. */
export class KeptChats<
  Chat extends { readonly clientKey: Uint8Array | null },
  ChatId extends string | number,
  MessageId,
> {
  readonly #key: Uint8Array;
  readonly #parts: KeptParts<Chat>;
  readonly #entries = new Map<string, Entry<Chat, MessageId>>();

  constructor(parts: KeptParts<Chat>) {
    this.#key = parts.random(32);
    this.#parts = parts;
  }

  /** The name under which a chat is known here. */
  nameOf(chatId: ChatId): string {
    return hex(hmac(this.#key, this.#parts.label, utf8(String(chatId))));
  }

  /** The chat as it is remembered, or a fresh one; it is remembered for half an hour more. */
  of(chatId: ChatId): Chat {
    const entry = this.#entry(chatId);
    entry.until = this.#parts.clock.now() + rememberedFor;
    return entry.chat;
  }

  /** Forgets all but which messages there were. */
  forget(chatId: ChatId): Chat {
    const entry = this.#entry(chatId);
    this.#clear(entry);
    return entry.chat;
  }

  /** A message of either side went over the wire. */
  note(chatId: ChatId, messageId: MessageId): void {
    const { messages } = this.#entry(chatId);
    if (messages.some(({ id }) => id === messageId)) return;
    messages.push({ id: messageId, at: this.#parts.clock.now() });
    if (messages.length > mostMessages) messages.shift();
  }

  /** Numbers of the messages that may be deleted, which are then not known any more. */
  takeMessages(chatId: ChatId): readonly MessageId[] {
    const entry = this.#entry(chatId);
    const since = this.#parts.clock.now() - deletable;
    const ids = entry.messages.filter(({ at }) => at > since).map(({ id }) => id);
    entry.messages = [];
    return ids;
  }

  /** To be called now and then. */
  sweep(): void {
    const now = this.#parts.clock.now();
    for (const [name, entry] of this.#entries) {
      if (entry.until <= now) this.#clear(entry);
      entry.messages = entry.messages.filter(({ at }) => at > now - deletable);
      if (entry.until <= now && entry.messages.length === 0) this.#entries.delete(name);
    }
  }

  #entry(chatId: ChatId): Entry<Chat, MessageId> {
    const name = this.nameOf(chatId);
    const known = this.#entries.get(name);
    if (known === undefined) {
      const until = this.#parts.clock.now() + rememberedFor;
      const entry = { chat: this.#parts.fresh(), until, messages: [] };
      this.#entries.set(name, entry);
      return entry;
    }
    if (known.until <= this.#parts.clock.now()) this.#clear(known);
    return known;
  }

  #clear(entry: Entry<Chat, MessageId>): void {
    if (entry.chat.clientKey !== null) wipe(entry.chat.clientKey);
    entry.chat = this.#parts.fresh();
  }
}
