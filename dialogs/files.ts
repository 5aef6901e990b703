import type { DraftFile } from './draft.ts';
import type { Message, Option, Text } from './message.ts';
import { list, say, words, written } from './say.ts';

const perMegabyte = 1_000_000;

/** What is attached, what was found in each file and what becomes of it. */
export function fileMessages(files: readonly DraftFile[]): readonly Message[] {
  return files.flatMap((file, index) => [
    { kind: 'say', text: fileLine(file, index), tone: 'plain' },
    findings(file),
  ]);
}

/** One file in one line: its number, kind and size; never its name. */
export function fileLine(file: DraftFile, index: number): Text {
  const size = Math.max(0.1, Math.round((file.size / perMegabyte) * 10) / 10);
  const kind = written(file.extension.replace('.', '').toUpperCase() || 'BIN');
  return words('file.line', { number: index + 1, kind, size });
}

/** For each file: whether the original goes along, and taking it away. */
export function fileOptions(files: readonly DraftFile[]): readonly Option[] {
  return files.flatMap((file, index) => {
    const number = index + 1;
    const remove: Option = {
      id: `remove-${String(number)}`,
      label: words('file.remove', { number }),
      weight: 'quiet',
    };
    if (file.cleaned === null) return [remove];
    const original: Option = {
      id: `original-${String(number)}`,
      label: words('file.keep-original', { number }),
      marked: file.keep === 'both',
      weight: 'plain',
    };
    return [original, remove];
  });
}

export interface FilesChanged {
  readonly files: readonly DraftFile[];
  /** The file that is not wanted any more. */
  readonly dropped: DraftFile | null;
}

/** What a choice on the files page changes; `null` when the choice names no file of the list. */
export function changeFiles(files: readonly DraftFile[], id: string): FilesChanged | null {
  const [verb, digits] = id.split('-');
  const index = Number(digits) - 1;
  const file = files[index];
  if (file === undefined) return null;
  if (verb === 'remove') return { files: files.filter((one) => one !== file), dropped: file };
  if (verb !== 'original' || file.cleaned === null) return null;
  const keep = file.keep === 'both' ? 'cleaned' : 'both';
  return { files: files.map((one) => (one === file ? { ...one, keep } : one)), dropped: null };
}

function findings(file: DraftFile): Message {
  if (file.cleaned === null) return say('file.not-cleaned', 'warning');
  if (file.found.length === 0) return say('file.cleaned', 'success');
  const found = list(file.found.map((kind) => words(`file.found.${kind}`)));
  return file.keep === 'both'
    ? say('file.found-and-kept', 'warning', { found })
    : say('file.found-and-removed', 'success', { found });
}
