import { languageOf } from '../platform/language.ts';
import { screen, deaf, type Flow } from './flow.ts';
import { chosen } from './match.ts';
import type { Option } from './message.ts';
import { menuChoice } from './menu.ts';
import { chooseOne, notNow } from './refusals.ts';
import { backOption, choosing, option, say } from './say.ts';
import { go, stay, type Input, type Move, type Scene, type Shown } from './step.ts';

const tongues: readonly Option[] = [
  option('kk', 'language.kk'),
  option('ru', 'language.ru'),
  option('en', 'language.en'),
];

const choose: Shown = { messages: [say('language.choose')], prompt: choosing(tongues) };
const switching: Shown = {
  messages: [say('language.choose')],
  prompt: choosing([...tongues, backOption]),
};

/**
 * The ids of the languages are commands that work at every step, so that these steps only see what is none of them:
 * their names in words, or a choice of the menu from a client that knows its way.
 */
function takeTongue(scene: Scene, input: Input): Move {
  const { draft } = scene.state;
  if (input.kind === 'file' || input.kind === 'file-refused') return notNow(scene, input);
  const id = chosen(scene, input, switching.prompt.options, false);
  if (id === 'back') return go('back', draft);
  const language = languageOf(id);
  if (language !== null) return { ...go('back', draft), language };
  return (input.kind === 'choice' ? menuChoice(scene, input.id) : null) ?? stay(draft, [chooseOne]);
}

export const language: Flow = {
  name: 'language',
  form: null,
  start: 'language/choose',
  steps: [
    screen('language/choose', {
      next: ['menu/welcome', 'report/urgent', 'report/closed', 'check/receipt'],
      show: () => choose,
      take: takeTongue,
    }),
    screen('language/switch', { next: [], show: () => switching, take: takeTongue }),
  ],
  hear: deaf,
};
