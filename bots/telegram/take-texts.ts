import { phrase } from '../../knowledge/phrases.ts';
import { readCode } from '../../knowledge/survey-code.ts';
import { isEnd } from '../sealed-places.ts';
import { takesReceipt } from '../takes-receipt.ts';
import type { Conversed } from '../conversed.ts';
import type { Chat } from './chat.ts';
import type { Came } from './came.ts';
import { longestMessage } from '../split.ts';
import type { Turn } from './turn.ts';

type Text = Extract<Came, { kind: 'text' }>;
type Edited = Extract<Came, { kind: 'edited' }>;

/**
 * Takes what a person typed. Telegram cuts long texts into messages, and messages can overtake each other:
 * what was sent under the same question is one answer, in the order in which it was written.
 */
export async function takeTexts(turn: Turn, texts: readonly Text[]): Promise<void> {
  const { chat } = turn;
  if (chat.clientKey === null) return begin(turn);
  if (texts.some(({ forwarded }) => forwarded)) {
    turn.notes.push(phrase(turn.language, 'telegram.forwarded'));
  }
  const byQuestion = Map.groupBy(texts, ({ messageId }) => questionOf(chat, messageId));
  let last: Conversed | null = null;
  for (const [question, pieces] of byQuestion) last = await takeAnswer(turn, question, pieces);
  if (last !== null) await turn.show(last);
}

/** An earlier message was rewritten: so is the answer that it was part of. */
export async function takeEdit(turn: Turn, { text, messageId }: Edited): Promise<void> {
  const { chat } = turn;
  if (chat.clientKey === null || text === null) return;
  const said = [...chat.said.values()].find(({ pieces }) => pieces.has(messageId));
  if (said === undefined) {
    turn.notes.push(phrase(turn.language, 'telegram.edit-late'));
    return turn.show(await turn.take({ kind: 'look' }));
  }
  said.pieces.set(messageId, text);
  turn.notes.push(phrase(turn.language, 'telegram.edited'));
  await turn.show(await turn.take({ kind: 'text', text: joined(said.pieces), at: said.at }));
}

/** Nothing is remembered of this person, so there is no question that the words could answer. */
async function begin(turn: Turn): Promise<void> {
  turn.notes.push(phrase(turn.language, 'telegram.fresh'));
  await turn.show(await turn.take({ kind: 'look' }));
}

type Question = Chat['asked'][number];

/** The question that stood above the message when it was written. */
function questionOf(chat: Chat, messageId: number): Question | null {
  return chat.asked.findLast((asked) => asked.messageId < messageId) ?? chat.asked.at(-1) ?? null;
}

async function takeAnswer(
  turn: Turn,
  question: Question | null,
  texts: readonly Text[],
): Promise<Conversed> {
  const { chat } = turn;
  const fresh = new Map(texts.map(({ messageId, text }) => [messageId, text]));
  if (question === null) return turn.take({ kind: 'text', text: joined(fresh) });
  const { at, messageId } = question;
  if (isReceipt(at)) chat.receipts.push(...fresh.keys());
  const before = chat.said.get(messageId);
  const isLate = before !== undefined && chat.prompt?.messageId !== messageId;
  const pieces = isLate ? new Map([...before.pieces, ...fresh]) : fresh;
  if (isAnswer(at)) chat.said.set(messageId, { at, pieces });
  if (isLate) turn.notes.push(phrase(turn.language, 'telegram.added'));
  const text = joined(pieces);
  const conversed = await turn.take({ kind: 'text', text, at });
  if (takesReceipt(at, text)) await hide(turn, [...fresh.keys()]);
  if (at === 'survey/code' && readCode(text) !== null) await hideCode(turn, [...fresh.keys()]);
  return conversed;
}

/** Where words are kept that can still be changed. */
function isAnswer(at: string): boolean {
  // At the end nothing is asked any more: what is typed there may be the receipt, and is remembered nowhere.
  if (isReceipt(at) || isEnd(at)) return false;
  return (
    at.startsWith('report/') || ['hand-over/question', 'check/reply', 'check/harm'].includes(at)
  );
}

function isReceipt(at: string): boolean {
  return at === 'report/receipt' || at === 'hand-over/receipt';
}

/** A receipt that was typed has done its work. */
async function hide(turn: Turn, ids: readonly number[]): Promise<void> {
  const isGone = await turn.mouth.remove(ids);
  turn.notes.push(phrase(turn.language, isGone ? 'telegram.typed-gone' : 'telegram.receipt-stays'));
}

/** A code lets one person answer: it does not have to stand in a chat. */
async function hideCode(turn: Turn, ids: readonly number[]): Promise<void> {
  const isGone = await turn.mouth.remove(ids);
  turn.notes.push(phrase(turn.language, isGone ? 'telegram.code-gone' : 'telegram.code-stays'));
}

function joined(pieces: ReadonlyMap<number, string>): string {
  const ordered = [...pieces].toSorted(([a], [b]) => a - b).map(([, text]) => text);
  return ordered.reduce((whole, piece, index) => {
    if (index === 0) return piece;
    // A message that is full to the brim was cut in the middle of a word.
    const isCut = ordered[index - 1]?.length === longestMessage;
    return `${whole}${isCut ? '' : '\n'}${piece}`;
  }, '');
}
