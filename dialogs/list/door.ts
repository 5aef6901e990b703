import { chosen } from '../match.ts';
import type { Draft, DraftList } from '../draft.ts';
import type { Option } from '../message.ts';
import { chooseOne, notNow, oldButton } from '../refusals.ts';
import { backOption, choosing, menuOption, option, say, stopOption } from '../say.ts';
import type { StepRef } from '../session.ts';
import { go, stay, type Input, type Move, type Scene, type Shown } from '../step.ts';
import type { ListOffer } from './list-offer.ts';
import { itemRef } from './scene.ts';
import { introduction } from './words.ts';

/** The id under which a personal link is chosen, from everywhere. */
export const listOption = (token: string): string => `list:${token}`;

/** Before the first question; where no link is open, what can be done. */
export function showDoor({ state, world }: Scene): Shown {
  const { list } = state.draft;
  if (list === null) {
    return { messages: [say('list.none')], prompt: choosing([backOption, menuOption]) };
  }
  return {
    messages: [
      ...introduction(list.offer),
      say(`list.channel.${world.channel}`, 'notice'),
      ...(isBegun(list) ? [say('list.begun', 'notice')] : []),
      say('list.how'),
    ],
    prompt: choosing(optionsOf(list)),
  };
}

function optionsOf(list: DraftList | null): readonly Option[] {
  if (list === null) return [backOption, menuOption];
  return [
    option('continue', isBegun(list) ? 'list.go-on' : 'list.begin', 'main'),
    ...(isBegun(list) ? [option('review', 'list.to-review')] : []),
    menuOption,
    stopOption,
  ];
}

export function takeDoor(scene: Scene, input: Input): Move {
  const { draft } = scene.state;
  const { list } = draft;
  if (input.kind === 'file' || input.kind === 'file-refused') return notNow(scene, input);
  const id = chosen(scene, input, optionsOf(list), false);
  if (id === null) return stay(draft, [chooseOne]);
  if (id === 'back') return go('back', draft);
  if (id === 'menu') return go('menu/menu', draft);
  if (list === null) return stay(draft, [oldButton]);
  if (id === 'continue') return go(firstOpen(list), draft);
  return id === 'review' && isBegun(list) ? go('list/review', draft) : stay(draft, [oldButton]);
}

function isBegun({ said }: DraftList): boolean {
  return Object.keys(said).length > 0;
}

/** The first question without an answer. */
function firstOpen({ offer, said }: DraftList): StepRef {
  const at = offer.items.findIndex(({ id }) => said[id] === undefined);
  return at < 0 ? 'list/review' : itemRef(at);
}

/** Answers to a request that was begun are kept; those of another link make room. */
export function withOffer(draft: Draft, offer: ListOffer): Draft {
  const { list } = draft;
  const kept = list?.offer.token === offer.token ? list : null;
  return {
    ...draft,
    list: { offer, said: kept?.said ?? {}, caseKey: kept?.caseKey ?? null },
  };
}
