import { maskedText, spansAt } from '../../../cases/masks.ts';
import type { Copied } from './case-sheet.ts';
import { contactQuestion, type Copy } from './copy.ts';

/** A file as it stands in the archive. */
export interface PackedFile {
  readonly name: string;
  readonly mime: string;
  /** Without the metadata with which it came. */
  readonly cleaned: boolean;
  /** Parts of the image were hidden. */
  readonly masked: boolean;
  /** Of the file in the archive, hex. */
  readonly sha256: string;
}

/** The same copy for programs. Whatever is hidden is not in it. */
export function caseJson(
  { caseId, day, today, view }: Copied,
  { form, notes, named }: Copy,
  files: readonly PackedFile[],
): string {
  const shown = (at: string, text: string) =>
    form === 'whole' ? text : maskedText(text, spansAt(view.work.masks, at));
  const answers = view.rows.map(({ id, label, answer }) => {
    if (answer.kind !== 'said') return { question: id, label, answer: null, because: answer.kind };
    if (id === contactQuestion && !named) {
      return { question: id, label, answer: null, because: 'withheld' };
    }
    return { question: id, label, answer: shown(id, answer.text) };
  });
  const thread = view.thread.flatMap((entry): readonly object[] => {
    const { entryId: id, day } = entry;
    switch (entry.kind) {
      case 'message':
        return [{ id, day, kind: 'message', by: entry.by, text: shown(id, entry.text) }];
      case 'status':
        return [
          { id, day, kind: 'status', by: entry.by, to: entry.to, reason: shown(id, entry.reason) },
        ];
      case 'work': {
        const { word, officer } = entry;
        const text = word.kind === 'note' ? { ...word, text: shown(id, word.text) } : word;
        // Where the hidden words stand is nobody's business outside.
        return notes && word.kind !== 'mask'
          ? [{ id, day, kind: 'work', officer, word: text }]
          : [];
      }
      case 'tampered':
        return [{ id, day, kind: entry.kind, what: entry.what }];
      default:
        return entry satisfies never;
    }
  });
  const { kind, language, state, me } = view;
  const made = { day: today, by: me, form, notes, named };
  return `${JSON.stringify({ v: 1, case: caseId, kind, filed: day, language, state, made, answers, thread, files }, null, 2)}\n`;
}
