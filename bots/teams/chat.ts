import type { Random } from '../../platform/crypto/random.ts';
import type { Language } from '../../platform/language.ts';
import type { Clock } from '../../platform/time.ts';
import type { View } from '../view.ts';
import { KeptChats } from '../kept-chats.ts';

/** The last thing that was shown, as far as the next turn needs it. */
export interface Prompt {
  /** Of the message that carries the buttons; `null` where the service does not tell. */
  readonly messageId: string | null;
  /** Which of the cards in this conversation it is. */
  readonly card: number;
  readonly at: string;
  readonly expects: View['expects'];
  /** Labels of the options, to mark the one that was chosen. */
  readonly labels: ReadonlyMap<string, string>;
  /** All that was said, to notice that only a mark has changed. */
  readonly text: string;
  /** The last piece of it, under which the buttons stand. */
  readonly tail: string;
}

/** What one conversation is remembered by: in memory, for half an hour, without anything that names it. */
export interface Chat {
  /** `null` before the first turn, and after everything was erased. */
  clientKey: Uint8Array | null;
  language: Language | null;
  prompt: Prompt | null;
  /** How many cards there were. */
  cards: number;
  /** The button that was pressed last, and on which card. */
  pressed: string | null;
  /** Our messages in which the receipt stands. */
  receipts: string[];
  /** Activities that were taken: the service brings one again when it is not sure. */
  taken: Set<string>;
}

const mostTaken = 200;

export function freshChat(): Chat {
  return {
    clientKey: null,
    language: null,
    prompt: null,
    cards: 0,
    pressed: null,
    receipts: [],
    taken: new Set(),
  };
}

/** `false` for an activity that was taken before. */
export function takeOnce({ taken }: Chat, id: string | null): boolean {
  if (id === null) return true;
  if (taken.has(id)) return false;
  taken.add(id);
  const [oldest] = taken;
  if (taken.size > mostTaken && oldest !== undefined) taken.delete(oldest);
  return true;
}

/** What is remembered of conversations with clients of Microsoft 365. */
export class Chats extends KeptChats<Chat, string, string> {
  constructor(random: Random, clock: Pick<Clock, 'now'>) {
    super({ random, clock, label: 'teams/chat', fresh: freshChat });
  }
}
