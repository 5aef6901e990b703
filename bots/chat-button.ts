import { phrase, type PhraseKey } from '../knowledge/phrases.ts';
import { languageOf } from '../platform/language.ts';
import type { Button } from './button.ts';
import { enter } from './chat-command.ts';
import type { ChatTurn } from './chat-turn.ts';
import type { Conversed } from './conversed.ts';

/** Ways into the dialog that need nothing to have gone before. */
const doors: ReadonlySet<string> = new Set([
  'menu',
  'report',
  'check',
  'survey',
  'help',
  'language',
]);

/** A button of a conversation that is remembered. */
export async function pressButton(turn: ChatTurn, { id, at }: Button): Promise<Conversed> {
  // An old menu opens its doors as the menu of today would: to where a report was left.
  const isOldDoor = at.startsWith('menu/') && at !== turn.chat.prompt?.at && doors.has(id);
  return isOldDoor ? enter(turn, id, null) : turn.take({ kind: 'choice', id, at });
}

/**
 * The person presses a button of a conversation that is not remembered any more: half an hour passed, or
 * the process was started anew. What was not acknowledged with a receipt was not sent, and `lost` says that.
 */
export async function beginWithButton(
  turn: ChatTurn,
  { id, at, language }: Button,
  lost: PhraseKey,
): Promise<Conversed> {
  turn.chat.language = languageOf(id) ?? language;
  const isDoor = /^(?:menu|erase|language|help)\//.test(at);
  if (isDoor && languageOf(id) !== null) return turn.take({ kind: 'look' }, languageOf(id));
  if (isDoor && doors.has(id)) return turn.take({ kind: 'choice', id }, language);
  if (id !== 'stop' && id !== 'erase') turn.notes.push(phrase(language, lost));
  const act =
    id === 'stop' || id === 'erase' ? { kind: 'choice' as const, id } : { kind: 'look' as const };
  return turn.take(act, language);
}
