import type { PaperLanguage } from '../../../../knowledge/schema/paper.ts';
import { saveFile } from '../save-file.ts';

const docxType = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';

/** Hands a paper to the browser; its name says which it is and nothing else. */
export function savePaper(
  bytes: Uint8Array,
  id: string,
  language: PaperLanguage,
  number: number | null,
) {
  const mark = number === null ? 'draft' : String(number);
  saveFile(bytes, docxType, `${id}-${language}-${mark}.docx`);
}
