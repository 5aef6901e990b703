import { skeletonsOf } from './readings.ts';

/**
 * Whether a question names another country or its law. What is known here is Kazakhstan's law alone; an answer that only
 * sounds right would be worse than none.
 */
export function isForeign(question: string): boolean {
  const words = skeletonsOf(question);
  return (
    words.some((word) => names.has(word) || roots.some((root) => word.startsWith(root))) ||
    /(?:^|\D)(?:273|44|223)\s*-?\s*(?:фз|fz)(?:\P{L}|$)/iu.test(question)
  );
}

const names = new Set(skeletonsOf('РФ США USA UK НАБУ минтруд минтруда ФСБ FCPA'));

const roots = skeletonsOf(
  'росси ресей украин өзбек узбек кыргыз қырғыз белорус беларус туркмен таджик тәжік молдав грузи америк britain british american german герман китай қытай russia ukrain uzbek kyrgyz',
).filter((root) => root.length > 3);
