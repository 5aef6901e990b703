import { languages } from '../../platform/language.ts';
import { phrase } from '../../knowledge/phrases.ts';
import { codeOf, placeOf } from '../../platform/log.ts';
import { carryCommand } from '../chat-command.ts';
import type { Came, From } from './came.ts';
import type { Talk } from './inbox.ts';
import { takeButton } from './take-button.ts';
import { takeFiles } from './take-files.ts';
import { takeEdit, takeTexts } from './take-texts.ts';
import { TelegramError } from './trouble.ts';
import { Turn, type TurnParts } from './turn.ts';

/** Answers what people send, and remembers them for half an hour. */
export function conversation(parts: TurnParts): Talk {
  return async (from, items) => {
    try {
      await talk(parts, from, items);
    } catch (error) {
      parts.log('turn.failed', { channel: 'telegram', code: codeOf(error), place: placeOf(error) });
      // Whom nothing can be sent to needs no apology.
      if (!(error instanceof TelegramError)) await apologise(parts, from).catch(() => {});
    }
  };
}

async function talk(
  parts: TurnParts,
  from: From,
  items: readonly [Came, ...Came[]],
): Promise<void> {
  const [item] = items;
  if (item.kind === 'elsewhere') return leave(parts, from);
  const turn = new Turn(parts, from);
  for (const each of items) {
    if ('messageId' in each && each.messageId !== null) {
      parts.chats.note(from.chatId, each.messageId);
    }
  }
  switch (item.kind) {
    case 'text':
      return takeTexts(
        turn,
        items.filter((each) => each.kind === 'text'),
      );
    case 'file':
      return takeFiles(
        turn,
        items.filter((each) => each.kind === 'file'),
        parts.download,
      );
    case 'command':
      return turn.show(await carryCommand(turn, item, 'telegram.unknown-command'));
    case 'button':
      // Stops the little clock on the button; nobody waits for it.
      void parts.api.answerCallbackQuery(item.queryId).catch(() => {});
      return takeButton(turn, item, parts.download);
    case 'edited':
      return takeEdit(turn, item);
    case 'strange':
      return remark(turn, 'telegram.strange');
    case 'flood':
      return remark(turn, 'telegram.too-many');
    case 'left':
      return forget(turn, parts);
    default:
      return item satisfies never;
  }
}

async function remark(turn: Turn, key: 'telegram.strange' | 'telegram.too-many'): Promise<void> {
  turn.notes.push(phrase(turn.language, key));
  await turn.show(await turn.take({ kind: 'look' }));
}

/** A group, a channel: what is said there is read by others, so nothing is said but why the bot goes. */
async function leave({ api, address }: TurnParts, { chatId }: From): Promise<void> {
  const url = address() ?? '';
  const words = languages.map((language) => phrase(language, 'telegram.only-private', { url }));
  await api.sendMessage(chatId, words.join('\n\n')).catch(() => {});
  await api.leaveChat(chatId).catch(() => {});
}

/** Whoever blocks the bot has left: the draft goes at once. */
async function forget({ chat, from }: Turn, { converse, chats }: TurnParts): Promise<void> {
  const { clientKey } = chat;
  if (clientKey !== null) {
    const act = { kind: 'choice', id: 'erase' } as const;
    await converse({ clientKey, language: null, act, channel: 'telegram' });
  }
  chats.takeMessages(from.chatId);
  chats.forget(from.chatId);
}

async function apologise(parts: TurnParts, from: From): Promise<void> {
  const turn = new Turn(parts, from);
  await turn.mouth.say([phrase(turn.language, 'telegram.failed')]);
}
