import { filledIn } from '../../knowledge/filled-in.ts';
import type { PhraseKey } from '../../knowledge/phrases.ts';
import enStart from '../../knowledge/phrases/en/console-start.json' with { type: 'json' };
import kkStart from '../../knowledge/phrases/kk/console-start.json' with { type: 'json' };
import ruStart from '../../knowledge/phrases/ru/console-start.json' with { type: 'json' };
import { type Language, languages } from '../../platform/language.ts';

type Phrases = Readonly<Record<string, string>>;

/**
 * The files of phrases that a part of the page needs beside those of `console`. Texts that people get
 * are written in every language at once, whichever the officer reads.
 */
const areas = {
  console: { files: ['console', 'inbox', 'status'], everyLanguage: false },
  cases: { files: ['case-work', 'tampered'], everyLanguage: false },
  tampered: { files: ['tampered'], everyLanguage: false },
  acts: { files: ['acts'], everyLanguage: false },
  entering: { files: ['enter', 'report', 'common', 'menu'], everyLanguage: true },
  take: { files: ['case-take'], everyLanguage: false },
  cardDraft: { files: ['card-draft', 'topic'], everyLanguage: false },
  people: { files: ['people'], everyLanguage: false },
  account: { files: ['account'], everyLanguage: false },
  settings: { files: ['settings'], everyLanguage: false },
  setUp: { files: ['set-up'], everyLanguage: false },
  keys: { files: ['keys'], everyLanguage: true },
  statistics: { files: ['statistics', 'figures'], everyLanguage: false },
  imports: { files: ['imports'], everyLanguage: false },
  surveys: { files: ['survey-console', 'common'], everyLanguage: true },
  analysis: { files: ['analysis', 'analysis-register'], everyLanguage: false },
  lists: { files: ['analysis-lists', 'list'], everyLanguage: true },
} as const;

export type Area = keyof typeof areas;

const load = import.meta.glob<Phrases>(
  '../../knowledge/phrases/*/{account,acts,analysis,analysis-lists,analysis-register,card-draft,case-take,case-work,common,console,enter,figures,imports,inbox,keys,list,menu,people,report,set-up,settings,statistics,status,survey-console,tampered,topic}.json',
  { import: 'default' },
);

const loaded: Record<Language, Phrases> = { kk: kkStart, ru: ruStart, en: enStart };
const ready = new Set<string>();

/** Whether everything can be said that this part of the page says in that language. */
export function hasPhrases(language: Language, wanted: readonly Area[]): boolean {
  return wanted.every((area) => ready.has(`${language}/${area}`));
}

/** Loads what is not there yet; throws whatever the network throws, and may be called again then. */
export async function loadPhrases(language: Language, wanted: readonly Area[]): Promise<void> {
  await Promise.all(wanted.map((area) => loadArea(language, area)));
}

/** The parts of the page that were opened in that language: another language needs them too. */
export function openedAreas(language: Language): readonly Area[] {
  return (Object.keys(areas) as Area[]).filter((area) => ready.has(`${language}/${area}`));
}

async function loadArea(language: Language, area: Area): Promise<void> {
  if (ready.has(`${language}/${area}`)) return;
  const { files, everyLanguage } = areas[area];
  const spoken = everyLanguage ? languages : [language];
  await Promise.all(spoken.flatMap((each) => files.map((file) => loadFile(each, file))));
  for (const each of spoken) ready.add(`${each}/${area}`);
}

async function loadFile(language: Language, file: string): Promise<void> {
  const phrases = await load[`../../knowledge/phrases/${language}/${file}.json`]?.();
  if (phrases === undefined) throw new TypeError(`no file ${file} is built into the page`);
  loaded[language] = { ...loaded[language], ...phrases };
}

/** What `knowledge/phrases.ts` is elsewhere, for the phrases that were loaded: the build puts it in its place. */
export function phrase(
  language: Language,
  key: PhraseKey,
  params?: Readonly<Record<string, string | number>>,
): string {
  return filledIn(language, key, loaded[language][key], params);
}
