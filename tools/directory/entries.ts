import type { Directory } from '../../knowledge/directory.ts';
import type { RegionNames } from '../../knowledge/regions.ts';
import {
  contactKinds,
  idShape,
  longestLine,
  phoneShape,
  siteShape,
  type Contact,
} from '../../knowledge/schema/directory.ts';
import { readDate } from '../../knowledge/schema/read-date.ts';
import { isRegion, type RegionId } from '../../knowledge/schema/region.ts';
import { languages, type Localized } from '../../platform/language.ts';
import { dateIso, type DateIso } from '../../platform/time.ts';
import { requiredColumns, type Column } from './columns.ts';
import type { Row } from './table.ts';

/** What an entry of the table may know besides its line. */
export interface Known {
  /** What comes with the product: an entry of the same id keeps its needs, and its purpose where the table has none. */
  readonly directory: Directory;
  readonly regions: RegionNames;
}

/** The entries of a table, and every problem by line and column. The problems quote no cell. */
export function entriesOf(
  rows: readonly Row[],
  known: Known,
): { readonly entries: readonly Contact[]; readonly problems: readonly string[] } {
  const read = rows.map((row) => new EntryReader(row, known).read());
  const ids = read.map(({ entry }) => entry.id);
  const twice = rows.flatMap(({ line }, at) => {
    const first = ids.indexOf(ids[at] ?? '');
    return first === at || ids[at] === ''
      ? []
      : [`line ${line}, column "id": stands in line ${rows[first]?.line} already`];
  });
  return {
    entries: read.map(({ entry }) => entry),
    problems: [...read.flatMap(({ problems }) => problems), ...twice],
  };
}

/** Reads one line; what cannot be read is a problem and left out. */
class EntryReader {
  readonly #row: Row;
  readonly #known: Known;
  readonly #problems: string[] = [];

  constructor(row: Row, known: Known) {
    this.#row = row;
    this.#known = known;
  }

  read(): { readonly entry: Contact; readonly problems: readonly string[] } {
    for (const column of requiredColumns) {
      if (!this.#row.cells.has(column)) this.#wrong(column, 'is empty');
    }
    const id = this.#checked(
      'id',
      (cell) => idShape.safeParse(cell).success,
      'is no id of small letters, digits and hyphens',
    );
    const shipped = this.#known.directory.find((contact) => contact.id === id);
    const purpose = this.#localized('purpose') ?? shipped?.purpose;
    const address = this.#localized('address');
    const hours = this.#localized('hours');
    const url = this.#checked(
      'site',
      (cell) => siteShape.safeParse(cell).success,
      'is no address with https://',
    );
    const place = this.#place();
    const entry: Contact = {
      id: id ?? '',
      kind: this.#kind(),
      region: this.#region(),
      name: this.#localized('name') ?? nameless,
      ...(purpose === undefined ? {} : { purpose }),
      ...(address === undefined ? {} : { address }),
      phones: this.#phones(),
      ...(url === undefined ? {} : { url }),
      ...(hours === undefined ? {} : { hours }),
      ...(place === undefined ? {} : { place }),
      needs: shipped?.needs ?? [],
      // A body speaks of itself: its own document is the source.
      mark: 'A',
      facts: [],
      sources: [this.#source()],
      sourceDate: this.#day('source_date'),
      verifiedOn: this.#wholeDay('checked_on'),
      shown: this.#shown(),
    };
    return { entry, problems: this.#problems };
  }

  #wrong(column: Column, what: string): void {
    this.#problems.push(`line ${this.#row.line}, column "${column}": ${what}`);
  }

