import type { Message, Update } from 'grammy/types';

import { languageOf, type Language } from '../../platform/language.ts';
import { readCommand } from '../chat-command.ts';
import { fileOf, type SentFile } from './sent-file.ts';

/** Somebody's chat with the bot, as far as an update tells. */
export interface From {
  readonly chatId: number;
  /** What the person's Telegram speaks, if it is a language of ours. */
  readonly hint: Language | null;
}

/** What an update brings. Details of the Bot API end here. */
export type Came =
  | {
      readonly kind: 'text';
      readonly text: string;
      readonly messageId: number;
      readonly forwarded: boolean;
    }
  | {
      readonly kind: 'command';
      readonly name: string;
      readonly word: string;
      readonly messageId: number;
    }
  | {
      readonly kind: 'button';
      readonly data: string;
      readonly queryId: string;
      readonly messageId: number | null;
    }
  | { readonly kind: 'file'; readonly file: SentFile; readonly messageId: number }
  | { readonly kind: 'edited'; readonly text: string | null; readonly messageId: number }
  /** A sticker, a place, a contact, a poll, a game, … */
  | { readonly kind: 'strange'; readonly messageId: number }
  /** The person blocked the bot. */
  | { readonly kind: 'left' }
  /** A group or a channel: the bot says why it goes, and goes. */
  | { readonly kind: 'elsewhere' }
  /** Stands for all that came after too much. */
  | { readonly kind: 'flood' };

/** `null` for updates that are nobody's: of other bots, of services, of kinds that we did not ask for. */
export function readUpdate(update: Update): { readonly from: From; readonly came: Came } | null {
  if (update.callback_query !== undefined) return fromButton(update.callback_query);
  if (update.my_chat_member !== undefined) return fromMembership(update.my_chat_member);
  if (update.channel_post !== undefined) return elsewhere(update.channel_post.chat.id, null);
  if (update.edited_message !== undefined) {
    return fromMessage(update.edited_message, ({ text, message_id: messageId }) => ({
      kind: 'edited',
      text: text ?? null,
      messageId,
    }));
  }
  return update.message === undefined ? null : fromMessage(update.message, cameWith);
}

type Read = ReturnType<typeof readUpdate>;

function elsewhere(chatId: number, hint: Language | null): Read {
  return { from: { chatId, hint }, came: { kind: 'elsewhere' } };
}

function fromMessage(message: Message, came: (message: Message) => Came | null): Read {
  const { chat, from } = message;
  if (from?.is_bot === true) return null;
  const hint = languageOf(from?.language_code);
  if (chat.type !== 'private') {
    // What merely happens in a group is nothing that was said to us.
    return isService(message) ? null : elsewhere(chat.id, hint);
  }
  const read = came(message);
  return read === null ? null : { from: { chatId: chat.id, hint }, came: read };
}

function cameWith(message: Message): Came | null {
  const { message_id: messageId, text } = message;
  if (text !== undefined) {
    const command = readCommand(text);
    if (command !== null) return { kind: 'command', ...command, messageId };
    return { kind: 'text', text, messageId, forwarded: message.forward_origin !== undefined };
  }
  const file = fileOf(message);
  if (file !== null) return { kind: 'file', file, messageId };
  return isService(message) ? null : { kind: 'strange', messageId };
}

/** Notes that Telegram itself puts into a chat. */
function isService(message: Message): boolean {
  return [
    message.new_chat_members,
    message.left_chat_member,
    message.new_chat_title,
    message.new_chat_photo,
    message.delete_chat_photo,
    message.group_chat_created,
    message.supergroup_chat_created,
    message.migrate_to_chat_id,
    message.migrate_from_chat_id,
    message.pinned_message,
    message.message_auto_delete_timer_changed,
    message.write_access_allowed,
    message.chat_background_set,
  ].some((note) => note !== undefined);
}

function fromButton({ id, from, message, data }: NonNullable<Update['callback_query']>): Read {
  if (message === undefined || data === undefined || from.is_bot) return null;
  const hint = languageOf(from.language_code);
  if (message.chat.type !== 'private') return elsewhere(message.chat.id, hint);
  return {
    from: { chatId: message.chat.id, hint },
    came: { kind: 'button', data, queryId: id, messageId: message.message_id ?? null },
  };
}

function fromMembership(change: NonNullable<Update['my_chat_member']>): Read {
  const { chat, from, new_chat_member: now } = change;
  const hint = languageOf(from.language_code);
  if (chat.type === 'private') {
    return now.status === 'kicked'
      ? { from: { chatId: chat.id, hint }, came: { kind: 'left' } }
      : null;
  }
  const isIn = now.status === 'member' || now.status === 'administrator';
  return isIn ? elsewhere(chat.id, hint) : null;
}
