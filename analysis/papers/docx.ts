import type { FileChild } from 'docx';

import { drawParts } from './docx-parts.ts';
import type { Docx } from './docx-tables.ts';
import { paper, type } from './layout.ts';
import type { Sheet, SheetPart } from './sheet.ts';
import { withoutTimes } from './zip-times.ts';

/** Whoever opens the properties of the file learns nothing: no author, no time, no program that saved it. */
const bareProperties =
  '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>' +
  '<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties"/>';

/** A sheet as an office document (Office Open XML). The same sheet gives the same bytes. */
export async function writeDocx(sheet: Sheet): Promise<Uint8Array> {
  // A large package: loaded with the first paper.
  const docx = await import('docx');
  const isWide = sheet.page === 'landscape';
  const file = new docx.Document({
    styles: {
      default: {
        document: {
          run: {
            font: type.font,
            size: type.text,
            language: { value: sheet.language === 'kk' ? 'kk-KZ' : 'ru-RU' },
          },
        },
      },
    },
    numbering: {
      config: [
        {
          reference: 'paragraphs',
          levels: [
            {
              level: 0,
              format: docx.LevelFormat.DECIMAL,
              text: '%1.',
              alignment: docx.AlignmentType.LEFT,
              style: { paragraph: { indent: { left: 0, firstLine: 709 } } },
            },
          ],
        },
      ],
    },
    sections: [
      {
        properties: {
          page: {
            size: {
              width: paper.short,
              height: paper.long,
              orientation: isWide ? docx.PageOrientation.LANDSCAPE : docx.PageOrientation.PORTRAIT,
            },
            margin: { ...paper, header: 567, footer: 567 },
          },
        },
        ...(sheet.head === null ? {} : { headers: { default: head(docx, sheet.head) } }),
        footers: { default: foot(docx, sheet.foot) },
        children: sheet.parts.flatMap((part, index): readonly FileChild[] =>
          drawParts(docx, part, {
            page: sheet.page,
            list: index,
            isKept: staysWith(sheet.parts[index + 1]),
          }),
        ),
      },
    ],
  });
  const bytes = await docx.Packer.toArrayBuffer(file, false, [
    { path: 'docProps/core.xml', data: bareProperties },
  ]);
  return withoutTimes(new Uint8Array(bytes));
}

/** A table does not begin, and nobody signs, on a page without the words before. */
function staysWith(next: SheetPart | undefined): boolean {
  return next?.kind === 'table' || next?.kind === 'signature';
}

function head(docx: Docx, note: string) {
  const { AlignmentType, Header, Paragraph, TextRun } = docx;
  return new Header({
    children: [
      new Paragraph({
        alignment: AlignmentType.RIGHT,
        children: [new TextRun({ text: note, bold: true, size: type.small })],
      }),
    ],
  });
}

function foot(docx: Docx, note: string) {
  const { AlignmentType, Footer, PageNumber, Paragraph, TextRun } = docx;
  return new Footer({
    children: [
      new Paragraph({
        alignment: AlignmentType.CENTER,
        children: [new TextRun({ children: [PageNumber.CURRENT], size: type.table })],
      }),
      new Paragraph({
        alignment: AlignmentType.CENTER,
        children: [new TextRun({ text: note, italics: true, size: type.caption })],
      }),
    ],
  });
}
