import { type CsvRecord, readCsv } from '../../platform/csv.ts';
import { SenimError } from '../../platform/errors.ts';
import { columns, headerProblems, type Column } from './columns.ts';

/** One line of a table, by column; what was left empty is not in it. */
export interface Row {
  /** Where it begins in the file. */
  readonly line: number;
  readonly cells: ReadonlyMap<Column, string>;
}

/** A body has a few hundred entries; a file beyond this is another one. */
export const mostBytes = 5 * 1024 * 1024;

/** Reads the lines of a table with `,` or `;` between its cells. Throws `SenimError` `content` with every problem of its shape. */
export async function readTable(text: string): Promise<readonly Row[]> {
  const bare = text.replace(/^\uFEFF/u, '');
  if (bare.trim() === '') throw new SenimError('content', 'the file is empty');
  const [first, ...records] = await recordsOf(bare);
  const header = (first?.cells ?? []).map((name) => name.trim().toLowerCase());
  const wrong = headerProblems(header);
  const ragged = records
    .filter(({ cells }) => cells.length !== header.length)
    .map(({ line, cells }) => `line ${line}: ${cells.length} cells, and ${header.length} columns`);
  if (wrong.length + ragged.length > 0) {
    throw new SenimError('content', [...wrong, ...ragged].join('\n'));
  }
  return records.map(({ line, cells }) => ({ line, cells: cellsOf(header, cells) }));
}

async function recordsOf(text: string): Promise<readonly CsvRecord[]> {
  const read = await readCsv(text, delimiterOf(text));
  if (read.kind === 'read') return read.records;
  const at = read.line === null ? '' : `line ${read.line}: `;
  throw new SenimError('content', `${at}quotes are not closed, or stand inside a cell`);
}

function delimiterOf(text: string): ',' | ';' {
  const [header = ''] = text.split(/\r?\n/u, 1);
  if (!/[,;]/u.test(header)) {
    throw new SenimError('content', 'line 1: no comma and no semicolon stands between the columns');
  }
  return header.split(';').length > header.split(',').length ? ';' : ',';
}

function cellsOf(header: readonly string[], record: readonly string[]): Row['cells'] {
  const cells = new Map<Column, string>();
  for (const column of columns) {
    const cell = record[header.indexOf(column)]?.trim().normalize('NFC') ?? '';
    if (cell !== '') cells.set(column, cell);
  }
  return cells;
}
