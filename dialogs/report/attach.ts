import type { Draft } from '../draft.ts';
import { changeFiles, fileMessages, fileOptions } from '../files.ts';
import { chosen } from '../match.ts';
import type { Message, Option } from '../message.ts';
import { entryFor } from '../question.ts';
import { fileRefusal, oldButton } from '../refusals.ts';
import { progressAt } from '../form-table.ts';
import { tableFor } from '../question.ts';
import { backOption, option, say, stopOption } from '../say.ts';
import type { StepRef } from '../session.ts';
import { go, stay, type Input, type Move, type Scene, type Shown } from '../step.ts';

export const afterFiles: StepRef = 'report/review';

/** The files page: what is attached, what was found, what goes along. */
export function showFiles(scene: Scene): Shown {
  const entry = entryFor(scene, 'report', 'files');
  const { draft } = scene.state;
  return {
    messages: [...entry.messages, ...fileMessages(draft.files)],
    prompt: {
      options: optionsOf(draft),
      expects: 'file',
      progress: progressAt(tableFor(scene, 'report'), entry, draft),
    },
  };
}

export function takeFiles(scene: Scene, input: Input): Move {
  const { draft } = scene.state;
  if (input.kind === 'file' || input.kind === 'file-refused') return takeFile(scene, input);
  const id = chosen(scene, input, optionsOf(draft), false);
  return id === null
    ? stay(draft, [say('refusal.file-expected', 'notice')])
    : takeChoice(draft, id);
}

/** One more file, or the reason why it was not taken. */
export function takeFile(
  scene: Scene,
  input: Extract<Input, { kind: 'file' | 'file-refused' }>,
): Move {
  const { draft } = scene.state;
  if (input.kind === 'file-refused') return stay(draft, [fileRefusal(input.reason)]);
  const { question } = entryFor(scene, 'report', 'files');
  if (question.type === 'file' && draft.files.length >= question.most) {
    return stay(draft, [fileRefusal('too-many')], { kind: 'drop-file', file: input.file });
  }
  const added: readonly Message[] = [say('file.added', 'success')];
  return stay({ ...draft, files: [...draft.files, input.file], caseKey: input.caseKey }, added);
}

function takeChoice(draft: Draft, id: string): Move {
  if (id === 'back') return go('back', draft);
  if (id === 'done' || id === 'skip' || id === 'keep') return go(afterFiles, draft);
  const changed = changeFiles(draft.files, id);
  if (changed === null) return stay(draft, [oldButton]);
  const after = { ...draft, files: changed.files };
  if (changed.dropped === null) return stay(after);
  return stay(after, [say('file.removed', 'notice')], { kind: 'drop-file', file: changed.dropped });
}

function optionsOf(draft: Draft): readonly Option[] {
  const label = draft.files.length === 0 ? 'file.none' : 'file.done';
  return [...fileOptions(draft.files), option('done', label, 'main'), backOption, stopOption];
}
