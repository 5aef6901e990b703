import { styleText } from 'node:util';

import { phrase } from '../../knowledge/phrases.ts';
import { languages, type Language } from '../../platform/language.ts';
import type { ChatAnswer } from '../json/shapes.ts';

/** Where lines are written; a terminal says how wide it is. */
export interface Output extends NodeJS.WritableStream {
  readonly isTTY?: boolean;
  readonly columns?: number;
}

const widest = 80;

/**
 * A turn as lines of plain text, from top to bottom: nothing is drawn over, and nothing is said by colour or
 * place alone, so that it can be read aloud. `output` decides about width and colour.
 */
export function screenOf(answer: ChatAnswer, language: Language, output: Output): string {
  const { messages, options, progress, receipt, expects } = answer;
  // As it is to be typed: where text is asked for, a bare number is text.
  const sign = expects === 'text' ? '/' : '';
  const width = Math.min(output.columns ?? widest, widest);
  const bold = (text: string) => styleText('bold', text, { stream: output, validateStream: true });
  const step = progress === undefined ? [] : [phrase(language, 'web.progress', { ...progress })];
  const said = messages.map(({ text }) => (text === receipt ? bold(text) : wrapped(text, width)));
  const listed = options.map(({ label, marked }, index) => {
    const mark = marked === true ? ` (${phrase(language, 'terminal.marked')})` : '';
    return wrapped(`${sign}${index + 1}. ${label}${mark}`, width);
  });
  const choices =
    listed.length === 0 ? [] : [[phrase(language, 'terminal.choices'), ...listed].join('\n')];
  return `\n${[...step, ...said, ...choices].join('\n\n')}\n\n`;
}

/** What stands before the place where one types. */
export function promptOf({ expects }: ChatAnswer, language: Language): string {
  if (expects === 'text') return `${phrase(language, 'terminal.text')}> `;
  return `${phrase(language, expects === 'file' ? 'terminal.file' : 'terminal.choice')}> `;
}

/** Lines break between words; those that stand are kept. */
export function wrapped(text: string, width: number): string {
  return text
    .split('\n')
    .map((line) => {
      const lines = [''];
      for (const word of line.split(' ')) {
        const last = lines.at(-1) ?? '';
        const isFull = last !== '' && last.length + 1 + word.length > width;
        if (isFull) lines.push(word);
        else lines[lines.length - 1] = last === '' ? word : `${last} ${word}`;
      }
      return lines.join('\n');
    })
    .join('\n');
}

const signs = {
  back: 'common.back',
  menu: 'common.to-menu',
  report: 'menu.report',
  saved: 'receipt.saved',
} as const;

/** The language of an answer, which does not name it; `null` when no label tells. */
export function languageIn({ options }: ChatAnswer): Language | null {
  for (const { id, label } of options) {
    if (!isSign(id)) continue;
    const found = languages.find((language) => phrase(language, signs[id]) === label);
    if (found !== undefined) return found;
  }
  return null;
}

function isSign(id: string): id is keyof typeof signs {
  return Object.hasOwn(signs, id);
}
