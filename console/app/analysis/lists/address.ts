import type { ListToken } from '../../../../analysis/lists/token.ts';
import type { Language } from '../../../../platform/language.ts';

/** People's pages stand beside the console; where the operator put them elsewhere the officer says so. */
export function likelySite(): string {
  const { protocol, hostname } = location;
  return protocol === 'https:' ? `https://${hostname}` : `http://${hostname}:8080`;
}

/** The personal link; `null` for what is no address. */
export function webLink(site: string, language: Language, token: ListToken): string | null {
  const url = URL.parse(site.trim());
  if (url === null || (url.protocol !== 'https:' && url.protocol !== 'http:')) return null;
  return `${url.origin}/${language}/list/${token}`;
}

/** The same in Telegram; `null` without a bot's name. */
export function botLink(bot: string, language: Language, token: ListToken): string | null {
  const name = /^(?:@|https:\/\/t\.me\/)?([a-z]\w{3,31})$/iu.exec(bot.trim())?.[1];
  return name === undefined ? null : `https://t.me/${name}?start=${language}_list_${token}`;
}
