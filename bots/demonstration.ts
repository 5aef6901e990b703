import { phrase } from '../knowledge/phrases.ts';
import { isBeginning } from './sealed-places.ts';
import type { View } from './view.ts';

/** That nothing here is real, said in a messenger wherever somebody begins; nothing elsewhere. */
export function demonstrationWords({ at, language }: View): readonly string[] {
  const begins = isBeginning(at) || at === 'menu/welcome' || at === 'language/choose';
  return begins ? [`⚠️ ${phrase(language, 'web.demonstration')}`] : [];
}
