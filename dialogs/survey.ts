import { screen, type Flow } from './flow.ts';
import { menuOption, choosing, say } from './say.ts';
import { go, stay, type Input, type Move, type Reply, type Scene, type Shown } from './step.ts';
import { chooseOne, oldButton } from './refusals.ts';
import { matchOption } from './match.ts';
import { needsCode, showCode, takeCode } from './survey/code.ts';
import { showConsent, takeConsent } from './survey/consent.ts';
import { showChoice, takeChoice } from './survey/choose.ts';
import { hear } from './survey/hear.ts';
import { showReviewPage, takeReviewPage } from './survey/review.ts';
import { mostSlots, slotRef, slots } from './walk/slots.ts';

const thanks: Shown = {
  messages: [say('survey.thanks', 'success'), say('survey.thanks-kept')],
  prompt: choosing([menuOption]),
};

function takeThanks({ state, world }: Scene, input: Input): Move {
  const { draft } = state;
  if (input.kind === 'choice') return input.id === 'back' ? go('back', draft) : old(draft);
  const id =
    input.kind === 'text'
      ? matchOption(thanks.prompt.options, input.text, world.knowledge, false)
      : null;
  return id === 'menu' ? go('menu/menu', draft) : stay(draft, [chooseOne]);
}

function old(draft: Scene['state']['draft']): Move {
  return stay(draft, [oldButton]);
}

/** One person, one answer, without a name: a survey is chosen, a code typed, agreed to, answered, looked over and sent. */
export const survey: Flow = {
  name: 'survey',
  form: null,
  start: 'survey/choose',
  steps: [
    screen('survey/choose', { next: ['survey/code'], show: showChoice, take: takeChoice }),
    screen('survey/code', {
      next: ['survey/consent'],
      open: needsCode,
      show: showCode,
      take: takeCode,
    }),
    screen('survey/consent', {
      next: [slotRef('survey', 0)],
      show: showConsent,
      take: takeConsent,
    }),
    ...slots('survey', mostSlots, 'survey/review'),
    screen('survey/review', {
      next: ['survey/thanks', 'survey/code', 'survey/choose', slotRef('survey', 0)],
      show: showReviewPage,
      take: takeReviewPage,
    }),
    screen('survey/thanks', { next: ['menu/menu'], show: () => thanks, take: takeThanks }),
  ],
  hear: (scene: Scene, reply: Reply) => hear(scene, reply),
};
