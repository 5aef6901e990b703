import { languageOf, type Language } from '../platform/language.ts';

/** What a button under a message says when it is pressed: which option, of which step, in which language. */
export interface Button {
  readonly language: Language;
  readonly at: string;
  readonly id: string;
}

/** Telegram, the strictest of the channels with buttons, takes no more. Bytes. */
const longest = 64;

/** Throws `TypeError` for an option whose names are too long: our own mistake, found by tests. */
export function writeButton({ language, at, id }: Button): string {
  const data = `${language}|${at}|${id}`;
  if (Buffer.byteLength(data) > longest) throw new TypeError(`the option ${at} ${id} is too long`);
  return data;
}

/** `null` for what no button of ours says. */
export function readButton(data: string): Button | null {
  const [tongue, at, id, ...rest] = data.split('|');
  const language = languageOf(tongue);
  if (language === null || at === undefined || id === undefined || rest.length > 0) return null;
  return /^[a-z0-9-]+\/[a-z0-9-]+$/.test(at) && /^[\w:-]+$/.test(id) ? { language, at, id } : null;
}
