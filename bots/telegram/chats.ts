import type { Random } from '../../platform/crypto/random.ts';
import type { Clock } from '../../platform/time.ts';
import { KeptChats } from '../kept-chats.ts';
import { freshChat, type Chat } from './chat.ts';

/** What is remembered of chats of Telegram. */
export class Chats extends KeptChats<Chat, number, number> {
  constructor(random: Random, clock: Pick<Clock, 'now'>) {
    super({ random, clock, label: 'telegram/chat', fresh: freshChat });
  }
}
