import { screen, type Flow } from './flow.ts';
import { showDoor, takeDoor } from './list/door.ts';
import { hear } from './list/hear.ts';
import { showItem, takeItem } from './list/item.ts';
import { showFile, showNote, takeFile, takeNote } from './list/more.ts';
import { showReview, takeReview } from './list/review.ts';
import { fileRef, itemRef, noteRef } from './list/scene.ts';
import { chosen } from './match.ts';
import { chooseOne, notNow, oldButton } from './refusals.ts';
import { choosing, menuOption, say } from './say.ts';
import type { StepRef } from './session.ts';
import { go, stay, type Input, type Move, type Scene, type Shown, type Step } from './step.ts';

/** As many as all signs of all directions together; a request asks for no more. */
export const mostItems = 91;

const done: Shown = {
  messages: [say('list.done')],
  prompt: choosing([menuOption]),
};

function takeDone(scene: Scene, input: Input): Move {
  const { draft } = scene.state;
  if (input.kind === 'file' || input.kind === 'file-refused') return notNow(scene, input);
  const id = chosen(scene, input, done.prompt.options, false);
  if (id === 'menu') return go('menu/menu', draft);
  if (id === 'back') return go('back', draft);
  return stay(draft, [id === null ? chooseOne : oldButton]);
}

/** Each item has places of its own, so that `back`, old pages and edits work as in a report. */
function itemSteps(index: number): readonly Step[] {
  const next: StepRef = index + 1 < mostItems ? itemRef(index + 1) : 'list/review';
  const onward: readonly StepRef[] = [...new Set([next, 'list/review' as const])];
  return [
    screen(itemRef(index), {
      next: [...onward, noteRef(index)],
      show: (scene) => showItem(scene, index),
      take: (scene, input) => takeItem(scene, input, index),
    }),
    screen(noteRef(index), {
      next: [...onward, fileRef(index)],
      aside: true,
      show: (scene) => showNote(scene, index),
      take: (scene, input) => takeNote(scene, input, index),
    }),
    screen(fileRef(index), {
      next: [noteRef(index)],
      aside: true,
      show: (scene) => showFile(scene, index),
      take: (scene, input) => takeFile(scene, input, index),
    }),
  ];
}

/** A check-list from a personal link: looked at, answered, looked over and sent; until its last day as often as wanted. */
export const list: Flow = {
  name: 'list',
  form: null,
  start: 'list/door',
  steps: [
    screen('list/door', {
      next: [itemRef(0), 'list/review', 'menu/menu'],
      show: showDoor,
      take: takeDoor,
    }),
    ...Array.from({ length: mostItems }, (_, index) => itemSteps(index)).flat(),
    screen('list/review', {
      next: ['list/done', 'list/door', itemRef(0)],
      show: showReview,
      take: takeReview,
    }),
    screen('list/done', { next: ['menu/menu'], show: () => done, take: takeDone }),
  ],
  hear,
};
