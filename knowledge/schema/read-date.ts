import { dateIso } from '../../platform/time.ts';
import { monthNames, russianOfMonth } from '../months.ts';

export type ReadDate =
  /** `YYYY-MM-DD`, `YYYY-MM` or `YYYY`. */
  | { readonly kind: 'known'; readonly value: string }
  /** It has the form of a date, but the calendar has no such day. */
  | { readonly kind: 'no-such-day' }
  /** Words that a person understands and we do not ("last spring", "12 March" of no year). */
  | { readonly kind: 'words' };

/** Reads what people in Kazakhstan write for a date, in three languages; day before month. */
export function readDate(written: string): ReadDate {
  const text = written.normalize('NFKC').trim().toLowerCase();
  if (text.length > 80) return { kind: 'words' };
  return numeric(text) ?? worded(text) ?? { kind: 'words' };
}

function numeric(text: string): ReadDate | null {
  const bare = text.replace(/\s*(?:года?|г\.?|жыл[ыд]?|ж\.?)$/u, '');
  const iso = /^(\d{4})[-./](\d{1,2})(?:[-./](\d{1,2}))?$/u.exec(bare);
  if (iso) return assemble(iso[1], iso[2], iso[3]);
  const local = /^(\d{1,2})\s?[-./]\s?(\d{1,2})\s?[-./]\s?(\d{4}|\d{2})$/u.exec(bare);
  if (local) return assemble(local[3], local[2], local[1]);
  const month = /^(\d{1,2})[-./](\d{4})$/u.exec(bare);
  return month ? assemble(month[2], month[1], undefined) : null;
}

/** `12 марта 2026 г.`, `2026 жылғы 12 наурыз`, `March 12th, 2026`, `2026 жылдың наурыз айында`, `в 2025 году`. */
function worded(text: string): ReadDate | null {
  // "2025ж", "12-наурыз", "12-го"
  const apart = text
    .replaceAll(/(?<=\d{4})(?=\p{L})/gu, ' ')
    .replaceAll(/(?<=\d)-(?=\p{L})/gu, ' ');
  const tokens = apart.split(/[\s,.]+/u).filter((token) => token !== '' && !fillers.has(token));
  const months = tokens.flatMap((token) => monthOf(token) ?? []);
  const numbers = tokens.flatMap((token) => /^(\d{1,4})(?:st|nd|rd|th)?$/u.exec(token)?.[1] ?? []);
  if (months.length + numbers.length !== tokens.length || months.length > 1) return null;
  const years = numbers.filter((number) => number.length === 4);
  const days = numbers.filter((number) => number.length <= 2);
  if (years.length !== 1 || days.length > 1 || years.length + days.length !== numbers.length)
    return null;
  const month = months[0];
  if (month === undefined)
    return days.length === 0 ? assemble(years[0], undefined, undefined) : null;
  return assemble(years[0], String(month), days[0]);
}

function assemble(
  year: string | undefined,
  month: string | undefined,
  day: string | undefined,
): ReadDate {
  const fullYear = year?.length === 2 ? `20${year}` : (year ?? '');
  if (Number(fullYear) < 1900 || Number(fullYear) > 2100) return { kind: 'no-such-day' };
  if (month === undefined) return { kind: 'known', value: fullYear };
  const value = `${fullYear}-${month.padStart(2, '0')}`;
  const real = dateIso(`${value}-${(day ?? '1').padStart(2, '0')}`);
  if (real === null) return { kind: 'no-such-day' };
  return { kind: 'known', value: day === undefined ? value : real };
}

function monthOf(token: string): number | null {
  const at = monthForms.findIndex((forms) => forms.some((form) => form.test(token)));
  return at === -1 ? null : at + 1;
}

const fillers = new Set(
  'го ші шы інші ыншы в во на of the in on год года году г жыл жылы жылғы жылдың жылында ж ай айы айында айының күні күнінде числа число year'.split(
    ' ',
  ),
);

// Case endings, with and without the possessive ("наурызда", "наурызында", "қарашаның").
const kazakhEndings =
  '(?:[дт][ае](?:[ғг][ыі])?|[дтн][ыі]ң|[гғкқ][ае]|с?[ыі](?:н[ае]|нд[ае]|н[ыі]ң|нан|нен)?)?';

// English three-letter forms, the Russian stem with its endings, the Kazakh name with the common cases.
const monthForms: readonly (readonly RegExp[])[] = monthNames.en.map((english, at) => {
  const russian = [monthNames.ru[at] ?? '', russianOfMonth[at] ?? ''];
  const locative = (monthNames.ru[at] ?? '').replace(/[ьй]$/u, '');
  const name = english.toLowerCase();
  return [
    new RegExp(`^(?:${name}|${name.slice(0, 3)}${name === 'september' ? '|sept' : ''})$`, 'u'),
    new RegExp(`^(?:${russian.join('|')}|${locative}е|${locative.slice(0, 3)})$`, 'u'),
    new RegExp(`^${monthNames.kk[at] ?? ''}${kazakhEndings}$`, 'u'),
  ];
});
