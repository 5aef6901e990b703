import { cleanText, countCharacters } from '../../knowledge/schema/text.ts';
import type { DraftFile } from '../draft.ts';
import { changeFiles, fileMessages, fileOptions } from '../files.ts';
import { chosen } from '../match.ts';
import type { Option } from '../message.ts';
import { fileRefusal, notNow, oldButton } from '../refusals.ts';
import { backOption, option, say, stopOption } from '../say.ts';
import { go, stay, type Input, type Move, type Scene, type Shown } from '../step.ts';
import { gone } from '../walk/slots.ts';
import { nextRef } from './item.ts';
import { fileRef, listPlace, noteRef, withSaid, type ListPlace } from './scene.ts';
import { itemText } from './words.ts';

/** As much as an account in a report's field. */
export const longestNote = 4000;
export const mostFilesOfItem = 3;

/** A word and a paper to an answer, both left out by one press. */
export function showNote(scene: Scene, index: number): Shown {
  const place = listPlace(scene, index);
  if (place === null) return gone;
  const { said, list } = place;
  return {
    messages: [
      ...itemLine(scene, place),
      say(list.offer.asks === 'plan' ? 'list.note-plan' : 'list.note'),
    ],
    prompt: {
      options: noteOptions(place),
      expects: 'text',
      input: 'long',
      ...(said?.note === null || said === undefined ? {} : { filled: said.note }),
      progress: { step: index + 1, of: list.offer.items.length },
    },
  };
}

function noteOptions({ said }: ListPlace): readonly Option[] {
  const files = said?.files.length ?? 0;
  return [
    option('onward', said?.note === null ? 'list.no-note' : 'list.keep-note', 'main'),
    option('file', files === 0 ? 'list.add-file' : 'list.see-files'),
    backOption,
    stopOption,
  ];
}

function itemLine(scene: Scene, { item, said }: ListPlace) {
  const text = itemText(item, scene.world.knowledge);
  if (text === null || said === undefined) return [];
  return [
    say('list.about', 'plain', {
      text,
      choice: { kind: 'phrase', key: `list.choice.${said.choice}` },
    }),
  ];
}

export function takeNote(scene: Scene, input: Input, index: number): Move {
  const { draft } = scene.state;
  if (input.kind === 'file' || input.kind === 'file-refused') return notNow(scene, input);
  const place = listPlace(scene, index);
  if (place?.said === undefined) return left(scene, input);
  const { item, said } = place;
  const id = chosen(scene, input, noteOptions(place), true);
  if (id === 'back') return go('back', draft);
  if (id === 'file') return go(fileRef(index), draft);
  if (id === 'onward' || id === 'skip') return go(nextRef(scene, index), draft);
  if (input.kind === 'choice') return stay(draft, [oldButton]);
  const note = cleanText(input.text);
  const over = countCharacters(note) - longestNote;
  if (over > 0) {
    return stay(draft, [say('refusal.too-long', 'problem', { limit: longestNote, over })]);
  }
  if (note === '') return stay(draft, [say('refusal.empty', 'problem')]);
  const after = withSaid(draft, item, { ...said, note });
  return go(nextRef(scene, index), after, [say('list.noted', 'success')]);
}

export function showFile(scene: Scene, index: number): Shown {
  const place = listPlace(scene, index);
  if (place === null) return gone;
  const files = place.said?.files ?? [];
  return {
    messages: [
      ...itemLine(scene, place),
      say('list.file', 'notice', { most: mostFilesOfItem }),
      ...fileMessages(files),
    ],
    prompt: { options: fileChoices(files), expects: 'file' },
  };
}

function fileChoices(files: readonly DraftFile[]): readonly Option[] {
  const label = files.length === 0 ? 'file.none' : 'file.done';
  return [...fileOptions(files), option('done', label, 'main'), backOption, stopOption];
}

export function takeFile(scene: Scene, input: Input, index: number): Move {
  const { draft } = scene.state;
  const place = listPlace(scene, index);
  if (place?.said === undefined || draft.list === null) return left(scene, input);
  const { item, said } = place;
  if (input.kind === 'file-refused') return stay(draft, [fileRefusal(input.reason)]);
  if (input.kind === 'file') {
    if (said.files.length >= mostFilesOfItem) {
      return stay(draft, [fileRefusal('too-many')], { kind: 'drop-file', file: input.file });
    }
    const list = { ...draft.list, caseKey: input.caseKey };
    const files = [...said.files, input.file];
    const after = withSaid({ ...draft, list }, item, { ...said, files });
    return stay(after, [say('file.added', 'success')]);
  }
  const id = chosen(scene, input, fileChoices(said.files), false);
  if (id === null) return stay(draft, [say('refusal.file-expected', 'notice')]);
  if (id === 'back') return go('back', draft);
  if (id === 'done' || id === 'skip') return go(noteRef(index), draft);
  const changed = changeFiles(said.files, id);
  if (changed === null) return stay(draft, [oldButton]);
  const after = withSaid(draft, item, { ...said, files: changed.files });
  if (changed.dropped === null) return stay(after);
  return stay(after, [say('file.removed', 'notice')], { kind: 'drop-file', file: changed.dropped });
}

/** The check-list went away meanwhile: nothing is taken, and the way back stays. */
function left(scene: Scene, input: Input): Move {
  const { draft } = scene.state;
  if (input.kind === 'file' || input.kind === 'file-refused') return notNow(scene, input);
  if (input.kind === 'choice' && input.id === 'back') return go('back', draft);
  return stay(draft, [oldButton]);
}
