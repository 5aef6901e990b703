import { chosen } from '../match.ts';
import type { Option, Prompt } from '../message.ts';
import { chooseOne, notNow, oldButton } from '../refusals.ts';
import { backOption, choosing, menuOption, stopOption } from '../say.ts';
import { go, stay, type Input, type Move, type Scene } from '../step.ts';

/** The ways out that stand under every step here. */
export const waysOut: readonly Option[] = [backOption, menuOption, stopOption];

export function choosingAmong(options: readonly Option[]): Prompt {
  return choosing([...options, ...waysOut]);
}

/** Takes a choice, pressed or typed; `own` knows the step's own choices and gives `null` for others. */
export function takeChoice(
  scene: Scene,
  input: Input,
  options: readonly Option[],
  own: (id: string) => Move | null,
): Move {
  const { draft } = scene.state;
  if (input.kind === 'file' || input.kind === 'file-refused') return notNow(scene, input);
  const id = chosen(scene, input, [...options, ...waysOut], false);
  if (id === null) return stay(draft, [chooseOne]);
  if (id === 'back') return go('back', draft);
  if (id === 'menu') return go('menu/menu', draft);
  return own(id) ?? stay(draft, [oldButton]);
}
