import { turn, startState } from '../dialogs/turn.ts';
import type { Knowledge } from '../knowledge/load.ts';
import type { Converse } from './conversed.ts';
import { drawTurn } from './draw.ts';
import { inTurns } from './in-turns.ts';
import { boxKeys } from './session-box.ts';
import { Talk, type Greet, type TalkParts } from './talk.ts';
import type { View } from './view.ts';

/** The loop that all channels share: load, turn, seal, store, reply. */
export function createConverse(parts: TalkParts): Converse {
  const queue = inTurns();
  const greet = greeter(parts.knowledge);
  return (turned) => {
    const clientKey = turned.clientKey ?? parts.random(32);
    const keys = boxKeys(clientKey);
    return queue(keys.idHash, () => new Talk(parts, turned, clientKey, keys, greet).run());
  };
}

/** The first screen of people without a session: drawn once for all that it depends on. */
function greeter(knowledge: Knowledge): Greet {
  const drawn = new Map<string, View>();
  return (world, language) => {
    const key = [language, world.today, world.intake, world.oversight, world.channel].join('/');
    const known = drawn.get(key);
    if (known !== undefined) return known;
    const first = turn(startState(language ?? 'kk', ''), { kind: 'look' }, world);
    const view = drawTurn(first, () => '', knowledge);
    if (drawn.size > 50) drawn.clear();
    drawn.set(key, view);
    return view;
  };
}
