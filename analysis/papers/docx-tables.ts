import type * as docxPackage from 'docx';
import type { FileChild, IParagraphOptions, IRunOptions } from 'docx';

import { textWidth, type } from './layout.ts';
import type { Sheet, SheetPart } from './sheet.ts';

/** The package, handed on by whoever loaded it. */
export type Docx = typeof docxPackage;
type Table = Extract<SheetPart, { kind: 'table' }>;
type Signature = Extract<SheetPart, { kind: 'signature' }>;

interface Place {
  readonly page: Sheet['page'];
  /** Whether it ends on the page on which the next part begins. */
  readonly isKept: boolean;
}

/** A table whose head is repeated on every page and whose rows are not torn apart. */
export function drawTable(
  docx: Docx,
  { columns, rows }: Table,
  { page, isKept }: Place,
): FileChild {
  const { AlignmentType, TableRow } = docx;
  const widths = columns.map(({ width }) => Math.round((textWidth(page) * width) / 100));
  const head = new TableRow({
    tableHeader: true,
    cantSplit: true,
    children: columns.map(({ label }, index) =>
      cell(
        docx,
        label,
        widths[index] ?? 0,
        { alignment: AlignmentType.CENTER, keepNext: true },
        { bold: true },
      ),
    ),
  });
  const body = rows.map((row, at) => {
    const keepNext = isKept && at === rows.length - 1;
    if (row.kind === 'group') {
      const across = widths.reduce((sum, width) => sum + width, 0);
      const set = { alignment: AlignmentType.CENTER, keepNext: true };
      return new TableRow({
        cantSplit: true,
        children: [cell(docx, row.text, across, set, { bold: true }, columns.length)],
      });
    }
    return new TableRow({
      children: row.cells.map((text, index) =>
        cell(docx, text, widths[index] ?? 0, {
          keepNext,
          alignment: columns[index]?.isCentred ? AlignmentType.CENTER : AlignmentType.LEFT,
        }),
      ),
    });
  });
  return new docx.Table({
    layout: docx.TableLayoutType.FIXED,
    width: { size: textWidth(page), type: docx.WidthType.DXA },
    columnWidths: widths,
    margins: { left: 85, right: 85, top: 40, bottom: 40 },
    rows: [head, ...body],
  });
}

function cell(
  docx: Docx,
  text: string,
  width: number,
  options: IParagraphOptions,
  run: IRunOptions = {},
  columnSpan = 1,
) {
  return new docx.TableCell({
    width: { size: width, type: docx.WidthType.DXA },
    columnSpan,
    children: text.split('\n').map(
      (line) =>
        new docx.Paragraph({
          ...options,
          children: [new docx.TextRun({ ...run, text: line, size: type.table })],
        }),
    ),
  });
}

/** Post, a line to sign on, name: beside each other and never on two pages. */
export function drawSignature(
  docx: Docx,
  { post, name, caption, seal, date }: Signature,
  { page, isKept }: Place,
): FileChild[] {
  const { AlignmentType, Paragraph, TextRun, VerticalAlignTable } = docx;
  const whole = textWidth(page);
  const widths = [0.45, 0.22, 0.33].map((share) => Math.round(whole * share));
  const bare = { style: docx.BorderStyle.NONE, size: 0, color: 'auto' };
  const none = { top: bare, bottom: bare, left: bare, right: bare };
  const line = { ...none, bottom: { style: docx.BorderStyle.SINGLE, size: 4, color: '000000' } };
  const place = (text: string, index: number, size: number, isSigned: boolean) =>
    new docx.TableCell({
      width: { size: widths[index] ?? 0, type: docx.WidthType.DXA },
      borders: isSigned ? line : none,
      verticalAlign: VerticalAlignTable.BOTTOM,
      children: [
        new Paragraph({
          keepNext: true,
          alignment: index === 1 ? AlignmentType.CENTER : AlignmentType.LEFT,
          children: [new TextRun({ text, size })],
        }),
      ],
    });
  const table = new docx.Table({
    layout: docx.TableLayoutType.FIXED,
    width: { size: whole, type: docx.WidthType.DXA },
    columnWidths: widths,
    borders: { ...none, insideHorizontal: bare, insideVertical: bare },
    margins: { left: 85, right: 85 },
    rows: [
      new docx.TableRow({
        cantSplit: true,
        children: [
          place(post, 0, type.text, false),
          place('', 1, type.text, true),
          place(name, 2, type.text, false),
        ],
      }),
      new docx.TableRow({
        cantSplit: true,
        children: ['', caption, ''].map((text, index) => place(text, index, type.caption, false)),
      }),
    ],
  });
  const last = [seal, date].filter((text) => text !== null).join('     ');
  return [
    new Paragraph({ keepNext: true, spacing: { before: 200 }, children: [] }),
    table,
    new Paragraph({ keepNext: isKept, children: [new TextRun({ text: last, size: type.table })] }),
  ];
}
