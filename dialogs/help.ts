import { deaf, screen, type Flow } from './flow.ts';
import { oldButton, notNow, chooseOne } from './refusals.ts';
import { backOption, choosing, menuOption, option, say } from './say.ts';
import { go, stay, type Shown } from './step.ts';

const shown: Shown = {
  messages: [
    say('help.what'),
    say('help.how'),
    say('help.words'),
    say('help.safer', 'notice'),
    say('help.limits', 'notice'),
  ],
  prompt: choosing([option('directory', 'directory.open'), backOption, menuOption]),
};

export const help: Flow = {
  name: 'help',
  form: null,
  start: 'help/help',
  steps: [
    screen('help/help', {
      next: ['directory/find'],
      show: () => shown,
      take: (scene, input) => {
        const { draft } = scene.state;
        if (input.kind === 'file' || input.kind === 'file-refused') return notNow(scene, input);
        if (input.kind === 'text') return stay(draft, [chooseOne]);
        if (input.id === 'directory') return go('directory/find', { ...draft, sought: null });
        return input.id === 'back' ? go('back', draft) : stay(draft, [oldButton]);
      },
    }),
  ],
  hear: deaf,
};
