import { useSyncExternalStore } from 'react';

import { questionCategory } from '../../../cases/case-kind.ts';
import type { Localized } from '../../../platform/language.ts';
import { useWords } from '../speech.tsx';

type Names = Readonly<Record<string, Localized>>;

let names: Names | null = null;
const waiting = new Set<() => void>();

/** The form is large, and the list is to be there first: until then a card tells its category in the reporter's words. */
function subscribe(listener: () => void): () => void {
  waiting.add(listener);
  if (names === null && waiting.size === 1) void load();
  return () => waiting.delete(listener);
}

async function load(): Promise<void> {
  try {
    const { categoryNames } = await import('../form-options.ts');
    names = categoryNames;
    for (const listener of waiting) listener();
  } catch {
    // The words of the cards go on serving; the next page tries again.
  }
}

/** Says a category in the officer's language; one of the body's own form in the words of a card that has it. */
export function useCategoryWords(): (category: string, words: string) => string {
  const { say, language } = useWords();
  const known = useSyncExternalStore(subscribe, () => names);
  return (category, words) =>
    category === questionCategory
      ? say('console.inbox.question')
      : (known?.[category]?.[language] ?? words);
}
