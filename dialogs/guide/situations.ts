import { chosen } from '../match.ts';
import type { Option } from '../message.ts';
import { guideOption, openGuide } from '../open-guide.ts';
import { chooseOne, notNow, oldButton } from '../refusals.ts';
import { backOption, choosing, menuOption, say } from '../say.ts';
import { go, stay, type Input, type Move, type Scene, type Shown } from '../step.ts';

/** The situations that there are guides for, each in a person's own words. */
export function showSituations(scene: Scene): Shown {
  return { messages: [say('guide.which')], prompt: choosing(optionsOf(scene)) };
}

export function takeSituations(scene: Scene, input: Input): Move {
  const { draft } = scene.state;
  if (input.kind === 'file' || input.kind === 'file-refused') return notNow(scene, input);
  const id = chosen(scene, input, optionsOf(scene), false);
  if (id === null) return stay(draft, [chooseOne]);
  if (id === 'back') return go('back', draft);
  if (id === 'menu') return go('menu/menu', draft);
  return openGuide(scene, id) ?? stay(draft, [oldButton]);
}

function optionsOf({ world }: Scene): readonly Option[] {
  return [...[...world.knowledge.guides.values()].map(guideOption), backOption, menuOption];
}