  /** A cell of words: on one line, not too long, and no formula, which a spreadsheet would run when it is opened there. */
  #words(column: Column): string | undefined {
    const cell = this.#row.cells.get(column);
    if (cell === undefined) return undefined;
    if (/^[=+\-@]/u.test(cell)) {
      this.#wrong(column, 'begins like a formula of a spreadsheet (=, +, - or @)');
    } else if (/[\p{Cc}\p{Cf}]/u.test(cell)) {
      this.#wrong(column, 'holds a line break or an invisible character');
    } else if (cell.length > longestLine) {
      this.#wrong(column, `has ${cell.length} letters, and ${longestLine} at most are taken`);
    } else if (/\p{L}\?\p{L}|\?{3}|\uFFFD/u.test(cell)) {
      this.#wrong(
        column,
        'has question marks inside words: letters were lost when the table was saved',
      );
    } else return cell;
    return undefined;
  }

  #checked(column: Column, fits: (cell: string) => boolean, what: string): string | undefined {
    const cell = this.#row.cells.get(column);
    if (cell === undefined || fits(cell)) return cell;
    this.#wrong(column, what);
    return undefined;
  }

  /** In all three languages, or in none. */
  #localized(name: 'name' | 'purpose' | 'address' | 'hours'): Localized | undefined {
    const named = languages.map((language) => `${name}_${language}` as const);
    const isBegun = named.some((column) => this.#row.cells.has(column));
    if (!isBegun) return undefined;
    for (const column of named) {
      if (!this.#row.cells.has(column) && name !== 'name') {
        this.#wrong(column, 'is empty, though another language is filled in');
      }
    }
    const [kk, ru, en] = named.map((column) => this.#words(column));
    return kk === undefined || ru === undefined || en === undefined ? undefined : { kk, ru, en };
  }

  #kind(): Contact['kind'] {
    const cell = this.#row.cells.get('kind');
    const kind = contactKinds.find((one) => one === cell?.toLowerCase());
    if (cell !== undefined && kind === undefined) {
      this.#wrong('kind', `is none of ${contactKinds.join(', ')}`);
    }
    return kind ?? 'body';
  }

  /** By its id, or by its name in any of the three languages. */
  #region(): RegionId {
    const cell = this.#row.cells.get('region')?.toLowerCase();
    if (cell === undefined || isRegion(cell)) return cell ?? 'republic';
    for (const [id, name] of this.#known.regions) {
      if (languages.some((language) => name[language].toLowerCase() === cell)) return id;
    }
    this.#wrong('region', 'is no region: see the list in docs/directory.md');
    return 'republic';
  }

  #phones(): readonly string[] {
    const cell = this.#row.cells.get('phones');
    if (cell === undefined) return [];
    const phones = cell.split(/[,;/|]/u).map((phone) => phone.trim());
    if (phones.length <= 5 && phones.every((phone) => phoneShape.safeParse(phone).success)) {
      return phones;
    }
    this.#wrong('phones', 'is no list of at most five telephone numbers with "," or "/" between');
    return [];
  }

  #place(): Contact['place'] {
    const [latitude, longitude] = [
      this.#degrees('latitude', 40, 56),
      this.#degrees('longitude', 46, 88),
    ];
    if (latitude !== undefined && longitude !== undefined) return { latitude, longitude };
    const { cells } = this.#row;
    if (cells.has('latitude') !== cells.has('longitude')) {
      this.#wrong(
        cells.has('latitude') ? 'longitude' : 'latitude',
        'is empty, though the other is filled in',
      );
    }
    return undefined;
  }

  #degrees(column: 'latitude' | 'longitude', least: number, most: number): number | undefined {
    const cell = this.#row.cells.get(column);
    if (cell === undefined) return undefined;
    const value = /^\d{2}(?:[.,]\d{1,8})?$/u.test(cell) ? Number(cell.replace(',', '.')) : NaN;
    if (value >= least && value <= most) return value;
    this.#wrong(column, `is no number of degrees between ${least} and ${most}`);
    return undefined;
  }

  #source(): Localized {
    const source = this.#words('source') ?? '';
    return { kk: source, ru: source, en: source };
  }

  #day(column: 'source_date' | 'checked_on'): string | null {
    const cell = this.#row.cells.get(column);
    if (cell === undefined) return null;
    const read = readDate(cell);
    if (read.kind === 'known') return read.value;
    this.#wrong(column, 'is no date, for example 2026-11-26 or 26.11.2026');
    return null;
  }

  #wholeDay(column: 'checked_on'): DateIso | null {
    const value = this.#day(column);
    const day = value === null ? null : dateIso(value);
    if (value !== null && day === null) this.#wrong(column, 'needs a day, a month and a year');
    return day;
  }

  #shown(): boolean {
    const cell = this.#row.cells.get('shown')?.toLowerCase();
    if (cell === undefined || yes.has(cell)) return true;
    if (!no.has(cell)) this.#wrong('shown', 'is neither yes nor no');
    return false;
  }
}

const nameless: Localized = { kk: '', ru: '', en: '' };
const yes = new Set(['yes', 'да', 'иә', '1', 'true']);
const no = new Set(['no', 'нет', 'жоқ', '0', 'false']);
