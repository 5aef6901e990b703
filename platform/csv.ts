/** A record of a table in text, with the line of the file on which it begins. */
export interface CsvRecord {
  readonly line: number;
  readonly cells: string[];
}

export type CsvRead =
  | { readonly kind: 'read'; readonly records: readonly CsvRecord[] }
  /** Quotes that are not closed, or that stand inside of a cell where they may not. */
  | { readonly kind: 'quotes'; readonly line: number | null };

export const delimiters = [';', ',', '\t'] as const;
export type Delimiter = (typeof delimiters)[number];

/**
 * Splits a table into its cells; empty lines are left out. The parser is loaded only for a table: nothing else needs it.
 * Its build for browsers runs everywhere.
 */
export async function readCsv(
  text: string,
  delimiter: Delimiter,
  quotes: 'strict' | 'relaxed' = 'strict',
): Promise<CsvRead> {
  const { parse, CsvError } = await import('csv-parse/browser/esm/sync');
  const lines: number[] = [];
  try {
    const records = parse(text, {
      delimiter,
      relax_column_count: true,
      relax_quotes: quotes === 'relaxed',
      skip_empty_lines: true,
      // Called once a record, with the line on which it ends.
      on_record: (record: string[], { lines: end }) => {
        lines.push(end - record.join('').split('\n').length + 1);
        return record;
      },
    });
    return {
      kind: 'read',
      records: records.map((cells, at) => ({ line: lines[at] ?? 0, cells })),
    };
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    return { kind: 'quotes', line: typeof error['lines'] === 'number' ? error['lines'] : null };
  }
}
