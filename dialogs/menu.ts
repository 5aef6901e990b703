import { deaf, flowNameOf, screen, type Flow } from './flow.ts';
import { chosen } from './match.ts';
import { answerTo } from './ask/answer-to.ts';
import type { Message, Prompt } from './message.ts';
import type { Entry } from './form-table.ts';
import { stepsOf } from './path.ts';
import { tableFor } from './question.ts';
import { notNow, oldButton } from './refusals.ts';
import { option, say, written } from './say.ts';
import { surveyDoor } from './survey/offer.ts';
import type { StepRef } from './session.ts';
import { go, stay, type Input, type Move, type Scene, type Shown } from './step.ts';

/** Only what exists: an entry comes with its flow. */
const menuOptions = [
  option('ask', 'menu.ask', 'main'),
  option('guide', 'menu.guide', 'main'),
  option('report', 'menu.report', 'main'),
  option('check', 'menu.check'),
  option('survey', 'menu.survey'),
  option('deadlines', 'menu.deadlines'),
  option('help', 'menu.help'),
  option('language', 'menu.language', 'quiet'),
  option('erase', 'menu.erase', 'danger'),
];

/** A question may be typed here at once. */
const menuPrompt: Prompt = { options: menuOptions, expects: 'text', input: 'line' };

const menuNext: readonly StepRef[] = [
  'ask/question',
  'ask/answer',
  'guide/situations',
  'report/urgent',
  'report/closed',
  'check/receipt',
  'check/account',
  'survey/choose',
  'survey/code',
  'survey/consent',
  'deadlines/tools',
];

/** The first screen: who receives, what this channel can know, what must not be entered. */
function showWelcome(scene: Scene): Shown {
  return { messages: [...welcome(scene), say('menu.choose')], prompt: menuPrompt };
}

function welcome({ world }: Scene): readonly Message[] {
  return [
    say('menu.hello'),
    ...(world.body === null ? [] : [say('menu.body', 'plain', { body: written(world.body) })]),
    say(world.oversight ? 'menu.who' : 'menu.who-alone'),
    say(`menu.channel.${world.channel}`, 'notice'),
    say('menu.secrets', 'warning'),
  ];
}

function showMenu(scene: Scene): Shown {
  const begun = reportBegun(scene) ? [say('menu.report-begun', 'notice')] : [];
  return { messages: [...begun, say('menu.choose')], prompt: menuPrompt };
}

function takeMenu(scene: Scene, input: Input): Move {
  const { draft } = scene.state;
  if (input.kind === 'file' || input.kind === 'file-refused') return notNow(scene, input);
  const id = chosen(scene, input, menuOptions, false);
  const move = id === null ? null : menuChoice(scene, id);
  if (move !== null) return move;
  return input.kind === 'text' ? answerTo(scene, input.text) : stay(draft, [oldButton]);
}

/** Where an entry of the menu leads; `null` when it is none that a step can take. */
export function menuChoice(scene: Scene, id: string): Move | null {
  const { draft } = scene.state;
  switch (id) {
    case 'ask':
      return go('ask/question', { ...draft, asked: null });
    case 'guide':
      return go('guide/situations', draft);
    case 'report':
      return go(reportGoesOn(scene), draft);
    case 'check':
      return go(draft.visit === null ? 'check/receipt' : 'check/account', draft);
    case 'survey': {
      const door = surveyDoor(draft, scene.world);
      return go(door.to, door.draft);
    }
    case 'deadlines':
      return go('deadlines/tools', { ...draft, count: null, paper: null });
    case 'back':
      return go('back', draft);
    default:
      return null;
  }
}

/** A report that was begun goes on where it was left. */
function reportGoesOn(scene: Scene): StepRef {
  const { path } = scene.state.session;
  const left = stepsOf(path).findLast((ref) => flowNameOf(ref) === 'report');
  if (left !== undefined && reportBegun(scene)) return left;
  if (scene.world.intake === 'closed') return 'report/closed';
  const answered = answeredIn(scene).at(-1);
  return answered === undefined ? 'report/urgent' : `report/${answered.question.id}`;
}

function reportBegun(scene: Scene): boolean {
  return answeredIn(scene).length > 0;
}

/** The questions of the report that have an answer, in the order of the form. */
function answeredIn(scene: Scene): readonly Entry[] {
  const { answers } = scene.state.draft;
  const { entries } = tableFor(scene, 'report');
  return entries.filter(({ question }) => answers[question.id] !== undefined);
}

export const menu: Flow = {
  name: 'menu',
  form: null,
  start: 'menu/welcome',
  steps: [
    screen('menu/welcome', { next: menuNext, show: showWelcome, take: takeMenu }),
    screen('menu/menu', { next: menuNext, show: showMenu, take: takeMenu }),
  ],
  hear: deaf,
};
