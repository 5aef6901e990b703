import { startState } from '../dialogs/turn.ts';
import type { Language } from '../platform/language.ts';
import type { Turner } from './turner.ts';
import type { View } from './view.ts';

/** The first screen of people without a dialog. */
export type Greet = (turner: Turner, language: Language) => View;

const mostKept = 50;

/** Draws it once for all that it depends on: it is by far the most visited page. */
export function greeter(): Greet {
  const drawn = new Map<string, View>();
  return ({ take, draw, world }, language) => {
    const key = [
      language,
      world.today,
      world.intake,
      world.oversight,
      world.body,
      world.channel,
    ].join('/');
    const known = drawn.get(key);
    if (known !== undefined) return known;
    const view = draw(take(startState(language, ''), { kind: 'look' }));
    if (drawn.size >= mostKept) drawn.clear();
    drawn.set(key, view);
    return view;
  };
}
