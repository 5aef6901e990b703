import type { Guide } from '../../knowledge/schema/guide.ts';
import { matchOption } from '../match.ts';
import type { Option } from '../message.ts';
import { chooseOne, notNow, oldButton } from '../refusals.ts';
import { backOption, choosing, menuOption, say } from '../say.ts';
import { go, stay, type Input, type Move, type Scene, type Shown } from '../step.ts';
import { slotRef } from '../walk/slots.ts';
import { beginWalk } from '../walk/walk.ts';

/** The situations that there are guides for, each in a person's own words. */
export function showSituations(scene: Scene): Shown {
  return { messages: [say('guide.which')], prompt: choosing(optionsOf(scene)) };
}

export function takeSituations(scene: Scene, input: Input): Move {
  const { draft } = scene.state;
  if (input.kind === 'file' || input.kind === 'file-refused') return notNow(scene, input);
  const id =
    input.kind === 'choice'
      ? input.id
      : matchOption(optionsOf(scene), input.text, scene.world.knowledge, false);
  if (id === null) return stay(draft, [chooseOne]);
  if (id === 'back') return go('back', draft);
  if (id === 'menu') return go('menu/menu', draft);
  return openGuide(scene, id) ?? stay(draft, [oldButton]);
}

/** Where the button of a guide leads, wherever it stands; `null` for another button. */
export function openGuide({ state, world }: Scene, id: string): Move | null {
  const guide = id.startsWith('guide:') ? world.knowledge.guides.get(id.slice(6)) : undefined;
  if (guide === undefined) return null;
  const opening = {
    kind: 'say',
    text: { kind: 'localized', text: guide.opening },
    tone: 'plain',
  } as const;
  return go(slotRef('guide', 0), beginWalk(state.draft, guide.form.id, world), [opening]);
}

function optionsOf({ world }: Scene): readonly Option[] {
  return [...[...world.knowledge.guides.values()].map(guideOption), backOption, menuOption];
}

export function guideOption({ id, title }: Guide): Option {
  return { id: `guide:${id}`, label: { kind: 'localized', text: title }, weight: 'plain' };
}
