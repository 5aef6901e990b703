import { phrase } from '../knowledge/phrases.ts';
import type { Language } from '../platform/language.ts';

/** The proof of filing with a word of what it is, as text that any device can open. */
export function proofFile(proof: string, language: Language): string {
  const lines = [
    phrase(language, 'proof.file-title'),
    '',
    ...proof.split('\n'),
    '',
    phrase(language, 'proof.proves'),
    phrase(language, 'proof.proves-not'),
    phrase(language, 'proof.shows'),
    phrase(language, 'proof.file-where', { path: `/${language}/verify` }),
    '',
  ];
  // As the receipt's file: for old Windows editors.
  return `\ufeff${lines.join('\r\n')}`;
}
