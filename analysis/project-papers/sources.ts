import { longDate } from '../../knowledge/dates.ts';
import terms from '../../knowledge/analysis/paper-terms.json' with { type: 'json' };
import type { Bilingual, PaperLanguage } from '../../knowledge/schema/paper.ts';
import type { DateIso } from '../../platform/time.ts';
import type { Sheet, SheetPart } from '../papers/sheet.ts';
import { writableLine, writableText } from '../papers/writable.ts';
import type { RiskSource } from '../register/risk.ts';

/**
 * Numbers the sources of one paper in the order in which they are named: [1], [2] in the text, and a table of them at its
 * end. The same source keeps its number.
 */
export class Sources {
  readonly #language: PaperLanguage;
  readonly #lines: { readonly key: string; readonly line: SourceLine }[] = [];

  constructor(language: PaperLanguage) {
    this.#language = language;
  }

  /** `[2]` for a source of the register. */
  of(source: RiskSource): string {
    const { kind, reference, says, day } = source;
    // What is known by its words is named by them: a number of our own lists tells a reader of the paper nothing.
    const place = kind === 'example' || isOwnNumber(reference) ? '' : reference.trim();
    const key = reference.trim() === '' ? `${says.kk}|${says.ru}` : reference;
    return this.#number(`${kind} ${key}`, {
      kind: terms.kinds[this.#language][kind],
      says: inLanguage(says, this.#language),
      reference: [place, day === null ? '' : longDate(this.#language, day)]
        .filter((part) => part !== '')
        .join(', '),
    });
  }

  /** `[1]` for what was counted from the project's own register on one day. */
  register(day: DateIso): string {
    const text = terms.register[this.#language].replace('{day}', longDate(this.#language, day));
    return this.#number('register', {
      kind: terms.kinds[this.#language].other,
      says: text,
      reference: 'Senim',
    });
  }

  get lines(): readonly SourceLine[] {
    return this.#lines.map(({ line }) => line);
  }

  #number(key: string, line: SourceLine): string {
    const known = this.#lines.findIndex((each) => each.key === key);
    if (known === -1) this.#lines.push({ key, line });
    return `[${known === -1 ? this.#lines.length : known + 1}]`;
  }
}

export interface SourceLine {
  readonly kind: string;
  readonly says: string;
  readonly reference: string;
}

/** The words in the language of the paper; those of the other one with the remark that they wait for translation. */
export function inLanguage(words: Bilingual, language: PaperLanguage): string {
  const own = words[language].trim();
  const other = words[language === 'kk' ? 'ru' : 'kk'].trim();
  if (own !== '' || other === '') return own;
  return `${other} ${terms.toTranslate[language]}`;
}

/** `sheet` with the table of its sources on a page of its own. */
export function withSources(sheet: Sheet, lines: readonly SourceLine[]): Sheet {
  const { language, page } = sheet;
  const heads = terms.sources.columns[language];
  const parts: readonly SheetPart[] = [
    { kind: 'annex', lines: terms.sources.title[language].split('\n'), isOnNewPage: true },
    lines.length === 0
      ? { kind: 'paragraph', lines: [terms.sources.none[language]] }
      : {
          kind: 'table',
          columns: [
            { label: heads.number, width: page === 'portrait' ? 9 : 6, isCentred: true },
            { label: heads.kind, width: 18, isCentred: false },
            { label: heads.says, width: page === 'portrait' ? 38 : 44, isCentred: false },
            { label: heads.reference, width: page === 'portrait' ? 35 : 32, isCentred: false },
          ],
          rows: lines.map(({ kind, says, reference }, index) => ({
            kind: 'row',
            cells: [
              String(index + 1),
              kind,
              writableText(says) || '–',
              breakable(writableLine(reference)) || '–',
            ],
          })),
        },
  ];
  return { ...sheet, parts: [...sheet.parts, ...parts] };
}

/** Of a check-list of ours, such as `personnel-6` or `KG-D1-06`: its question stands in what the source says. */
function isOwnNumber(reference: string): boolean {
  return /^(?:KG-D\d-\d+|[a-z]+-\d{1,2})$/.test(reference.trim());
}

/** A long address would tear the table: after each of its steps the line may break. */
function breakable(reference: string): string {
  return reference.replaceAll('/', '/\u200B');
}
