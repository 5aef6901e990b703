import type { Config } from '../../platform/config/env.ts';
import type { Secret } from '../../platform/secret.ts';
import type { Manners } from './manners.ts';

/**
 * Says one thing to a chat that the operator named, and keeps nothing of it; `null` where no bot was given. Throws
 * `TelegramError`, which holds neither the chat nor the text. The library is loaded with the first word.
 */
export function chatTeller(
  { telegram: config }: Pick<Config, 'telegram'>,
  bot: { readonly token: Secret; readonly manners?: Manners } | null | undefined,
): ((chat: string, text: string) => Promise<void>) | null {
  if (config === null || bot === null || bot === undefined) return null;
  const { token, manners } = bot;
  const { apiRoot } = config;
  return async (chat, text) => {
    const { telegramApi } = await import('./api.ts');
    const { usualManners } = await import('./manners.ts');
    const stop = AbortSignal.timeout(patience);
    const asked = manners ?? usualManners;
    const api = telegramApi({ token, apiRoot, manners: asked, stop });
    await api.sendMessage(chat, text, { link_preview_options: { is_disabled: true } });
  };
}

/** Milliseconds. A messenger that hangs must not hold the next try up. */
const patience = 60_000;
