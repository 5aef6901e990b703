import { phrase } from '../../knowledge/phrases.ts';
import { equal } from '../../platform/crypto/bytes.ts';
import type { Language } from '../../platform/language.ts';
import type { Log } from '../../platform/log.ts';
import { chatText } from '../chat-text.ts';
import type { ChatTurn } from '../chat-turn.ts';
import type { Act, Converse, Conversed } from '../conversed.ts';
import { splitText } from '../split.ts';
import { demonstrationWords } from '../demonstration.ts';
import { isBeginning, isEnd } from '../sealed-places.ts';
import { filesOf, type View } from '../view.ts';
import type { From } from './came.ts';
import { cardOf, type Press } from './card.ts';
import type { Chat, Chats } from './chat.ts';
import type { Connector } from './connector.ts';
import type { Download } from './download.ts';
import { Mouth } from './mouth.ts';

export interface TurnParts {
  readonly converse: Converse;
  readonly chats: Chats;
  readonly connectorFor: (from: From) => Connector;
  readonly download: Download;
  readonly log: Log;
  /** The web page, which is the safer place; `null` when it has no address of its own. */
  readonly publicUrl: string | null;
  readonly demonstration: boolean;
}

/** Teams takes some 28 kilobytes in one message; half of that is easier to read. UTF-16 units. */
const longestMessage = 7000;

/** One or more turns with one person, and the one answer that comes of them. */
export class Turn implements ChatTurn {
  readonly from: From;
  readonly #parts: TurnParts;
  readonly mouth: Mouth;
  chat: Chat;
  readonly notes: string[] = [];

  constructor(parts: TurnParts, from: From) {
    this.#parts = parts;
    this.from = from;
    this.chat = parts.chats.of(from.conversation);
    this.mouth = new Mouth(parts.connectorFor(from), parts.chats, from.conversation);
  }

  get language(): Language {
    return this.chat.language ?? this.from.language ?? 'kk';
  }

  /** Lets the dialog take its turn, and follows what became of the key. */
  async take(act: Act, language: Language | null = null): Promise<Conversed> {
    const { chat } = this;
    const clientKey = chat.clientKey;
    const begun = clientKey === null ? (language ?? this.from.language) : language;
    const conversed = await this.#parts.converse({
      clientKey,
      language: begun,
      act,
      channel: 'teams',
    });
    const { view, outcome } = conversed;
    if (outcome === 'erased') {
      await this.#erased(conversed);
      return conversed;
    }
    chat.clientKey = conversed.clientKey;
    chat.language = view.language;
    if (clientKey !== null && !equal(clientKey, conversed.clientKey)) await this.#receiptKept();
    return conversed;
  }

  /** Says what came of it all. `pressed` is the button that led here. */
  async show({ view, outcome }: Conversed, pressed: Press | null = null): Promise<void> {
    const { chat, mouth } = this;
    const before = chat.prompt;
    const drawn = chatText(withoutFile(view), {
      before: [...this.notes, ...this.#firstWords(view)],
      after: this.#lastWords(view),
    });
    const number = chat.cards + 1;
    const card = cardOf(view, drawn, number);
    const isHere = before !== null && pressed?.card === before.card;
    if (isHere && before.text === drawn.text && outcome === 'shown') {
      if (await mouth.mark(before, card)) {
        chat.cards = number;
        chat.prompt = { ...before, card: number };
        return;
      }
    }
    const pieces = splitText(drawn.text, longestMessage);
    chat.cards = number;
    const ids = await mouth.say(pieces, card);
    if (view.receipt !== null) chat.receipts.push(...ids.filter((id) => id !== null));
    chat.prompt = {
      messageId: ids.at(-1) ?? null,
      card: number,
      at: view.at,
      expects: view.expects,
      labels: new Map(view.options.map(({ id, label }) => [id, label])),
      text: drawn.text,
      tail: pieces.at(-1) ?? '',
    };
    // What was said last stands already; the marks on what was said before are looks only.
    const chosen = isHere ? (before.labels.get(pressed.button.id) ?? null) : null;
    if (before !== null) await mouth.retire(before, chosen);
  }

  #firstWords(view: View): readonly string[] {
    const { at, language } = view;
    const { publicUrl, demonstration } = this.#parts;
    const words: string[] = [];
    if (isBeginning(at) && this.chat.prompt?.at !== at) {
      words.push(phrase(language, 'teams.seen'));
      if (publicUrl !== null) {
        words.push(phrase(language, 'teams.safer', { url: `${publicUrl}/${language}/` }));
      }
    }
    if (demonstration) words.push(...demonstrationWords(view));
    return words;
  }

  #lastWords(view: View): readonly string[] {
    const { at, expects, receipt, language } = view;
    if (filesOf(view).length > 0) return [this.#noPaper(language)];
    if (expects === 'file') return [phrase(language, 'teams.files')];
    if (receipt !== null) return [phrase(language, 'teams.copy-receipt')];
    return isEnd(at) ? [phrase(language, 'teams.still-here')] : [];
  }

  #noPaper(language: Language): string {
    const { publicUrl } = this.#parts;
    return publicUrl === null
      ? phrase(language, 'teams.no-paper-here')
      : phrase(language, 'teams.no-paper', { url: `${publicUrl}/${language}/` });
  }

  /** The receipt is safe with its owner, so it does not have to stand in a conversation. */
  async #receiptKept(): Promise<void> {
    const { chat, language } = this;
    const receipts = chat.receipts.splice(0);
    const isGone = receipts.length > 0 && (await this.mouth.remove(receipts));
    if (receipts.includes(chat.prompt?.messageId ?? '')) chat.prompt = null;
    this.notes.push(phrase(language, isGone ? 'teams.receipt-gone' : 'teams.receipt-stays'));
  }

  /** Everything went; now what we said goes too. What the person wrote only the person can delete. */
  async #erased({ view }: Conversed): Promise<void> {
    const { chats } = this.#parts;
    const { conversation } = this.from;
    const ids = chats.takeMessages(conversation);
    const { taken, cards } = this.chat;
    this.chat = chats.forget(conversation);
    Object.assign(this.chat, { language: view.language, taken, cards });
    const isGone = ids.length > 0 && (await this.mouth.remove(ids));
    const said = isGone ? 'teams.erased' : 'teams.erased-partly';
    this.notes.push(phrase(view.language, said), phrase(view.language, 'teams.erased-rest'));
  }
}

/** A file would be kept in the organisation's own storage, which is the last place for a receipt. */
function withoutFile(view: View): View {
  if (view.receipt === null) return view;
  return { ...view, options: view.options.filter(({ id }) => id !== 'download') };
}
