import { parseRecordBook, type RecordBook } from '../../../../knowledge/schema/record-book.ts';

const files = import.meta.glob<unknown>('../../../../knowledge/registers/*.json', {
  import: 'default',
  eager: true,
});

/** The light registers that are built into the page, in their order. */
export const books: readonly RecordBook[] = Object.values(files)
  .map(parseRecordBook)
  .toSorted((one, other) => one.order - other.order);
