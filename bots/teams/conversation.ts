import { phrase, type PhraseKey } from '../../knowledge/phrases.ts';
import { takesReceipt } from '../takes-receipt.ts';
import { languages } from '../../platform/language.ts';
import { codeOf, placeOf } from '../../platform/log.ts';
import { beginWithButton, pressButton } from '../chat-button.ts';
import { carryCommand } from '../chat-command.ts';
import type { Conversed } from '../conversed.ts';
import type { Came, From } from './came.ts';
import type { Press } from './card.ts';
import { takeFiles } from './take-files.ts';
import { kindOf, TeamsError } from './trouble.ts';
import { Turn, type TurnParts } from './turn.ts';

/** Answers what a person sent. Never rejects. */
export type Talk = (from: From, came: Came) => Promise<void>;

/** Answers what people send, and remembers them for half an hour. */
export function conversation(parts: TurnParts): Talk {
  return async (from, came) => {
    try {
      await talk(parts, from, came);
    } catch (error) {
      const { log } = parts;
      if (error instanceof TeamsError) {
        // Whom nothing can be sent to needs no apology.
        log('teams.failed', { because: kindOf(error) });
        return;
      }
      log('turn.failed', { channel: 'teams', code: codeOf(error), place: placeOf(error) });
      await apologise(parts, from).catch(() => {});
    }
  };
}

async function talk(parts: TurnParts, from: From, came: Came): Promise<void> {
  if (came.kind === 'elsewhere') return sayElsewhere(parts, from);
  if (came.kind === 'left') return forget(parts, from);
  const turn = new Turn(parts, from);
  if (came.kind === 'press') return takePress(turn, came.press);
  const conversed = await answered(turn, came, parts);
  if (conversed !== null) await turn.show(conversed);
}

type Answerable = Exclude<Came, { kind: 'elsewhere' | 'left' | 'press' }>;

/** `null` where nothing is to be said. */
async function answered(
  turn: Turn,
  came: Answerable,
  { download }: TurnParts,
): Promise<Conversed | null> {
  switch (came.kind) {
    case 'text':
      return takeText(turn, came.text);
    case 'command':
      return carryCommand(turn, came, 'teams.unknown-command');
    case 'files':
      return takeFiles(turn, came, download);
    case 'strange':
      return remark(turn, 'teams.strange');
    case 'edited':
      // Whoever is not remembered has nothing here that a change could concern.
      return turn.chat.clientKey === null ? null : remark(turn, 'teams.edited');
    case 'greet':
      // A service tells of each who comes in, of us too: one greeting is enough.
      return turn.chat.clientKey === null ? turn.take({ kind: 'look' }) : null;
    default:
      return came satisfies never;
  }
}

async function takeText(turn: Turn, text: string): Promise<Conversed> {
  const { clientKey, prompt } = turn.chat;
  if (clientKey === null) return remark(turn, 'teams.fresh');
  const at = prompt?.at;
  if (takesReceipt(at, text)) {
    turn.notes.push(phrase(turn.language, 'teams.typed-stays'));
  }
  return turn.take({ kind: 'text', text, ...(at === undefined ? {} : { at }) });
}

async function takePress(turn: Turn, press: Press | null): Promise<void> {
  const { chat } = turn;
  if (press === null) return turn.show(await remark(turn, 'common.old-button'));
  const { button, card } = press;
  if (chat.clientKey === null) return turn.show(await beginWithButton(turn, button, 'teams.lost'));
  const pressed = `${card} ${button.at} ${button.id}`;
  // The second half of a double touch, which came after the first had led on.
  if (chat.prompt?.card !== card && chat.pressed === pressed) return;
  chat.pressed = pressed;
  await turn.show(await pressButton(turn, button), press);
}

async function remark(turn: Turn, key: PhraseKey): Promise<Conversed> {
  turn.notes.push(phrase(turn.language, key));
  return turn.take({ kind: 'look' });
}

/** A group, a team: what is said there is read by others, so nothing is said but where we do talk. */
async function sayElsewhere({ connectorFor }: TurnParts, from: From): Promise<void> {
  const words = languages.map((language) => phrase(language, 'teams.only-private'));
  await connectorFor(from).say({ text: words.join('\n\n'), card: null });
}

/** Whoever takes the app away has left: the draft goes at once. */
async function forget({ converse, chats }: TurnParts, { conversation: id }: From): Promise<void> {
  const { clientKey } = chats.of(id);
  if (clientKey !== null) {
    const act = { kind: 'choice', id: 'erase' } as const;
    await converse({ clientKey, language: null, act, channel: 'teams' });
  }
  chats.takeMessages(id);
  chats.forget(id);
}

async function apologise(parts: TurnParts, from: From): Promise<void> {
  const turn = new Turn(parts, from);
  await turn.mouth.say([phrase(turn.language, 'teams.failed')]);
}
