import type { PhraseKey } from '../knowledge/phrases.ts';
import { deaf, screen, type Flow } from './flow.ts';
import { menuChoice } from './menu.ts';
import { chooseOne, notNow, oldButton } from './refusals.ts';
import { choosing, option, say } from './say.ts';
import { stay, type Scene, type Shown } from './step.ts';
import type { World } from './world.ts';

const prompt = choosing([option('menu', 'common.to-menu')]);

/** What stays behind depends on where the conversation took place. */
function show({ world }: Scene): Shown {
  return { messages: [say(doneAt(world), 'success'), say(leftAt(world), 'notice')], prompt };
}

/** In Teams what a person wrote stays where it was written. */
function doneAt({ channel }: World): PhraseKey {
  return channel === 'teams' ? 'teams.dropped' : 'erase.done';
}

function leftAt({ channel }: World): PhraseKey {
  switch (channel) {
    case 'telegram':
    case 'teams':
      return 'telegram.left';
    case 'terminal':
      return 'terminal.left';
    case 'json':
      return 'erase.left-program';
    case 'web':
    case 'office':
      return 'erase.left';
    default:
      return channel satisfies never;
  }
}

/** What is shown after everything was dropped. The dropping itself is the engine's: it works from every step. */
export const erase: Flow = {
  name: 'erase',
  form: null,
  start: 'erase/done',
  steps: [
    screen('erase/done', {
      next: ['report/urgent', 'report/closed', 'check/receipt'],
      show,
      take: (scene, input) => {
        const { draft } = scene.state;
        if (input.kind === 'file' || input.kind === 'file-refused') return notNow(scene, input);
        if (input.kind === 'text') return stay(draft, [chooseOne]);
        return menuChoice(scene, input.id) ?? stay(draft, [oldButton]);
      },
    }),
  ],
  hear: deaf,
};
