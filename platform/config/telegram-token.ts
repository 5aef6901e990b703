import { utf8 } from '../crypto/bytes.ts';
import { Secret } from '../secret.ts';

/** As BotFather gives it: the bot's number, a colon, and the secret. */
export const telegramToken = /^\d{1,20}:[\w-]{20,100}$/;

/**
 * The bot's token out of the environment, `null` when there is none. It is taken away from there, so that
 * neither a child process nor a report about this one carries it on.
 */
export function takeTelegramToken(
  env: Record<string, string | undefined> = process.env,
): Secret | null {
  const token = env['TELEGRAM_BOT_TOKEN'];
  delete env['TELEGRAM_BOT_TOKEN'];
  return token !== undefined && telegramToken.test(token) ? new Secret(utf8(token)) : null;
}
