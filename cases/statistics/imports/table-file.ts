import { type Delimiter, delimiters, readCsv } from '../../../platform/csv.ts';
import { type ColumnRole, columnRoles, guessColumns, type Mapping } from './columns.ts';
import type { TableLine } from './lines.ts';
import { yearOfCell } from './month-cell.ts';

/** A body has some thousand lines of counts; a file beyond this is another one. Bytes. */
export const mostBytes = 5 * 1024 * 1024;
/** Lines that are read; see `mostRows` for those that are kept. */
export const mostLines = 50_000;

/** Somebody's table, in cells. */
export interface TableFile {
  readonly kind: 'table';
  readonly header: readonly string[];
  readonly lines: readonly TableLine[];
  readonly mapping: Mapping;
  /** Lines above the heading that were left out. */
  readonly above: number;
  /** `windows-1251` has no letters of Kazakh alone: they were lost before the file came here. */
  readonly encoding: 'utf-8' | 'utf-16' | 'windows-1251';
}

export type FileProblem =
  | { readonly kind: 'empty' | 'large' | 'long' | 'pdf' | 'spreadsheet' | 'no-text' | 'no-columns' }
  | { readonly kind: 'quotes'; readonly line: number | null };

/** Reads a file that is said to be a table. What it really is, is told by its bytes and never by its name. */
export async function readTableFile(bytes: Uint8Array): Promise<TableFile | FileProblem> {
  if (bytes.length > mostBytes) return { kind: 'large' };
  const known = signatures.find(({ start }) => start.every((byte, at) => bytes[at] === byte));
  if (known !== undefined) return { kind: known.kind };
  const decoded = decode(bytes);
  if (decoded === null) return { kind: 'no-text' };
  const { encoding } = decoded;
  const { text, delimiter } = delimited(decoded.text);
  if (text.trim() === '') return { kind: 'empty' };
  if (delimiter === null) return { kind: 'no-columns' };
  const read = await readCsv(text, delimiter, 'relaxed');
  if (read.kind === 'quotes') return read;
  const { records } = read;
  if (records.length > mostLines) return { kind: 'long' };
  const above = headingAt(records);
  const [heading, ...lines] = records.slice(above);
  if (heading === undefined || heading.cells.length < 2) return { kind: 'no-columns' };
  if (lines.length === 0) return { kind: 'empty' };
  const header = heading.cells.map((name) => name.replace(/\s+/gu, ' ').trim());
  const mapping = withYears(guessColumns(header), lines);
  return { kind: 'table', header, lines, mapping, above, encoding };
}

const signatures = [
  { start: [0x25, 0x50, 0x44, 0x46], kind: 'pdf' },
  { start: [0x50, 0x4b, 0x03, 0x04], kind: 'spreadsheet' },
  { start: [0xd0, 0xcf, 0x11, 0xe0], kind: 'spreadsheet' },
] as const;

interface Decoded {
  readonly text: string;
  readonly encoding: TableFile['encoding'];
}

/** `null` for what is no text in any of the encodings that tables come in. */
function decode(bytes: Uint8Array): Decoded | null {
  const wide = bytes[0] === 0xff && bytes[1] === 0xfe ? 'utf-16le' : null;
  if (wide !== null) return held(new TextDecoder(wide).decode(bytes), 'utf-16');
  try {
    return held(new TextDecoder('utf-8', { fatal: true }).decode(bytes), 'utf-8');
  } catch {
    return held(new TextDecoder('windows-1251').decode(bytes), 'windows-1251');
  }
}

function held(text: string, encoding: Decoded['encoding']): Decoded | null {
  // Tables hold no control characters; pictures and archives are full of them.
  return /[^\P{Cc}\t\r\n]/u.test(text) ? null : { text, encoding };
}

/** Spreadsheets may say the sign between cells in a line of its own. */
function delimited(text: string): { text: string; delimiter: Delimiter | null } {
  const [line = '', said] = /^sep=(.)\r?\n/u.exec(text) ?? [];
  const rest = text.slice(line.length);
  const told = delimiters.find((each) => each === said);
  if (told !== undefined) return { text: rest, delimiter: told };
  const sample = rest
    .split('\n', sampleLines)
    .join('\n')
    .replace(/"[^"]*"/gu, '');
  const counted = delimiters.map((sign) => ({ sign, count: sample.split(sign).length - 1 }));
  const best = counted.toSorted((one, other) => other.count - one.count)[0];
  return { text: rest, delimiter: best === undefined || best.count === 0 ? null : best.sign };
}

const sampleLines = 20;

/** «Прошлый год» may be a count as well: a column is one of years if most of what stands in it is. */
function withYears(mapping: Mapping, lines: readonly TableLine[]): Mapping {
  const at = mapping.year;
  if (at === null) return mapping;
  const said = lines
    .slice(0, sampleLines)
    .map(({ cells }) => cells[at] ?? '')
    .filter((cell) => cell.trim() !== '');
  const years = said.filter((cell) => yearOfCell(cell) !== null);
  return years.length * 2 > said.length ? mapping : { ...mapping, year: null };
}

/** Exports begin with lines about themselves: the heading is the first line that names a period and a count. */
function headingAt(records: readonly { readonly cells: readonly string[] }[]): number {
  const first = records.slice(0, sampleLines);
  const named = first.findIndex(({ cells }) => {
    const { period, count } = guessColumns(cells);
    return period !== null && count !== null;
  });
  if (named >= 0) return named;
  return Math.max(
    0,
    first.findIndex(({ cells }) => cells.filter((cell) => cell.trim() !== '').length >= 2),
  );
}

/** Whether a table can be counted by it: a period and a count, and no column twice. */
export function isWhole(mapping: Mapping): boolean {
  const taken = columnRoles.map((role: ColumnRole) => mapping[role]).filter((at) => at !== null);
  return mapping.period !== null && mapping.count !== null && new Set(taken).size === taken.length;
}
