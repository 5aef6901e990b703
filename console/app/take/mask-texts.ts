import { joined, type Masks, placesOf, spansAt, withSpans } from '../../../cases/masks.ts';
import type { Language } from '../../../platform/language.ts';
import type { DateIso } from '../../../platform/time.ts';
import type { CaseView } from '../worker/case-views.ts';

/** A text of the case in which words can be hidden, under the name by which masks know it. */
export interface MaskText {
  readonly at: string;
  readonly label: string;
  readonly text: string;
  readonly language: Language | null;
}

/** Everything that a person wrote: the answers, the conversation, the officers' notes. */
export function maskTexts(
  view: CaseView,
  labelOf: (who: 'reporter' | 'officer' | 'note', day: DateIso) => string,
): readonly MaskText[] {
  const answers = view.rows.flatMap(({ id, label, answer }): readonly MaskText[] =>
    answer.kind === 'said' ? [{ at: id, label, text: answer.text, language: view.language }] : [],
  );
  const said = view.thread.flatMap((entry): readonly MaskText[] => {
    const { entryId: at, day } = entry;
    if (entry.kind === 'message') {
      const label = labelOf(entry.by === 'reporter' ? 'reporter' : 'officer', day);
      return [{ at, label, text: entry.text, language: view.language }];
    }
    if (entry.kind === 'status') {
      return [{ at, label: labelOf('officer', day), text: entry.reason, language: view.language }];
    }
    if (entry.kind === 'work' && entry.word.kind === 'note') {
      return [{ at, label: labelOf('note', day), text: entry.word.text, language: null }];
    }
    return [];
  });
  return [...answers, ...said];
}

/** Hides the words wherever they stand; how many places that were. */
export function hideEverywhere(
  masks: Masks,
  texts: readonly MaskText[],
  words: string,
): { readonly masks: Masks; readonly found: number } {
  let found = 0;
  let next = masks;
  for (const { at, text } of texts) {
    const places = placesOf(text, words);
    if (places.length === 0) continue;
    found += places.length;
    next = withSpans(next, at, joined(text, [...spansAt(next, at), ...places]));
  }
  return { masks: next, found };
}
