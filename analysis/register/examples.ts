import known from '../../knowledge/analysis/examples.json' with { type: 'json' };
import type { Bilingual } from '../../knowledge/schema/paper.ts';
import type { Localized } from '../../platform/language.ts';
import { directions, type Direction } from './direction.ts';
import { emptyRisk, noWords, type Risk } from './risk.ts';

/** What another organisation found or recommended: to copy from, never to take as a finding about one's own body. */
export interface Example {
  /** The fact on the fact sheet. */
  readonly id: string;
  readonly direction: Direction;
  readonly unit: Localized | null;
  readonly risk: Localized | null;
  readonly cause: Localized | null;
  readonly recommendation: Localized | null;
  readonly owner: Localized | null;
  readonly from: { readonly body: Localized; readonly year: string; readonly document: Localized };
}

export const examples: readonly Example[] = known.examples.map((each) => ({
  id: each.id,
  direction: directionNamed(each.direction),
  unit: each.unit ?? null,
  risk: each.risk ?? null,
  cause: each.cause ?? null,
  recommendation: each.recommendation ?? null,
  owner: each.owner ?? null,
  from: each.collection === 'court' ? known.collections.court : known.collections.centre,
}));

/** A row that begins with the words of an example and names where they come from. The estimate and the owner stay the body's own. */
export function copyOf({ id: fact, ...example }: Example, id: string): Risk {
  const { body, document, year } = example.from;
  const says = (language: 'kk' | 'ru') => `${document[language]}: ${body[language]}, ${year}`;
  return {
    ...emptyRisk(id, example.direction),
    risk: bilingual(example.risk),
    unit: bilingual(example.unit),
    cause: bilingual(example.cause),
    recommendation: bilingual(example.recommendation),
    owner: bilingual(example.owner),
    sources: [
      {
        kind: 'example',
        reference: fact,
        says: { kk: says('kk'), ru: says('ru') },
        day: null,
      },
    ],
  };
}

function bilingual(words: Localized | null): Bilingual {
  return words === null ? noWords : { kk: words.kk, ru: words.ru };
}

function directionNamed(name: string): Direction {
  const found = directions.find((each) => each === name);
  if (found === undefined) throw new TypeError('an example of no direction');
  return found;
}
