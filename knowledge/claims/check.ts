import type { Language } from '../../platform/language.ts';
import type { Card } from '../schema/card.ts';
import { cleanText } from '../schema/text.ts';
import { isForeign } from '../search/foreign.ts';
import { skeletonsOf } from '../search/readings.ts';
import { stemIn } from '../search/stems.ts';
import { isStopWord } from '../search/stop-words.ts';
import { textLanguage } from '../search/text-language.ts';
import type { CheckedClaim, Claim } from './claim.ts';
import { denies } from './denial.ts';
import { doubts, looksBack } from './doubt.ts';
import { figuresIn } from './figures.ts';
import { surroundingsOf, type Surroundings } from './surroundings.ts';

const mostClaims = 5;
const shortestText = 12;
const longestText = 320;
const longestAnswer = 1000;
const shortestQuote = 12;
/** Shares of a sentence's telling words that must stand in its card, and in what it quotes. */
const fromCard = 0.6;
const fromQuote = 0.34;

/**
 * The sentences of a machine, if every one of them can be held against the card that it names; `null` when a single one
 * cannot. `cards` are those that the machine was given. Pure: nobody has to be believed, neither model nor server.
 */
export function checkedClaims(
  claims: readonly Claim[],
  cards: readonly Card[],
  language: Language,
): readonly CheckedClaim[] | null {
  if (claims.length === 0 || claims.length > mostClaims) return null;
  const length = claims.reduce((sum, { text }) => sum + text.length, 0);
  if (length > longestAnswer || new Set(claims.map(({ text }) => text)).size < claims.length) {
    return null;
  }
  const stands = claims.every((claim) => {
    const card = cards.find(({ id }) => id === claim.card);
    return card !== undefined && holds(claim, card, language);
  });
  return stands ? claims.map(({ text, card }) => ({ text, card })) : null;
}

function holds({ text, quote }: Claim, card: Card, language: Language): boolean {
  if (!isOneSentence(text)) return false;
  const around = quotedFrom(quote, card, language);
  if (around === null) return false;
  const { sentences, next } = around;
  if (textLanguage(text) !== language || isForeign(text) || namesForeignAct(text)) return false;
  if (!isSpelled(text, card, language)) return false;
  const known = figuresIn(sentences, language);
  for (const figure of figuresIn(text, language)) if (!known.has(figure)) return false;
  if (denies(text, language) !== denies(sentences, language)) return false;
  const isDoubted =
    doubts(sentences, language) || (looksBack(next, language) && doubts(next, language));
  if (isDoubted && !doubts(text, language)) return false;
  const said = stemsOf(text, language);
  const inCard = shareIn(said, partsOf(card, language).join(' '), language);
  return inCard >= fromCard && shareIn(said, sentences, language) >= fromQuote;
}

/** Plain words on one line: no markup, no address, nothing invisible. */
function isOneSentence(text: string): boolean {
  if (text.length < shortestText || text.length > longestText) return false;
  if (cleanText(text) !== text || /[\n*_#<>`|{}[\]\\~^=@]|https?:|www\.|\.kz/iu.test(text))
    return false;
  return !/[.!?…]["»”)]?\s+["«“(]?\p{Lu}/u.test(text);
}

function quotedFrom(quote: string, card: Card, language: Language): Surroundings | null {
  if (quote.trim().length < shortestQuote) return null;
  for (const part of partsOf(card, language)) {
    const around = surroundingsOf(part, quote);
    if (around !== null) return around;
  }
  return null;
}

/** Each part for itself: a quote that runs from one into the next stands nowhere. */
function partsOf(card: Card, language: Language): readonly string[] {
  const { short, details, next } = card.text[language];
  return [short, details, ...next];
}

const letters: Readonly<Record<Language, RegExp>> = {
  kk: /^[а-яёәіңғүұқөһ]+$/iu,
  ru: /^[а-яё]+$/iu,
  en: /^[a-z]+$/iu,
};

/** The alphabet of the language; a word in another one only where the card has it. */
function isSpelled(text: string, card: Card, language: Language): boolean {
  const words = text.match(/[\p{L}\p{M}]+/gu) ?? [];
  const own = new Set(
    partsOf(card, language)
      .join(' ')
      .match(/[\p{L}\p{M}]+/gu),
  );
  return words.every((word) => letters[language].test(word) || own.has(word));
}

/** Acts as other countries call them; ours are never called so. */
function namesForeignAct(text: string): boolean {
  return /(?<!\p{L})(?:фз|нк рф|ук рф|fz)(?!\p{L})|федеральн|федералды|federal (?:law|act)|bribery act|nabu/iu.test(
    text,
  );
}

function stemsOf(text: string, language: Language): readonly string[] {
  const words = skeletonsOf(text).filter((word) => !isStopWord(word) && !/^\d+$/.test(word));
  return [...new Set(words.map((word) => stemIn(language, word)))];
}

function shareIn(stems: readonly string[], source: string, language: Language): number {
  if (stems.length === 0) return 0;
  const known = new Set(stemsOf(source, language));
  return stems.filter((stem) => known.has(stem)).length / stems.length;
}
