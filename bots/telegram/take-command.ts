import { phrase } from '../../knowledge/phrases.ts';
import { languageOf, type Language } from '../../platform/language.ts';
import type { Conversed } from '../conversed.ts';
import type { Came } from './came.ts';
import type { Turn } from './turn.ts';

type Command = Extract<Came, { kind: 'command' }>;

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
const doors = new Set(['report', 'check']);

/** A command is never an answer, wherever it is typed. */
export async function takeCommand(turn: Turn, { name, word }: Command): Promise<void> {
  if (name === 'start') return turn.show(await start(turn, word.toLowerCase()));
  if (doors.has(name)) return turn.show(await enter(turn, name, null));
  const { prompt, clientKey } = turn.chat;
  if (name === 'back' || name === 'skip') {
    const at = prompt === null ? {} : { at: prompt.at };
    return turn.show(await turn.take({ kind: 'choice', id: name, ...at }));
  }
  const id = choices.get(name);
  if (id === undefined) {
    turn.notes.push(phrase(turn.language, 'telegram.unknown-command'));
    return turn.show(await turn.take({ kind: 'look' }));
  }
  const tongue = languageOf(id);
  const beginning = clientKey === null ? (tongue ?? turn.language) : null;
  const act =
    clientKey === null && tongue !== null
      ? { kind: 'look' as const }
      : { kind: 'choice' as const, id };
  await turn.show(await turn.take(act, beginning));
}

/** `/start`, alone or out of a link: `report`, `check`, a language, or both as in `ru_report`. */
async function start(turn: Turn, word: string): Promise<Conversed> {
  const [first = '', second = ''] = word.split('_');
  if (first === 'survey') turn.notes.push(phrase(turn.language, 'telegram.no-survey'));
  const language = languageOf(first);
  const door = language === null ? first : second;
  if (doors.has(door)) return enter(turn, door, language);
  if (turn.chat.clientKey === null) return turn.take({ kind: 'look' }, language);
  if (language !== null) await turn.take({ kind: 'choice', id: language });
  return turn.take({ kind: 'choice', id: 'start' });
}

/** Through the menu, so that nothing of what was begun is lost on the way. */
export async function enter(
  turn: Turn,
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
