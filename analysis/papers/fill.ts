import { longDate } from '../../knowledge/dates.ts';
import terms from '../../knowledge/analysis/paper-terms.json' with { type: 'json' };
import words from '../../knowledge/paper-words.json' with { type: 'json' };
import type {
  Bilingual,
  Paper,
  PaperBlock,
  PaperData,
  PaperField,
  PaperLanguage,
  PaperPart,
  PaperRow,
  PrintedRow,
} from '../../knowledge/schema/paper.ts';
import { dateIso } from '../../platform/time.ts';
import { isOfType } from './field-type.ts';
import { writableLine, writableText } from './writable.ts';
import type { Sheet, SheetPart, SheetRow } from './sheet.ts';

type Table = Extract<PaperBlock, { kind: 'table' }>;

/**
 * Fills a paper in. What is missing or empty stays open to be written by hand. `data` may hold anything a person typed: it
 * is cleaned here. Throws `TypeError` for a field that the paper does not have, or a value of another kind: our own mistake.
 */
export function fillPaper(
  paper: Paper,
  language: PaperLanguage,
  data: PaperData,
  open: Open = 'lines',
): Sheet {
  const filled = new Filled(paper, language, data, open);
  return {
    language,
    page: paper.page,
    head: null,
    foot: (paper.kind === 'notice' ? words.notice : words[paper.form])[language],
    parts: paper.blocks.map((block) => filled.block(block)),
  };
}

/** What stands where nothing was filled in: a line to write on, or words that say what is missing. Places for names and days stay lines. */
export type Open = 'lines' | 'words';

class Filled {
  readonly #open: Open;
  /** Fields that whoever signs writes by hand. */
  readonly #byHand: ReadonlySet<string>;
  readonly #fields: ReadonlyMap<string, PaperField>;
  readonly #language: PaperLanguage;
  readonly #data: PaperData;

  constructor({ fields, blocks }: Paper, language: PaperLanguage, data: PaperData, open: Open) {
    this.#open = open;
    this.#byHand = new Set(blocks.flatMap(signedFields));
    this.#fields = new Map(fields.map((field) => [field.id, field]));
    this.#language = language;
    this.#data = data;
    for (const [id, value] of Object.entries(data)) {
      const field = this.#fields.get(id);
      if (field === undefined) throw new TypeError('the paper has no such field');
      if (!isOfType(field, value)) throw new TypeError('a field is filled with another kind');
    }
  }

