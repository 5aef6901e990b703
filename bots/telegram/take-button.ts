import { phrase } from '../../knowledge/phrases.ts';
import { languageOf } from '../../platform/language.ts';
import { readButton, type Button } from './button.ts';
import type { Download } from './download.ts';
import type { Came } from './came.ts';
import { enter } from './take-command.ts';
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
  if (chat.clientKey === null) return beginWith(turn, button);
  if (isAgain(turn, press)) return;
  chat.pressed = { messageId: press.messageId, data: press.data };
  if (button.at === recordingStep) return takeRecording(turn, button.id, download);
  const { id, at } = button;
  // An old menu opens its doors as the menu of today would: to where a report was left.
  const isOldDoor = at.startsWith('menu/') && at !== chat.prompt?.at && doors.has(id);
  const conversed = isOldDoor
    ? await enter(turn, id, null)
    : await turn.take({ kind: 'choice', id, at });
  await turn.show(conversed, { messageId: press.messageId, id });
}

/** The second half of a double touch, which came after the first had led on. */
function isAgain({ chat }: Turn, { messageId, data }: Press): boolean {
  const { pressed, prompt } = chat;
  if (messageId === null || prompt?.messageId === messageId) return false;
  return pressed?.messageId === messageId && pressed.data === data;
}

/** Ways into the dialog that need nothing to have gone before. */
const doors: ReadonlySet<string> = new Set(['menu', 'report', 'check', 'help', 'language']);

/**
 * The person presses a button of a conversation that is not remembered any more: half an hour passed, or
 * the bot was started anew. What was not acknowledged with a receipt was not sent, and that is said.
 */
async function beginWith(turn: Turn, { id, at, language }: Button): Promise<void> {
  turn.chat.language = languageOf(id) ?? language;
  const isDoor = /^(?:menu|erase|language|help)\//.test(at);
  if (isDoor && languageOf(id) !== null) {
    return turn.show(await turn.take({ kind: 'look' }, languageOf(id)));
  }
  if (isDoor && doors.has(id)) {
    return turn.show(await turn.take({ kind: 'choice', id }, language));
  }
  if (id !== 'stop' && id !== 'erase') turn.notes.push(phrase(language, 'telegram.lost'));
  const act =
    id === 'stop' || id === 'erase' ? { kind: 'choice' as const, id } : { kind: 'look' as const };
  await turn.show(await turn.take(act, language));
}
