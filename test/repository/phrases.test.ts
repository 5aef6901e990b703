import { IntlMessageFormat } from 'intl-messageformat';
import { describe, expect, test } from 'vitest';

import { phrases } from '../../knowledge/phrases.ts';
import { languages, type Language } from '../../platform/language.ts';
import { files, read, sources } from './source.ts';
import { looksKazakh, looksRussian, trilingual } from './wording.ts';

// Kinds of the parser, which it exports as a type only.
const literal = 0;
const plural = 6;

type Part = ReturnType<IntlMessageFormat['getAst']>[number];

/** Each place to fill in a message, with the branches of a plural or a choice. */
function holes(parts: readonly Part[]): readonly { name: string; kind: number; ways: string[] }[] {
  return parts.flatMap((part) => {
    if (!('value' in part) || part.type.valueOf() === literal) return [];
    const hole = { name: part.value, kind: part.type.valueOf(), ways: [] };
    if (!('options' in part)) return [hole];
    const inner = Object.values(part.options).flatMap((option) => holes(option.value));
    return [{ ...hole, ways: Object.keys(part.options) }, ...inner];
  });
}

const parsed = (language: Language, message: string) =>
  new IntlMessageFormat(message, language, undefined, { ignoreTag: true }).getAst();

const names = (language: Language, message: string) =>
  [...new Set(holes(parsed(language, message)).map(({ name }) => name))].toSorted();

const isLong = (text: string) => text.split(/\s+/).length > 3 && /\p{L}{3}/u.test(text);

const keys = Object.keys(phrases.en);
const all = languages.flatMap((language) =>
  Object.entries(phrases[language]).map(([key, text]) => ({ language, key, text })),
);

/** The files of one language, each with its keys. */
const shape = (language: Language) =>
  files(`knowledge/phrases/${language}/*.json`).map((path) => [
    path.split('/').at(-1),
    Object.keys(JSON.parse(read(path)) as object).toSorted(),
  ]);

