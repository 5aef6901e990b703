import { hex, utf8, wipe } from '../../platform/crypto/bytes.ts';
import { hmac } from '../../platform/crypto/hash.ts';
import type { Random } from '../../platform/crypto/random.ts';
import type { Clock } from '../../platform/time.ts';
import { freshChat, type Chat } from './chat.ts';

/** How long an unfinished report is kept after the last sign of its writer. Milliseconds. */
export const rememberedFor = 30 * 60_000;

/** Older messages a bot may not delete. */
const deletable = 48 * 60 * 60_000;
const mostMessages = 1000;

interface Entry {
  chat: Chat;
  until: number;
  /** Numbers of messages of both sides. They outlive the draft, so that more can be deleted. */
  messages: { readonly id: number; readonly at: number }[];
}

/** Everything that is known of chats, under names from which no chat can be told: HMAC of a key that dies with the process. */
export class Chats {
  readonly #key: Uint8Array;
  readonly #clock: Pick<Clock, 'now'>;
  readonly #entries = new Map<string, Entry>();

  constructor(random: Random, clock: Pick<Clock, 'now'>) {
    this.#key = random(32);
    this.#clock = clock;
  }

  /** The name under which a chat is known here. */
  nameOf(chatId: number): string {
    return hex(hmac(this.#key, 'telegram/chat', utf8(String(chatId))));
  }

  /** The chat as it is remembered, or a fresh one; it is remembered for half an hour more. */
  of(chatId: number): Chat {
    const entry = this.#entry(chatId);
    entry.until = this.#clock.now() + rememberedFor;
    return entry.chat;
  }

  /** Forgets all but which messages there were. */
  forget(chatId: number): Chat {
    const entry = this.#entry(chatId);
    clear(entry);
    return entry.chat;
  }

  /** A message of either side went over the wire. */
  note(chatId: number, messageId: number): void {
    const { messages } = this.#entry(chatId);
    if (messages.some(({ id }) => id === messageId)) return;
    messages.push({ id: messageId, at: this.#clock.now() });
    if (messages.length > mostMessages) messages.shift();
  }

  /** Numbers of the messages that may be deleted, which are then not known any more. */
  takeMessages(chatId: number): readonly number[] {
    const entry = this.#entry(chatId);
    const since = this.#clock.now() - deletable;
    const ids = entry.messages.filter(({ at }) => at > since).map(({ id }) => id);
    entry.messages = [];
    return ids;
  }

  /** To be called now and then. */
  sweep(): void {
    const now = this.#clock.now();
    for (const [name, entry] of this.#entries) {
      if (entry.until <= now) clear(entry);
      entry.messages = entry.messages.filter(({ at }) => at > now - deletable);
      if (entry.until <= now && entry.messages.length === 0) this.#entries.delete(name);
    }
  }

  #entry(chatId: number): Entry {
    const name = this.nameOf(chatId);
    const known = this.#entries.get(name);
    if (known === undefined) {
      const entry = { chat: freshChat(), until: this.#clock.now() + rememberedFor, messages: [] };
      this.#entries.set(name, entry);
      return entry;
    }
    if (known.until <= this.#clock.now()) clear(known);
    return known;
  }
}

function clear(entry: Entry): void {
  if (entry.chat.clientKey !== null) wipe(entry.chat.clientKey);
  entry.chat = freshChat();
}
