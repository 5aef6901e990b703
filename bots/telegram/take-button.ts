import { phrase } from '../../knowledge/phrases.ts';
import { readButton } from '../button.ts';
import { beginWithButton, pressButton } from '../chat-button.ts';
import type { Download } from './download.ts';
import type { Came } from './came.ts';
import { recordingStep, takeRecording } from './take-files.ts';
import type { Turn } from './turn.ts';

type Press = Extract<Came, { kind: 'button' }>;

/** A button was pressed: of the last message, of an old one, or twice. */
export async function takeButton(turn: Turn, press: Press, download: Download): Promise<void> {
  const { chat } = turn;
  const button = readButton(press.data);
  if (button === null) {
    turn.notes.push(phrase(turn.language, 'common.old-button'));
    return turn.show(await turn.take({ kind: 'look' }));
  }
  if (chat.clientKey === null) {
    return turn.show(await beginWithButton(turn, button, 'telegram.lost'));
  }
  if (isAgain(turn, press)) return;
  chat.pressed = { messageId: press.messageId, data: press.data };
  if (button.at === recordingStep) return takeRecording(turn, button.id, download);
  const { messageId } = press;
  await turn.show(await pressButton(turn, button), { messageId, id: button.id });
}

/** The second half of a double touch, which came after the first had led on. */
function isAgain({ chat }: Turn, { messageId, data }: Press): boolean {
  const { pressed, prompt } = chat;
  if (messageId === null || prompt?.messageId === messageId) return false;
  return pressed?.messageId === messageId && pressed.data === data;
}
