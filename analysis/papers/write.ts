import type { Paper, PaperData, PaperLanguage } from '../../knowledge/schema/paper.ts';
import { writeDocx } from './docx.ts';
import { fillPaper } from './fill.ts';

export const docxType = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';

/** A file that was made for somebody and is kept nowhere. */
export interface PaperFile {
  /** Says which paper it is and nothing else. */
  readonly name: string;
  readonly mime: typeof docxType;
  readonly bytes: Uint8Array;
}

/**
 * An official paper as DOCX, empty where `data` has nothing. The same input gives the same bytes; the file names no author
 * and no time. Throws `TypeError` for fields that the paper does not have.
 */
export async function writePaper(
  paper: Paper,
  language: PaperLanguage,
  data: PaperData,
): Promise<PaperFile> {
  const bytes = await writeDocx(fillPaper(paper, language, data));
  return { name: paperFileName(paper, language), mime: docxType, bytes };
}

export function paperFileName({ id }: Paper, language: PaperLanguage): string {
  return `${id}-${language}.docx`;
}
