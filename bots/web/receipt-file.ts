import { phrase } from '../../knowledge/phrases.ts';
import type { Language } from '../../platform/language.ts';

/** The receipt as a small text file that any device can open. */
export function receiptFile(language: Language, receipt: string, address: string): string {
  const lines = [
    phrase(language, 'web.receipt-file-title'),
    '',
    receipt,
    '',
    phrase(language, 'web.receipt-file-where'),
    address,
    phrase(language, 'web.receipt-file-how', { option: phrase(language, 'menu.check') }),
    '',
    phrase(language, 'web.receipt-file-keep'),
    '',
  ];
  // The mark in front and the line ends are for old Windows editors, which garble Kazakh letters without them.
  return `\ufeff${lines.join('\r\n')}`;
}