  block(block: PaperBlock): SheetPart {
    switch (block.kind) {
      case 'approval': {
        const lines = this.#text(block.text, short).split('\n');
        return { kind: 'approval', lines: [words.approved[this.#language], ...lines] };
      }
      case 'annex':
        return { kind: 'annex', lines: this.#lines(block.text), isOnNewPage: block.onNewPage };
      case 'centred':
        return { kind: 'centred', lines: this.#lines(block.text), caption: this.#caption(block) };
      case 'title':
      case 'heading':
      case 'paragraph':
      case 'remark':
        return { kind: block.kind, lines: this.#lines(block.text) };
      case 'edges':
        return { kind: 'edges', left: this.#text(block.left), right: this.#text(block.right) };
      case 'numbered':
        return { kind: 'numbered', items: block.items.map((item) => this.#text(item)) };
      case 'text':
        return this.#paragraphs(block.field, block.lines);
      case 'list':
        return this.#list(block.field, block.lines);
      case 'table':
        return this.#table(block);
      case 'signature':
        return {
          kind: 'signature',
          post: this.#text(block.post),
          name: this.#text(block.name, short),
          caption: words.signature[this.#language],
          seal: block.seal ? words.seal[this.#language] : null,
          date: block.date === null ? null : this.#text(block.date),
        };
      default:
        return block satisfies never;
    }
  }

  #lines(text: Bilingual): readonly string[] {
    return this.#text(text).split('\n');
  }

  /** What was filled in, and lines to write on where there is nothing. */
  #text(text: Bilingual, open: string = long): string {
    return text[this.#language].replaceAll(place, (_, id: string) => {
      const isDate = this.#fields.get(id)?.type === 'date';
      return this.#known(id) ?? (isDate ? openDates[this.#language] : this.#openPlace(id, open));
    });
  }

  #openPlace(id: string, open: string): string {
    return this.#open === 'lines' || this.#byHand.has(id) ? open : this.#toFill(id);
  }

  #toFill(id: string): string {
    const label = this.#fields.get(id)?.label[this.#language] ?? '';
    const what = `${label.slice(0, 1).toLowerCase()}${label.slice(1)}`;
    return terms.toFill[this.#language].replace('{what}', () => what);
  }

  /** Under an open place that stands alone: what belongs there. */
  #caption({ text }: Extract<PaperBlock, { kind: 'centred' }>): string | null {
    const [, id] = /^\{([^}]*)\}$/u.exec(text[this.#language]) ?? [];
    if (id === undefined || this.#known(id) !== null || this.#open === 'words') return null;
    const label = this.#fields.get(id)?.label[this.#language] ?? '';
    return `(${label.slice(0, 1).toLowerCase()}${label.slice(1)})`;
  }

  #known(id: string): string | null {
    const value = this.#data[id];
    const line = typeof value === 'string' ? writableLine(value) : '';
    if (line === '') return null;
    const day = this.#fields.get(id)?.type === 'date' ? dateIso(line) : null;
    return day === null ? line : longDate(this.#language, day);
  }

  #paragraphs(id: string, lines: number): SheetPart {
    const value = this.#data[id];
    const text = typeof value === 'string' ? writableText(value) : '';
    if (text === '' && this.#open === 'words')
      return { kind: 'paragraph', lines: [this.#toFill(id)] };
    if (text === '') return { kind: 'ruled', count: lines };
    return { kind: 'paragraph', lines: text.split('\n').filter((line) => line.trim() !== '') };
  }

  #list(id: string, lines: number): SheetPart {
    const value = this.#data[id];
    if (value === undefined) {
      if (this.#open === 'words') return { kind: 'paragraph', lines: [this.#toFill(id)] };
      return { kind: 'numbered', items: Array.from({ length: lines }, () => long) };
    }
    const items = listOf(value)
      .map(writableLine)
      .filter((item) => item !== '');
    return { kind: 'numbered', items: items.length > 0 ? items : [none] };
  }

  #table({ columns, parts }: Table): SheetPart {
    return {
      kind: 'table',
      columns: columns.map(({ label, width, counts }) => ({
        label: this.#text(label),
        width,
        isCentred: counts,
      })),
      rows: parts.flatMap((part) => this.#rows(part, columns)),
    };
  }

  #rows(part: PaperPart, columns: Table['columns']): readonly SheetRow[] {
    if (part.kind === 'group') return [{ kind: 'group', text: this.#text(part.text) }];
    return this.#cells(part).map((cells, index) => ({
      kind: 'row',
      cells: columns.map(({ id, counts }) => cells[id] ?? (counts ? String(index + 1) : '')),
    }));
  }

  #cells(part: Exclude<PaperPart, { kind: 'group' }>): readonly PaperRow[] {
    if (part.kind === 'printed') return this.#printedRows(part.rows);
    const value = this.#data[part.field];
    if (value === undefined && part.empty.length > 0) return this.#printedRows(part.empty);
    if (value === undefined && this.#open === 'words') return [this.#rowToFill(part.field)];
    if (value === undefined) return Array.from({ length: part.lines }, () => ({}));
    const rows = rowsOf(value);
    if (rows.length === 0) return [this.#noRow(part.field)];
    return rows.map((row) =>
      Object.fromEntries(Object.entries(row).map(([id, text]) => [id, this.#cell(text)])),
    );
  }

  #rowToFill(field: string): PaperRow {
    const [first] = this.#fields.get(field)?.columns ?? [];
    return first === undefined ? {} : { [first]: this.#toFill(field) };
  }

  /** The list was filled in, and there is nothing in it: nobody is to add to it by hand. */
  #noRow(field: string): PaperRow {
    const { columns = [] } = this.#fields.get(field) ?? {};
    return Object.fromEntries(columns.map((id) => [id, none]));
  }

  #printedRows(rows: readonly PrintedRow[]): readonly PaperRow[] {
    return rows.map((row) =>
      Object.fromEntries(Object.entries(row).map(([id, text]) => [id, this.#printed(text)])),
    );
  }

  /** In a table an open place is simply empty. */
  #printed(text: Bilingual): string {
    return text[this.#language].replaceAll(
      place,
      (_, id: string) => this.#known(id) ?? (this.#open === 'words' ? this.#toFill(id) : ''),
    );
  }

  #cell(text: string): string {
    const day = dateIso(text);
    return day === null ? writableText(text) : longDate(this.#language, day);
  }
}

function signedFields(block: PaperBlock): readonly string[] {
  if (block.kind === 'approval') return fieldsOf(block.text.kk);
  return block.kind === 'signature' ? fieldsOf(block.name.kk) : [];
}

function fieldsOf(text: string): readonly string[] {
  return [...text.matchAll(place)].map(([, id = '']) => id);
}

function listOf(value: PaperData[string]): readonly string[] {
  return Array.isArray(value) ? value.filter((entry) => typeof entry === 'string') : [];
}

function rowsOf(value: PaperData[string]): readonly PaperRow[] {
  return Array.isArray(value) ? value.filter((entry) => typeof entry === 'object') : [];
}

const place = /\{([^}]*)\}/gu;
const long = '_'.repeat(22);
const short = '_'.repeat(12);
const none = '–';
const openDates: Bilingual = {
  kk: '20___ жылғы «___» ____________',
  ru: '«___» ____________ 20___ года',
};
