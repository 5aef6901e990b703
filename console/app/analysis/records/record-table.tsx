import type { ProjectId } from '../../../../analysis/ids.ts';
import {
  type Cell,
  printed,
  type RecordRow,
  rowProblems,
} from '../../../../analysis/records/record.ts';
import type { RecordBook, RecordColumn } from '../../../../knowledge/schema/record-book.ts';
import { dateIso } from '../../../../platform/time.ts';
import { useWords, type Words } from '../../speech.tsx';
import { Wide } from '../../surveys/wide.tsx';
import type { Row } from '../store.ts';
import { TabLink } from '../tab-link.tsx';

interface Props {
  readonly project: ProjectId;
  readonly book: RecordBook;
  readonly rows: readonly Row<RecordRow>[];
}

/** The rows of one light register, a column each as its data say. */
export function RecordTable({ project, book, rows }: Props) {
  const words = useWords();
  const { say, language } = words;
  return (
    <Wide label={`${say('records.row')}: ${book.title[language]}`}>
      <table className="result">
        <caption className="hidden">{book.title[language]}</caption>
        <thead>
          <tr>
            <th scope="col">{say('records.row')}</th>
            {book.columns.map((column) => (
              <th key={column.id} scope="col">
                {column.label[language]}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(({ id, document: { body } }, at) => (
            <tr key={id}>
              <th scope="row">
                <TabLink project={project} tab="registers" row={id}>
                  {say('records.open', { number: at + 1 })}
                </TabLink>
                {rowProblems(book, body).length > 0 && (
                  <span className="quiet missing">{say('records.unfinished')}</span>
                )}
              </th>
              {book.columns.map((column) => (
                <td key={column.id}>
                  <bdi>{shown(words, column, body.cells[column.id])}</bdi>
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </Wide>
  );
}

/** A cell in the officer's language where it has words of ours, in a language of papers where people wrote it. */
function shown({ language, day }: Words, column: RecordColumn, cell: Cell | undefined): string {
  if (column.type === 'choice') {
    return column.options.find(({ id }) => id === cell)?.label[language] ?? '';
  }
  const on = column.type === 'day' && typeof cell === 'string' ? dateIso(cell) : null;
  return on === null ? printed(column, cell, language === 'kk' ? 'kk' : 'ru') : day(on);
}
