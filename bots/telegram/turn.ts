import type { Api } from 'grammy';

import { phrase } from '../../knowledge/phrases.ts';
import { equal, fromHex, hex, utf8 } from '../../platform/crypto/bytes.ts';
import { hmac } from '../../platform/crypto/hash.ts';
import type { Language } from '../../platform/language.ts';
import type { Log } from '../../platform/log.ts';
import type { Act, Converse, Conversed } from '../conversed.ts';
import type { MakeFile } from '../made-file.ts';
import { demonstrationWords } from '../demonstration.ts';
import { isBeginning, isEnd } from '../sealed-places.ts';
import type { PersonTag } from '../surveys.ts';
import { filesOf, type View } from '../view.ts';
import { receiptFile } from '../web/receipt-file.ts';
import type { From } from './came.ts';
import type { Chat } from './chat.ts';
import type { Chats } from './chats.ts';
import type { Download } from './download.ts';
import { drawView, type Drawn } from './draw.ts';
import { Mouth } from './mouth.ts';

export interface TurnParts {
  readonly api: Api;
  readonly converse: Converse;
  readonly chats: Chats;
  readonly download: Download;
  readonly make: MakeFile;
  readonly log: Log;
  /** The web page, which is the safer place; `null` when it has no address of its own. */
  readonly publicUrl: string | null;
  readonly demonstration: boolean;
  /** Where the bot itself is found; `null` until Telegram has said so. */
  readonly address: () => string | null;
}

/** One or more turns with one person, and the one answer that comes of them. */
export class Turn {
  readonly from: From;
  readonly #parts: TurnParts;
  readonly #mouth: Mouth;
  chat: Chat;
  /** What the channel says before the dialog speaks. */
  readonly notes: string[] = [];

  constructor(parts: TurnParts, from: From) {
    this.#parts = parts;
    this.from = from;
    this.chat = parts.chats.of(from.chatId);
    this.#mouth = new Mouth(parts.api, parts.chats, from.chatId);
  }

  /** In which the channel itself speaks. */
  get language(): Language {
    return this.chat.language ?? this.from.hint ?? 'kk';
  }

  get mouth(): Mouth {
    return this.#mouth;
  }

  /** Lets the dialog take its turn, and follows what became of the key. `language` is for those who begin. */
  async take(act: Act, language: Language | null = null): Promise<Conversed> {
    const { chat } = this;
    const clientKey = chat.clientKey;
    const person = personTag(this.from.chatId);
    const conversed = await this.#parts.converse({
      clientKey,
      language,
      act,
      channel: 'telegram',
      person,
    });
    const { view, outcome } = conversed;
    if (outcome === 'erased') {
      await this.#erased(conversed);
      return conversed;
    }
    chat.clientKey = conversed.clientKey;
    chat.language = view.language;
    if (clientKey !== null && !equal(clientKey, conversed.clientKey)) await this.#receiptKept();
    if (view.receipt !== null) chat.said.clear();
    return conversed;
  }

  /** Says what came of it all. `pressed` is the message whose button was pressed, and which one it was. */
  async show(
    { view, outcome }: Conversed,
    pressed: { readonly messageId: number | null; readonly id: string } | null = null,
  ): Promise<void> {
    const { chat } = this;
    const before = chat.prompt;
    const drawn = drawView(view, {
      before: [...this.notes, ...this.#firstWords(view)],
      after: this.#lastWords(view),
    });
    const isHere = before !== null && pressed !== null && pressed.messageId === before.messageId;
    if (isHere && before.messageId !== null && before.text === drawn.text && outcome === 'shown') {
      await this.#mouth.mark(before.messageId, drawn.keyboard);
      return;
    }
    if (outcome === 'receipt-file' && view.receipt !== null) {
      chat.receipts.push(await this.#handReceipt(view.receipt, view.language));
    }
    // A step that is only said again hands nothing over a second time.
    if (before?.at !== view.at || before.offered !== offeredBy(view)) await this.#handFiles(view);
    const ids = await this.#mouth.say(drawn.pieces, drawn.keyboard, view.receipt);
    if (view.receipt !== null) chat.receipts.push(...ids);
    this.#remember(view, drawn, ids.at(-1) ?? null);
    const chosen = isHere ? (before.labels.get(pressed.id) ?? null) : null;
    // What was said last stands already; the marks on what was said before are looks only.
    if (before !== null) await this.#mouth.retire(before, chosen);
  }

  #remember(view: View, { labels, text, pieces }: Drawn, messageId: number | null) {
    const { chat } = this;
    const { at, expects, input } = view;
    const tail = pieces.at(-1) ?? '';
    const offered = offeredBy(view);
    chat.prompt = { messageId, at, expects, input, labels, text, tail, offered };
    if (messageId !== null) chat.asked.push({ messageId, at });
    if (chat.asked.length > mostAsked) chat.asked.shift();
  }

  #firstWords(view: View): readonly string[] {
    const { at, language } = view;
    const { publicUrl, demonstration } = this.#parts;
    const words: string[] = [];
    if (isBeginning(at) && this.chat.prompt?.at !== at && publicUrl !== null) {
      words.push(phrase(language, 'telegram.safer', { url: `${publicUrl}/${language}/` }));
    }
    if (demonstration) words.push(...demonstrationWords(view));
    return words;
  }

  #lastWords({ at, expects, language }: View): readonly string[] {
    if (expects === 'file') return [phrase(language, 'telegram.files')];
    return isEnd(at) ? [phrase(language, 'telegram.still-here')] : [];
  }

  async #handFiles(view: View): Promise<void> {
    for (const offered of filesOf(view)) {
      const { name, bytes } = await this.#parts.make(offered);
      await this.#mouth.hand(name, bytes);
    }
  }

  async #handReceipt(receipt: string, language: Language): Promise<number> {
    const { publicUrl, address } = this.#parts;
    const where = publicUrl === null ? (address() ?? '') : `${publicUrl}/${language}/`;
    const text = receiptFile(language, receipt, where);
    return await this.#mouth.hand('receipt.txt', new TextEncoder().encode(text));
  }

  /** The receipt is safe with its owner, so it does not have to stand in a chat. */
  async #receiptKept(): Promise<void> {
    const { chat, language } = this;
    const receipts = chat.receipts.splice(0);
    chat.said.clear();
    if (receipts.length === 0) return;
    const isGone = await this.#mouth.remove(receipts);
    if (receipts.includes(chat.prompt?.messageId ?? -1)) chat.prompt = null;
    this.notes.push(phrase(language, isGone ? 'telegram.receipt-gone' : 'telegram.receipt-stays'));
  }

  /** Everything went; now what stands in the chat goes too, as far as a bot may delete it. */
  async #erased({ view }: Conversed): Promise<void> {
    const { chats } = this.#parts;
    const ids = chats.takeMessages(this.from.chatId);
    this.chat = chats.forget(this.from.chatId);
    this.chat.language = view.language;
    const isGone = await this.#mouth.remove(ids);
    const said = isGone ? 'telegram.erased' : 'telegram.erased-partly';
    this.notes.push(phrase(view.language, said), phrase(view.language, 'telegram.erased-rest'));
  }
}

/** In a private chat its number is the person's; it is put under the survey's key and goes nowhere else. */
function personTag(chatId: number): PersonTag {
  return (key, survey) =>
    hex(hmac(key.bytes(), 'survey/person', fromHex(survey), utf8(String(chatId))));
}

/** Which files a view hands over, to be compared only. */
function offeredBy(view: View): string {
  return JSON.stringify(filesOf(view));
}

const mostAsked = 50;
