import { utf8 } from '../../../platform/crypto/bytes.ts';
import type { Note } from '../../../surveys/note.ts';
import { zipOf } from './zip.ts';

export const docxType = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';

/**
 * A note as an office document (Office Open XML): paragraphs alone, to be taken over into a larger paper. Written by hand,
 * because the package that makes whole papers would double the officers' page. No author, no time.
 */
export function docxOf({ language, paragraphs }: Note): Uint8Array<ArrayBuffer> {
  const tag = language === 'kk' ? 'kk-KZ' : 'ru-RU';
  const body = paragraphs.map((text) => paragraph(text, tag)).join('');
  return new Uint8Array(
    zipOf([
      { name: '[Content_Types].xml', bytes: utf8(contentTypes) },
      { name: '_rels/.rels', bytes: utf8(relations) },
      { name: 'word/document.xml', bytes: utf8(`${head}${body}${page}${tail}`) },
    ]),
  );
}

function paragraph(text: string, tag: string): string {
  const run = `<w:rPr><w:rFonts w:ascii="Times New Roman" w:hAnsi="Times New Roman" w:cs="Times New Roman"/><w:sz w:val="28"/><w:lang w:val="${tag}"/></w:rPr>`;
  const look = '<w:pPr><w:ind w:firstLine="709"/><w:jc w:val="both"/></w:pPr>';
  return `<w:p>${look}<w:r>${run}<w:t xml:space="preserve">${escaped(text)}</w:t></w:r></w:p>`;
}

/** Characters that XML cannot hold are left out. */
function escaped(text: string): string {
  return text
    .toWellFormed()
    .replaceAll(/[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu, '')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;');
}

const declaration = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>';
const office = 'http://schemas.openxmlformats.org';
const head = `${declaration}<w:document xmlns:w="${office}/wordprocessingml/2006/main"><w:body>`;
const page =
  '<w:sectPr><w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="1134" w:right="851" w:bottom="1134" w:left="1701" w:header="567" w:footer="567" w:gutter="0"/></w:sectPr>';
const tail = '</w:body></w:document>';
const contentTypes =
  `${declaration}<Types xmlns="${office}/package/2006/content-types">` +
  '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>' +
  '<Default Extension="xml" ContentType="application/xml"/>' +
  `<Override PartName="/word/document.xml" ContentType="${docxType}.main+xml"/></Types>`;
const relations =
  `${declaration}<Relationships xmlns="${office}/package/2006/relationships">` +
  `<Relationship Id="r1" Type="${office}/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/>` +
  '</Relationships>';
