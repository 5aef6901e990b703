import type { Sheet, SheetPart } from '../../../../analysis/papers/sheet.ts';
import { Wide } from '../../surveys/wide.tsx';

/** A paper as it would be written, to be read before it is taken; what is still to be filled in is marked. */
export function SheetView({ sheet }: { readonly sheet: Sheet }) {
  return (
    <div className="sheet" lang={sheet.language}>
      {sheet.head !== null && <p className="sheet-head">{sheet.head}</p>}
      {sheet.parts.map((part, at) => (
        // oxlint-disable-next-line react/no-array-index-key -- parts have no id and never change places
        <Part key={at} part={part} number={at + 1} />
      ))}
      <p className="quiet">{sheet.foot}</p>
    </div>
  );
}

function Part({ part, number }: { readonly part: SheetPart; readonly number: number }) {
  switch (part.kind) {
    case 'title':
    case 'heading':
      return (
        <p className={part.kind === 'title' ? 'sheet-title' : 'sheet-heading'}>
          <strong>{part.lines.join('\n')}</strong>
        </p>
      );
    case 'annex':
    case 'approval':
      return <p className="sheet-right">{part.lines.join('\n')}</p>;
    case 'centred':
      return <p className="sheet-title">{part.lines.join('\n')}</p>;
    case 'paragraph':
    case 'remark':
      return (
        <p className={part.kind === 'remark' ? 'quiet written' : 'written'}>
          <Marked text={part.lines.join('\n')} />
        </p>
      );
    case 'edges':
      return (
        <p className="sheet-edges">
          <span>{part.left}</span> <span>{part.right}</span>
        </p>
      );
    case 'numbered':
      return (
        <ol>
          {part.items.map((item, at) => (
            // oxlint-disable-next-line react/no-array-index-key -- entries have no id and never change places
            <li key={at}>
              <Marked text={item} />
            </li>
          ))}
        </ol>
      );
    case 'ruled':
      return <hr />;
    case 'table':
      return <Table part={part} number={number} />;
    case 'signature':
      return (
        <p className="sheet-edges">
          <span>{part.post}</span> <span>{part.name}</span>
        </p>
      );
    default:
      return part satisfies never;
  }
}

interface TableProps {
  readonly part: Extract<SheetPart, { kind: 'table' }>;
  /** Its place in the sheet: tables may have the same columns. */
  readonly number: number;
}

function Table({ part, number }: TableProps) {
  const label = `${number}. ${part.columns.map((column) => column.label).join(', ')}`;
  return (
    <Wide label={label}>
      <table className="result">
        <colgroup>
          {part.columns.map((column) => (
            <col key={column.label} width={`${column.width}%`} />
          ))}
        </colgroup>
        <thead>
          <tr>
            {part.columns.map((column) => (
              <th key={column.label} scope="col">
                {column.label}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {part.rows.map((row, at) => (
            // oxlint-disable-next-line react/no-array-index-key -- rows have no id and never change places
            <tr key={at}>
              {row.kind === 'group' ? (
                <th colSpan={part.columns.length} scope="colgroup">
                  {row.text}
                </th>
              ) : (
                row.cells.map((cell, of) => (
                  // oxlint-disable-next-line react/no-array-index-key -- cells stand by their column
                  <td key={of} className="written">
                    <Marked text={cell} />
                  </td>
                ))
              )}
            </tr>
          ))}
        </tbody>
      </table>
    </Wide>
  );
}

/** What stands in square brackets and is no number of a source waits for somebody. */
function Marked({ text }: { readonly text: string }) {
  const pieces = text.split(/(\[[^\]\d][^\]]*\])/u);
  return pieces.map((piece, at) =>
    // oxlint-disable-next-line react/no-array-index-key -- pieces of one text
    at % 2 === 1 ? <mark key={at}>{piece}</mark> : piece,
  );
}
