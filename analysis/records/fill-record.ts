import type {
  Bilingual,
  PaperData,
  PaperLanguage,
  PaperValue,
} from '../../knowledge/schema/paper.ts';
import {
  columnsIn,
  type RecordBook,
  type RecordColumn,
  type RecordFill,
  type RecordFilter,
} from '../../knowledge/schema/record-book.ts';
import { printed, type RecordRow } from './record.ts';

/**
 * What a register puts into its paper. Where nobody wrote a row at all, nothing is claimed and the fields are absent; once
 * there are rows, a kind without one is a dash.
 */
export function paperDataOf(
  book: RecordBook,
  rows: readonly RecordRow[],
  language: PaperLanguage,
): PaperData {
  const own = rows.filter((row) => row.book === book.id);
  const figures = own.find(({ part }) => part === 'figures') ?? null;
  const lines = own.filter(({ part }) => part === 'row');
  if (own.length === 0) return {};
  return Object.fromEntries(
    book.fills.flatMap((fill): readonly (readonly [string, PaperValue])[] => {
      const value = valueOf(book, fill, lines, figures, language);
      return value === null ? [] : [[fill.field, value]];
    }),
  );
}

function valueOf(
  book: RecordBook,
  fill: RecordFill,
  rows: readonly RecordRow[],
  figures: RecordRow | null,
  language: PaperLanguage,
): PaperValue | null {
  switch (fill.kind) {
    case 'rows':
      return passing(rows, fill.only).map((row) =>
        Object.fromEntries(
          Object.entries(fill.cells).map(([id, pieces]) => [
            id,
            said(book.columns, pieces, row, language),
          ]),
        ),
      );
    case 'joined': {
      const texts = passing(rows, fill.only).map((row) =>
        said(book.columns, fill.pieces, row, language),
      );
      if (texts.length < 2) return texts[0] ?? '–';
      return texts.map((text, index) => `${index + 1}) ${text}`).join('; ');
    }
    case 'figure': {
      const column = book.figures.find(({ id }) => id === fill.figure);
      if (column === undefined) return null;
      const text = printed(column, figures?.cells[fill.figure], language);
      return text === '' ? null : text;
    }
    default:
      return fill satisfies never;
  }
}

function passing(rows: readonly RecordRow[], only: RecordFilter | null): readonly RecordRow[] {
  if (only === null) return rows;
  return rows.filter(({ cells }) => only.is.some((option) => cells[only.column] === option));
}

/** The pieces whose columns are all told, one after another. */
function said(
  columns: readonly RecordColumn[],
  pieces: readonly Bilingual[],
  row: RecordRow,
  language: PaperLanguage,
): string {
  const of = (name: string) => {
    const column = columns.find(({ id }) => id === name);
    return column === undefined ? '' : printed(column, row.cells[name], language);
  };
  return pieces
    .map((piece) => piece[language])
    .filter((text) => columnsIn(text).every((name) => of(name) !== ''))
    .map((text) => text.replaceAll(/\{([^}]*)\}/gu, (_, name: string) => of(name)))
    .join('; ');
}
