import type { FileChild, IParagraphOptions, IRunOptions } from 'docx';

import { drawSignature, drawTable, type Docx } from './docx-tables.ts';
import { indent, textWidth, type } from './layout.ts';
import type { Sheet, SheetPart } from './sheet.ts';

export interface Around {
  readonly page: Sheet['page'];
  /** Numbers each list apart. */
  readonly list: number;
  /** Whether its last paragraph stays on one page with what follows. */
  readonly isKept: boolean;
}

/** One part of a sheet as paragraphs and tables of the document. */
export function drawParts(
  docx: Docx,
  part: SheetPart,
  { page, list, isKept }: Around,
): FileChild[] {
  const { AlignmentType, TabStopType } = docx;
  const width = textWidth(page);
  const each = (lines: readonly string[], options: IParagraphOptions, run: IRunOptions = {}) =>
    lines.map((line) => paragraph(docx, line, options, run));
  switch (part.kind) {
    case 'annex':
      return [
        ...part.lines.map((line, index) =>
          paragraph(
            docx,
            line,
            {
              indent: { left: Math.round(width * 0.55) },
              pageBreakBefore: part.isOnNewPage && index === 0,
            },
            { size: type.table },
          ),
        ),
        paragraph(docx, '', {}),
      ];
    case 'approval':
      return [
        ...each(part.lines, { indent: { left: Math.round(width * 0.55) }, keepLines: true }),
        paragraph(docx, '', {}),
      ];
    case 'title':
      return [
        ...each(part.lines, { alignment: AlignmentType.CENTER, keepNext: true }, { bold: true }),
        paragraph(docx, '', { keepNext: true }),
      ];
    case 'heading':
      return each(
        part.lines,
        { keepNext: true, spacing: { before: 200, after: 80 } },
        { bold: true },
      );
    case 'centred':
      return [
        ...each(part.lines, {
          alignment: AlignmentType.CENTER,
          spacing: { after: part.caption === null ? 160 : 0 },
        }),
        ...each(
          part.caption === null ? [] : [part.caption],
          { alignment: AlignmentType.CENTER, spacing: { after: 160 } },
          { size: type.caption },
        ),
      ];
    case 'paragraph':
      return part.lines.map((line, index) =>
        paragraph(docx, line, {
          ...justified(docx, line),
          indent: { firstLine: indent },
          keepNext: isKept && index === part.lines.length - 1,
        }),
      );
    case 'remark':
      return each(part.lines, { spacing: { before: 160 } }, { size: type.small, italics: true });
    case 'edges':
      return each([`${part.left}\t${part.right}`], {
        tabStops: [{ type: TabStopType.RIGHT, position: width }],
        spacing: { after: 200 },
      });
    case 'numbered':
      return part.items.map((item, index) =>
        paragraph(docx, item, {
          ...justified(docx, item),
          keepNext: isKept && index === part.items.length - 1,
          numbering: { reference: 'paragraphs', level: 0, instance: list },
        }),
      );
    case 'ruled':
      return Array.from({ length: part.count + 1 }, () => rule(docx, isKept));
    case 'table':
      return [
        drawTable(docx, part, { page, isKept }),
        paragraph(docx, '', { keepNext: isKept }, { size: type.small }),
      ];
    case 'signature':
      return drawSignature(docx, part, { page, isKept });
    default:
      return part satisfies never;
  }
}

/** A paragraph in which line ends and tabs stay what they are. */
export function paragraph(
  docx: Docx,
  text: string,
  options: IParagraphOptions,
  run: IRunOptions = {},
) {
  const { Paragraph, Tab, TextRun } = docx;
  const runs = text.split('\n').map((line, index) => {
    const [first = '', ...rest] = line.split('\t');
    return new TextRun({
      ...run,
      ...(index === 0 ? {} : { break: 1 }),
      children: [first, ...rest.flatMap((piece) => [new Tab(), piece])],
    });
  });
  return new Paragraph({ ...options, children: runs });
}

/** Both edges straight, but where somebody is to write by hand: there the words would be torn apart. */
function justified({ AlignmentType }: Docx, text: string): IParagraphOptions {
  const alignment = text.includes('___') ? AlignmentType.LEFT : AlignmentType.BOTH;
  return { alignment, spacing: { after: 60 } };
}

/** Neighbours with the same border are drawn as one box: the lines are those between them. */
function rule(docx: Docx, keepNext: boolean) {
  const line = { style: docx.BorderStyle.SINGLE, size: 4, color: '808080' };
  return new docx.Paragraph({ keepNext, border: { between: line }, children: [] });
}