describe('phrases', () => {
  test('exist in all three languages', () => {
    for (const language of languages) {
      expect(Object.keys(phrases[language]).toSorted()).toEqual(keys.toSorted());
    }
    expect(all.filter(({ text }) => text.trim() === '')).toEqual([]);
  });

  test('are all reached: every file of phrases is loaded', () => {
    const stored = files('knowledge/phrases/*/*.json').flatMap((path) =>
      Object.keys(JSON.parse(read(path)) as object).map((key) =>
        [path.split('/')[2], key].join(' '),
      ),
    );
    const loaded = all.map(({ language, key }) => `${language} ${key}`);
    expect(stored.toSorted()).toEqual(loaded.toSorted());
  });

  test('stand in one file each: none hides another of the same name', () => {
    for (const language of languages) {
      const stored = files(`knowledge/phrases/${language}/*.json`).flatMap((path) =>
        Object.keys(JSON.parse(read(path)) as object),
      );
      expect(stored.filter((key, at) => stored.indexOf(key) !== at)).toEqual([]);
    }
  });

  test('stand in files that are the same in every language', () => {
    expect(shape('kk')).toEqual(shape('en'));
    expect(shape('ru')).toEqual(shape('en'));
  });

  test('are messages that can be filled in, with the same holes in every language', () => {
    const wrong = keys.filter((key) => {
      const [kk, ru, en] = languages.map((language) =>
        names(language, phrases[language][key] ?? ''),
      );
      return JSON.stringify(kk) !== JSON.stringify(en) || JSON.stringify(ru) !== JSON.stringify(en);
    });
    expect(wrong).toEqual([]);
  });

  test('count as the language counts', () => {
    const needed = { kk: ['other'], ru: ['one', 'few', 'many', 'other'], en: ['one', 'other'] };
    const wrong = all.filter(({ language, text }) =>
      holes(parsed(language, text)).some(
        ({ kind, ways }) => kind === plural && needed[language].some((way) => !ways.includes(way)),
      ),
    );
    expect(wrong).toEqual([]);
  });

  test('hold no straight apostrophe, which would quote what follows', () => {
    expect(all.filter(({ text }) => text.includes("'"))).toEqual([]);
  });

  test('are all said somewhere', () => {
    const code = sources.map(({ text }) => text).join('\n');
    // `status.${status}` says every phrase of that shape.
    const shapes = [...code.matchAll(/`([a-z-]+\.[^`\s]*\$\{[^`\s]*)`/g)].map(
      ([, shape = '']) =>
        new RegExp(`^${shape.replaceAll('.', '\\.').replaceAll(/\$\{[^}]*\}/g, '[\\w-]+')}$`),
    );
    const said = new Set([...code.matchAll(/['"]([a-z-]+\.[\w.-]+)['"]/g)].map(([, key]) => key));
    const silent = keys.filter((key) => !said.has(key) && !shapes.some((shape) => shape.test(key)));
    expect(silent).toEqual([]);
  });
});

describe('wording', () => {
  // Where nobody knows the reader's language yet, all three stand side by side.
  const sideBySide = keys.filter(
    (key) => phrases.kk[key]?.includes(' · ') && phrases.kk[key] === phrases.en[key],
  );
  const texts = [
    ...keys
      .filter((key) => !sideBySide.includes(key))
      .map((key) => ({
        where: key,
        kk: phrases.kk[key] ?? '',
        ru: phrases.ru[key] ?? '',
        en: phrases.en[key] ?? '',
      })),
    ...files('knowledge/**/*.json')
      .filter((path) => !path.startsWith('knowledge/phrases/'))
      .flatMap((path) => trilingual(JSON.parse(read(path)), path)),
  ];

  test('there are texts to look at', () => {
    expect(sideBySide.length).toBeLessThan(5);
    expect(texts.length).toBeGreaterThan(50);
  });

  test('no Kazakh text is a Russian one', () => {
    expect(texts.filter(({ kk }) => !looksKazakh(kk))).toEqual([]);
  });

  test('no Russian text is a Kazakh one', () => {
    expect(texts.filter(({ ru }) => !looksRussian(ru))).toEqual([]);
  });

  test('no English text is left in another alphabet', () => {
    const foreign = /\p{Script=Cyrillic}{2,}/u;
    const named = /«[^»]*»|“[^”]*”|\([^)]*\)|Қазақша|Русский|[әӘ]деп/gu;
    expect(texts.filter(({ en }) => foreign.test(en.replaceAll(named, '')))).toEqual([]);
  });

  test('nothing of any length is left untranslated', () => {
    expect(
      texts.filter(({ kk, ru, en }) => isLong(kk) && (kk === ru || kk === en || ru === en)),
    ).toEqual([]);
  });

  test('the eye for languages can tell them apart', () => {
    expect(looksKazakh('Сіз бұл хабарламаны жібере аласыз')).toBe(true);
    expect(looksKazakh('Вы можете отправить это сообщение сейчас')).toBe(false);
    expect(looksKazakh('Сіз жібере аласыз, но это не обязательно для вас')).toBe(false);
    expect(looksRussian('Вы можете отправить это сообщение')).toBe(true);
    expect(looksRussian('Сіз бұл хабарламаны жібере аласыз')).toBe(false);
  });
});

test('every file of phrases that a part of the officers’ page asks for is built into it', () => {
  const store = read('console/app/phrase-store.ts');
  const asked = [...store.matchAll(/files: \[([^\]]*)\]/gu)].flatMap(([, list = '']) =>
    [...list.matchAll(/'([a-z-]+)'/gu)].map(([, name = '']) => name),
  );
  const built = new Set(/phrases\/\*\/\{([^}]*)\}\.json/u.exec(store)?.[1]?.split(','));
  expect(asked.length).toBeGreaterThan(10);
  expect(asked.filter((name) => !built.has(name))).toEqual([]);
});
