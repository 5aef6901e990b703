import { languages } from '../platform/language.ts';
import type { Directory } from './directory.ts';
import type { RegionNames } from './regions.ts';
import type { Contact, ContactKind } from './schema/directory.ts';
import type { RegionId } from './schema/region.ts';
import { distance } from './search/near-words.ts';
import { readings, skeletonsOf } from './search/readings.ts';
import { isStopWord } from './search/stop-words.ts';
import { wordsOf } from './search/words.ts';

/** What was found for the words that somebody typed. The words themselves are not in it. */
export interface Sought {
  /** The regions that were named, if any. */
  readonly regions: readonly RegionId[];
  /** At most eight, the best first. */
  readonly contacts: readonly Contact[];
}

/** The most letters of a search: more was not meant as a name and a place. */
export const longestSearch = 200;

const most = 8;

/**
 * Finds contacts by name and by place, in whatever language and alphabet, with endings and small misspellings. A place
 * alone finds all that is there; a name with a place finds it there or for the whole country. Pure; keeps nothing.
 */
export function findContacts(directory: Directory, regions: RegionNames, typed: string): Sought {
  const words = wordsOf(typed.slice(0, longestSearch))
    .map((word) => readings(word))
    .filter((read) => read.length > 0 && !read.some((one) => isStopWord(one)));
  const named = regionsIn(words, regions);
  const rest = words.filter((word) => !named.used.has(word) && !isSettlementWord(word));
  const ids = [...named.ids];
  const found = directory
    .filter(({ shown }) => shown)
    .filter(({ region }) => ids.length === 0 || region === 'republic' || ids.includes(region))
    .map((contact) => ({ contact, fit: fitOf(contact, rest, ids) }))
    .filter(({ fit }) => fit > 0)
    .toSorted((a, b) => b.fit - a.fit);
  return { regions: ids, contacts: found.slice(0, most).map(({ contact }) => contact) };
}

/** Half of the words at least have to be found; what stands in the region itself comes first. */
function fitOf(contact: Contact, rest: readonly Word[], regions: readonly RegionId[]): number {
  const isThere = regions.includes(contact.region);
  if (rest.length === 0) return isThere ? 1 : 0;
  const own = wordsOfContact(contact);
  const hits = rest.filter((word) => own.some((other) => isMeant(word, other))).length;
  return hits * 2 < rest.length ? 0 : hits / rest.length + (isThere ? 0.5 : 0);
}

/** One word as typed, in every way in which it may be read. */
type Word = readonly string[];

function regionsIn(
  words: readonly Word[],
  regions: RegionNames,
): { readonly ids: ReadonlySet<RegionId>; readonly used: ReadonlySet<Word> } {
  const ids = new Set<RegionId>();
  const used = new Set<Word>();
  const isRegion = words.some((word) => word.some((one) => regionWords.has(one)));
  const isCity = words.some((word) => word.some((one) => cityWords.has(one)));
  for (const [id, name] of regions) {
    if (cities.has(id) ? isRegion && !isCity : isCity && !isRegion && hasCity(id)) continue;
    for (const language of languages) {
      const own = skeletonsOf(name[language]).filter((word) => !settlementWords.has(word));
      const hits = own.map((part) => words.find((word) => isMeant(word, part)));
      if (hits.some((hit) => hit === undefined)) continue;
      ids.add(id);
      for (const hit of hits) if (hit !== undefined) used.add(hit);
    }
  }
  return { ids, used };
}

const cities: ReadonlySet<RegionId> = new Set(['astana', 'almaty', 'shymkent']);

/** A region that has the name of a city. */
function hasCity(id: RegionId): boolean {
  return id === 'almaty-region';
}

const regionWords = skeletons('облысы облысында обл область области region oblast');
const cityWords = skeletons('қаласы қаласында қала город городе city');
const settlementWords = new Set([...regionWords, ...cityWords]);

function isSettlementWord(word: Word): boolean {
  return word.some((one) => settlementWords.has(one));
}

/** What an entry is called, besides its name. */
const kindWords: Readonly<Record<ContactKind, readonly string[]>> = {
  line: [...skeletons('желі телефон линия горячая hotline line phone колл-центр')],
  site: [...skeletons('сайт портал site portal')],
  body: [...skeletons('орган мекеме учреждение body office')],
  court: [...skeletons('сот соты суд court')],
};

function skeletons(text: string): ReadonlySet<string> {
  return new Set(skeletonsOf(text));
}

const known = new WeakMap<Contact, readonly string[]>();

function wordsOfContact(contact: Contact): readonly string[] {
  const cached = known.get(contact);
  if (cached !== undefined) return cached;
  const texts = [contact.name, contact.address].flatMap((text) =>
    text === undefined ? [] : languages.map((language) => text[language]),
  );
  const own = texts.flatMap((text) => skeletonsOf(text)).filter((word) => !isStopWord(word));
  const made = [...new Set([...own, ...contact.phones, ...kindWords[contact.kind]])];
  known.set(contact, made);
  return made;
}

function isMeant(word: Word, other: string): boolean {
  return word.some((one) => isSame(one, other));
}

/** The same word with another ending, or with a slip. */
function isSame(one: string, other: string): boolean {
  if (one === other) return true;
  const shorter = Math.min(one.length, other.length);
  const longer = Math.max(one.length, other.length);
  if (shorter < 3 || /\d/.test(one + other)) return false;
  const common = commonBeginning(one, other);
  if (shorter < 5) return common === shorter && longer - shorter <= 3;
  if (common >= Math.max(4, shorter - 2) && longer - common <= 7) return true;
  const slips = shorter >= 8 ? 2 : 1;
  return distance(one, other, slips) <= slips;
}

function commonBeginning(one: string, other: string): number {
  let at = 0;
  while (at < one.length && one[at] === other[at]) at += 1;
  return at;
}
