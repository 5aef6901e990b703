import type { Knowledge } from '../../knowledge/load.ts';
import { chosen } from '../match.ts';
import type { Message } from '../message.ts';
import { chooseOne, notNow, oldButton } from '../refusals.ts';
import { backOption, choosing, menuOption, option, say, stopOption, written } from '../say.ts';
import { go, stay, type Input, type Move, type Scene, type Shown } from '../step.ts';
import { gone, slotRef } from '../walk/slots.ts';
import { offerIn } from './offer.ts';
import type { SurveyOffer } from './survey-offer.ts';

const options = [option('continue', 'survey.begin', 'main'), backOption, menuOption, stopOption];

/** Who asks, until when, and which survey it is. */
export function introduction(
  { form, body, closes }: SurveyOffer,
  { knowledge }: { readonly knowledge: Pick<Knowledge, 'forms'> },
): readonly Message[] {
  const title = knowledge.forms.get(form)?.title;
  if (title === undefined) return [];
  const params = {
    title: { kind: 'localized', text: title },
    body: written(body),
    day: { kind: 'day', day: closes },
  } as const;
  return [say('survey.who-asks', 'plain', params)];
}

/** Before the first question: what is kept, why nobody can link the answer, and where that ends. */
export function showConsent(scene: Scene): Shown {
  const offer = offerIn(scene);
  if (offer === null) return gone;
  return {
    messages: [...introduction(offer, scene.world), ...consentLines(offer, scene.world.channel)],
    prompt: choosing(options),
  };
}

/** Says no more than the protocol keeps: by how the right to answer is given, and by channel. */
export function consentLines(
  { access, readers }: Pick<SurveyOffer, 'access' | 'readers'>,
  channel: Scene['world']['channel'],
): readonly Message[] {
  return [
    say('survey.kept'),
    say(readers === 'oversight' ? 'survey.words-oversight' : 'survey.words-default'),
    say(access === 'codes' ? 'survey.link-code' : 'survey.link-open', 'notice'),
    say(`survey.channel.${channel}`, 'notice'),
    ...(access === 'open' && channel === 'telegram' ? [say('survey.mark-telegram', 'notice')] : []),
    say('survey.free'),
  ];
}

export function takeConsent(scene: Scene, input: Input): Move {
  const { draft } = scene.state;
  if (input.kind === 'file' || input.kind === 'file-refused') return notNow(scene, input);
  const id = chosen(scene, input, options, false);
  if (id === null) return stay(draft, [chooseOne]);
  if (id === 'back') return go('back', draft);
  if (id === 'menu') return go('menu/menu', draft);
  if (id === 'continue' && offerIn(scene) !== null) return go(slotRef('survey', 0), draft);
  return stay(draft, [oldButton]);
}
