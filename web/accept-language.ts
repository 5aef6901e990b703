import { languageOf, type Language } from '../platform/language.ts';

/** The best of our languages for an `Accept-Language` header; Kazakh where it names none of them. */
export function preferredLanguage(header: string | null): Language {
  let best: Language | null = null;
  let bestWeight = 0;
  for (const item of (header ?? '').slice(0, 500).split(',')) {
    const [tag = '', ...params] = item.trim().toLowerCase().split(';');
    const language = languageOf(tag.split('-')[0]);
    const weight = weightOf(params);
    if (language !== null && weight > bestWeight) [best, bestWeight] = [language, weight];
  }
  return best ?? 'kk';
}

function weightOf(params: readonly string[]): number {
  const given = params.map((param) => /^\s*q\s*=\s*([\d.]+)\s*$/.exec(param)?.[1]).find(Boolean);
  const weight = given === undefined ? 1 : Number(given);
  return Number.isFinite(weight) ? weight : 0;
}
