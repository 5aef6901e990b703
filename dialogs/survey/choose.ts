import { chosen } from '../match.ts';
import type { Message, Option } from '../message.ts';
import { chooseOne, notNow, oldButton } from '../refusals.ts';
import { backOption, choosing, menuOption, say } from '../say.ts';
import { go, stay, type Input, type Move, type Scene, type Shown } from '../step.ts';
import type { World } from '../world.ts';
import { enterSurvey, openOffers } from './offer.ts';
import type { SurveyOffer } from './survey-offer.ts';

/** The surveys that are open today, by title; where there is none it is said kindly, with what comes. */
export function showChoice({ world }: Scene): Shown {
  const offers = openOffers(world);
  const messages = offers.length === 0 ? [say('survey.none'), ...coming(world)] : [which];
  return { messages, prompt: choosing(optionsOf(world)) };
}

const which = say('survey.which');

function coming({ surveys, today, knowledge }: World): readonly Message[] {
  return surveys
    .filter(({ opens }) => opens > today)
    .flatMap(({ form, opens }) => {
      const title = knowledge.forms.get(form)?.title;
      if (title === undefined) return [];
      const day = { kind: 'day', day: opens } as const;
      return [say('survey.early', 'notice', { title: { kind: 'localized', text: title }, day })];
    });
}

export function takeChoice(scene: Scene, input: Input): Move {
  const { state, world } = scene;
  const { draft } = state;
  if (input.kind === 'file' || input.kind === 'file-refused') return notNow(scene, input);
  const id = chosen(scene, input, optionsOf(world), false);
  if (id === null) return stay(draft, [chooseOne]);
  if (id === 'back') return go('back', draft);
  if (id === 'menu') return go('menu/menu', draft);
  const offer = openOffers(world).find((one) => id === surveyOption(one.id));
  if (offer === undefined) return stay(draft, [oldButton]);
  const entered = enterSurvey(draft, offer, world);
  return go('survey/code', entered.draft);
}

/** The id under which a survey is chosen, from everywhere. */
export function surveyOption(id: string): string {
  return `survey:${id}`;
}

function optionsOf(world: World): readonly Option[] {
  return [...openOffers(world).flatMap((offer) => optionFor(offer, world)), backOption, menuOption];
}

function optionFor({ id, form }: SurveyOffer, { knowledge }: World): readonly Option[] {
  const title = knowledge.forms.get(form)?.title;
  if (title === undefined) return [];
  return [{ id: surveyOption(id), label: { kind: 'localized', text: title }, weight: 'plain' }];
}
