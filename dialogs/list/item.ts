import { chosen } from '../match.ts';
import type { Option } from '../message.ts';
import { chooseOne, notNow, oldButton } from '../refusals.ts';
import { backOption, choosing, say, skipOption, stopOption, words } from '../say.ts';
import type { StepRef } from '../session.ts';
import { go, stay, type Input, type Move, type Scene, type Shown } from '../step.ts';
import { gone } from '../walk/slots.ts';
import { choicesOf } from './list-offer.ts';
import { itemRef, listPlace, noteRef, withSaid, type ListPlace } from './scene.ts';
import { choiceOption, itemMessages, wantsMore } from './words.ts';

/** One question with its explanation; what was chosen before is marked. */
export function showItem(scene: Scene, index: number): Shown {
  const place = listPlace(scene, index);
  if (place === null) return gone;
  const { list, item, said } = place;
  return {
    messages: [
      ...itemMessages(item, scene.world.knowledge),
      ...(said === undefined
        ? []
        : [say('list.said-before', 'notice', { choice: words(`list.choice.${said.choice}`) })]),
    ],
    prompt: {
      ...choosing(optionsOf(place)),
      progress: { step: index + 1, of: list.offer.items.length },
    },
  };
}

function optionsOf({ list }: ListPlace): readonly Option[] {
  return [...choicesOf(list.offer).map(choiceOption), skipOption, backOption, stopOption];
}

export function takeItem(scene: Scene, input: Input, index: number): Move {
  const { draft } = scene.state;
  if (input.kind === 'file' || input.kind === 'file-refused') return notNow(scene, input);
  const place = listPlace(scene, index);
  if (place === null) {
    const isBack = input.kind === 'choice' && input.id === 'back';
    return isBack ? go('back', draft) : stay(draft, [oldButton]);
  }
  const { list, item, said } = place;
  const id = chosen(scene, input, optionsOf(place), false);
  if (id === null) return stay(draft, [chooseOne]);
  if (id === 'back') return go('back', draft);
  const next = nextRef(scene, index);
  if (id === 'skip') return go(next, draft);
  const choice = choicesOf(list.offer).find((one) => one === id);
  if (choice === undefined) return stay(draft, [oldButton]);
  const after = withSaid(draft, item, {
    choice,
    note: said?.note ?? null,
    files: said?.files ?? [],
  });
  return go(wantsMore(item, choice, scene.world.knowledge) ? noteRef(index) : next, after);
}

/** The next question, or the page with all answers: after the last one, and from an edit. */
export function nextRef({ state }: Scene, index: number): StepRef {
  const { list } = state.draft;
  const isLast = list === null || index + 1 >= list.offer.items.length;
  return isLast || state.session.resume !== null ? 'list/review' : itemRef(index + 1);
}
