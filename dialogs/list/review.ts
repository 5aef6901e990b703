import type { DraftList, DraftSaid } from '../draft.ts';
import { matchOption } from '../match.ts';
import type { Option, SummaryRow, Text } from '../message.ts';
import { chooseOne, notNow, oldButton } from '../refusals.ts';
import {
  backOption,
  choosing,
  list as listed,
  option,
  say,
  stopOption,
  words,
  written,
} from '../say.ts';
import { edit, go, stay, type Input, type Move, type Scene, type Shown } from '../step.ts';
import { gone } from '../walk/slots.ts';
import { itemRef } from './scene.ts';
import { choiceText, itemText } from './words.ts';

const send = option('send', 'list.send', 'main');

/** All answers before they are sent, each with the way back to its question. */
export function showReview(scene: Scene): Shown {
  const { list } = scene.state.draft;
  if (list === null) return gone;
  const given = Object.keys(list.said).length;
  const of = list.offer.items.length;
  return {
    messages: [
      say('list.review', 'plain', { given, of }),
      { kind: 'summary', rows: rowsOf(scene, list) },
      given === 0 ? say('list.nothing-yet', 'notice') : say('list.final', 'notice'),
    ],
    prompt: choosing(optionsOf(list)),
  };
}

function optionsOf({ said }: DraftList): readonly Option[] {
  return [...(Object.keys(said).length === 0 ? [] : [send]), backOption, stopOption];
}

function rowsOf({ world }: Scene, { offer, said }: DraftList): readonly SummaryRow[] {
  return offer.items.flatMap((item) => {
    const label = itemText(item, world.knowledge);
    if (label === null) return [];
    const given = said[item.id];
    const value = given === undefined ? words('common.skipped') : saidText(given);
    return [{ label, value, option: `edit-${item.id}` }];
  });
}

function saidText({ choice, note, files }: DraftSaid): Text {
  const parts = [
    choiceText(choice),
    ...(note === null ? [] : [written(note)]),
    ...(files.length === 0 ? [] : [words('list.files', { count: files.length })]),
  ];
  const [only] = parts;
  return parts.length === 1 && only !== undefined ? only : listed(parts);
}

export function takeReview(scene: Scene, input: Input): Move {
  const { draft } = scene.state;
  const { list } = draft;
  if (input.kind === 'file' || input.kind === 'file-refused') return notNow(scene, input);
  const id = input.kind === 'choice' ? input.id : typedId(scene, list, input.text);
  if (id === null) return stay(draft, [chooseOne]);
  if (id === 'back') return go('back', draft);
  if (list === null) return stay(draft, [oldButton]);
  if (id === 'send' && Object.keys(list.said).length > 0) {
    return stay(draft, [], { kind: 'list', list });
  }
  const at = list.offer.items.findIndex((item) => id === `edit-${item.id}`);
  return at < 0 ? stay(draft, [oldButton]) : edit(itemRef(at), draft);
}

function typedId({ world }: Scene, list: DraftList | null, text: string): string | null {
  if (list === null) return matchOption([backOption], text, world.knowledge, true);
  const edits = list.offer.items.flatMap((item): Option[] => {
    const label = itemText(item, world.knowledge);
    return label === null ? [] : [{ id: `edit-${item.id}`, label, weight: 'quiet' }];
  });
  return matchOption([...optionsOf(list), ...edits], text, world.knowledge, true);
}
