import { deaf, screen, type Flow } from './flow.ts';
import { menuChoice } from './menu.ts';
import { chooseOne, notNow, oldButton } from './refusals.ts';
import { choosing, option, say } from './say.ts';
import { stay, type Scene, type Shown } from './step.ts';

const prompt = choosing([option('menu', 'common.to-menu')]);

/** What is left behind depends on where the conversation took place. */
function show({ world }: Scene): Shown {
  const { channel } = world;
  const left =
    channel === 'telegram' || channel === 'terminal' ? (`${channel}.left` as const) : 'erase.left';
  return { messages: [say('erase.done', 'success'), say(left, 'notice')], prompt };
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
