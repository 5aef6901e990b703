import { skeleton } from '../../knowledge/search/skeleton.ts';
import { beginningOf, stemIn } from '../../knowledge/search/stems.ts';
import { isStopWord } from '../../knowledge/search/stop-words.ts';
import { wordsOf } from '../../knowledge/search/words.ts';
import type { Bilingual, PaperLanguage } from '../../knowledge/schema/paper.ts';
import { paperLanguages } from '../../knowledge/schema/paper.ts';
import type { Risk } from './risk.ts';

/** From here on two wordings are shown to a person as perhaps one risk. */
const alike = 0.5;

/** How much two wordings have in common, 0 to 1, by the words they share in one language; the language in which more is shared counts. */
export function likeness(one: Bilingual, other: Bilingual): number {
  return Math.max(
    ...paperLanguages.map((language) =>
      shared(termsOf(one[language], language), termsOf(other[language], language)),
    ),
  );
}

/** Rows that may say the same as `risk`, the likest first. A hint: nothing is joined by itself. */
export function duplicatesOf(
  risk: Pick<Risk, 'id' | 'risk'>,
  among: readonly Risk[],
): readonly Risk[] {
  return among
    .filter(({ id }) => id !== risk.id)
    .map((each) => ({ each, how: likeness(risk.risk, each.risk) }))
    .filter(({ how }) => how >= alike)
    .toSorted((a, b) => b.how - a.how)
    .map(({ each }) => each);
}

function termsOf(text: string, language: PaperLanguage): ReadonlySet<string> {
  const words = wordsOf(text).map((word) => skeleton(word));
  return new Set(
    words
      .filter((word) => word.length > 1 && !isStopWord(word))
      .map((word) => beginningOf(stemIn(language, word))),
  );
}

/** Dice's coefficient; too few words are never alike. */
function shared(one: ReadonlySet<string>, other: ReadonlySet<string>): number {
  if (Math.min(one.size, other.size) < 2) return 0;
  const both = [...one].filter((term) => other.has(term)).length;
  return (2 * both) / (one.size + other.size);
}
