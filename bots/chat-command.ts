import { phrase, type PhraseKey } from '../knowledge/phrases.ts';
import { languageOf, type Language } from '../platform/language.ts';
import type { ChatTurn } from './chat-turn.ts';
import type { Conversed } from './conversed.ts';

/** A word with a stroke in front, as messengers know it: `/start ru_report`. */
export interface ChatCommand {
  readonly name: string;
  readonly word: string;
}

/** What a command chooses, where that is all it does. */
const choices: ReadonlyMap<string, string> = new Map([
  ['menu', 'menu'],
  ['help', 'help'],
  ['language', 'language'],
  ['lang', 'language'],
  ['kk', 'kk'],
  ['ru', 'ru'],
  ['en', 'en'],
  ['stop', 'stop'],
  ['erase', 'stop'],
]);

/** Where a command leads through the menu. */
const doors = new Set(['report', 'check', 'survey']);

/** The command that a text is, `null` when it is none. */
export function readCommand(text: string): ChatCommand | null {
  const command = /^\/(?<name>[a-z_]{1,32})(?:@\w+)?(?:\s+(?<word>[\s\S]*))?$/iu.exec(text);
  if (command?.groups === undefined) return null;
  const { name = '', word = '' } = command.groups;
  return { name: name.toLowerCase(), word: word.trim() };
}

/** A command is never an answer, wherever it is typed. `unknown` is said to one that we do not know. */
export async function carryCommand(
  turn: ChatTurn,
  { name, word }: ChatCommand,
  unknown: PhraseKey,
): Promise<Conversed> {
  if (name === 'start') return start(turn, word.toLowerCase());
  if (doors.has(name)) return enter(turn, name, null);
  const { prompt, clientKey } = turn.chat;
  if (name === 'back' || name === 'skip') {
    const at = prompt === null ? {} : { at: prompt.at };
    return turn.take({ kind: 'choice', id: name, ...at });
  }
  const id = choices.get(name);
  if (id === undefined) {
    turn.notes.push(phrase(turn.language, unknown));
    return turn.take({ kind: 'look' });
  }
  const tongue = languageOf(id);
  const beginning = clientKey === null ? (tongue ?? turn.language) : null;
  const act =
    clientKey === null && tongue !== null
      ? { kind: 'look' as const }
      : { kind: 'choice' as const, id };
  return turn.take(act, beginning);
}

/** `/start`, alone or out of a link: `report`, `check`, `survey_<id>`, `list_<token>`, a language, or both as in `ru_report`. */
async function start(turn: ChatTurn, word: string): Promise<Conversed> {
  const words = word.split('_');
  const language = languageOf(words[0]);
  const [door = '', id = ''] = language === null ? words : words.slice(1);
  if ((door === 'survey' || door === 'list') && id !== '') {
    return enterByLink(turn, `${door}:${id}`, language);
  }
  if (doors.has(door)) return enter(turn, door, language);
  if (turn.chat.clientKey === null) return turn.take({ kind: 'look' }, language);
  if (language !== null) await turn.take({ kind: 'choice', id: language });
  return turn.take({ kind: 'choice', id: 'start' });
}

/** `survey_<id>` or `list_<token>` out of a link or a QR code; the dialog says it when there is none of that name. */
async function enterByLink(
  turn: ChatTurn,
  id: string,
  language: Language | null,
): Promise<Conversed> {
  const isNew = turn.chat.clientKey === null;
  if (!isNew && language !== null) await turn.take({ kind: 'choice', id: language });
  return turn.take({ kind: 'choice', id }, isNew ? (language ?? turn.language) : null);
}

/** Through the menu, so that nothing of what was begun is lost on the way. */
export async function enter(
  turn: ChatTurn,
  door: string,
  language: Language | null,
): Promise<Conversed> {
  if (turn.chat.clientKey === null) {
    return turn.take({ kind: 'choice', id: door }, language ?? turn.language);
  }
  if (language !== null) await turn.take({ kind: 'choice', id: language });
  const there = await turn.take({ kind: 'choice', id: 'menu' });
  const isOpen = there.view.at.startsWith('menu/') && door !== 'menu';
  return isOpen ? turn.take({ kind: 'choice', id: door }) : there;
}
