import { type Language, languages, type Localized } from '../platform/language.ts';
import { SenimError } from '../platform/errors.ts';
import { type CardDraft, writeCard } from './card-file.ts';
import { parseCard } from './schema/card.ts';

/** What a card says in each language, in the order of the form. */
export const cardTexts = ['title', 'short', 'details', 'next', 'asked', 'source'] as const;

export type CardText = (typeof cardTexts)[number];

/** A field of a proposed card that the editors' check would refuse; `language` where it is written in three. */
export type CardFault =
  | { readonly field: 'id' | 'facts' | 'date' }
  | { readonly field: CardText; readonly language: Language };

/** In the order of the form. A file is whole when this is empty. */
export function cardFaults(draft: CardDraft): readonly CardFault[] {
  const single = (['id', 'facts', 'date'] as const)
    .filter((field) => !holds({ ...specimen, [field]: draft[field] }))
    .map((field) => ({ field }));
  const texts = languages.flatMap((language) =>
    cardTexts
      .filter((field) => {
        const alone = { ...specimen[field], [language]: draft[field][language] };
        return !holds({ ...specimen, [field]: alone });
      })
      .map((field) => ({ field, language })),
  );
  return [...single, ...texts];
}

/** Whole as it is: with one field exchanged, whatever is refused is the fault of that field. */
const specimen: CardDraft = {
  id: 'specimen',
  topic: 'reporting',
  mark: 'C',
  facts: 'LAW-001',
  date: '',
  source: inEach('Source'),
  title: inEach('Title'),
  short: inEach('One. Two.'),
  details: inEach('Details.'),
  next: inEach('Step.'),
  asked: inEach(Array.from({ length: 6 }, (_, at) => `question ${at}`).join('\n')),
};

function inEach(text: string): Localized {
  return { kk: text, ru: text, en: text };
}

function holds(draft: CardDraft): boolean {
  try {
    parseCard(writeCard(draft));
    return true;
  } catch (error) {
    if (error instanceof SenimError) return false;
    throw error;
  }
}
