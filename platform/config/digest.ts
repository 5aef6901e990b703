import { z } from 'zod';

import { utf8 } from '../crypto/bytes.ts';
import { Secret } from '../secret.ts';

/** The daily letter to officers: by mail, to Telegram, or both. */
export interface DigestConfig {
  /** The mail server's address is no setting: it may hold a password. `null` where none is named. */
  readonly mail: { readonly from: string; readonly to: readonly string[] } | null;
  /** Chats of Telegram as the operator named them: they stand in no store. */
  readonly chats: readonly string[];
  /** Of the day in Almaty, 0 to 23. */
  readonly hour: number;
}

/** Set together, or not at all. */
export const digestNames = ['SMTP_URL', 'DIGEST_FROM', 'DIGEST_TO'] as const;

/** Only what can stand in a header as it is. */
export const mailAddress = /^[\w.+-]{1,64}@[a-z\d](?:[a-z\d.-]{0,250}[a-z\d])?$/i;

export function isSmtpUrl(value: string): boolean {
  const url = URL.parse(value);
  if (url === null || !['smtp:', 'smtps:'].includes(url.protocol) || url.hostname === '') {
    return false;
  }
  return ['', '/'].includes(url.pathname) && url.search === '' && url.hash === '';
}

/** `null` when one of them is none. */
export function addressesOf(value: string): readonly string[] | null {
  const all = value.split(',').map((each) => each.trim());
  return all.every((each) => mailAddress.test(each)) ? all : null;
}

/** Numbers of private chats; a group would tell more people than it should. `null` when one of them is none. */
export function chatsOf(value: string): readonly string[] | null {
  const all = value.split(',').map((each) => each.trim());
  return all.every((each) => /^[1-9]\d{0,18}$/.test(each)) ? all : null;
}

/** `null` where nobody is to be told, neither by mail nor in a chat. */
export function digestOf(
  from: string | undefined,
  to: readonly string[] | null | undefined,
  chats: readonly string[] | null | undefined,
  hour: number,
): DigestConfig | null {
  const mail = from === undefined || to === null || to === undefined ? null : { from, to };
  if (mail === null && (chats ?? []).length === 0) return null;
  return { mail, chats: chats ?? [], hour };
}

/** The mail server's address out of the environment, `null` when there is none; as `takeTelegramToken`. */
export function takeSmtpUrl(env: Record<string, string | undefined> = process.env): Secret | null {
  const url = env['SMTP_URL'];
  delete env['SMTP_URL'];
  return url !== undefined && isSmtpUrl(url) ? new Secret(utf8(url)) : null;
}

/** How each of them is written. */
export const digestVariables = {
  DIGEST_FROM: z.string().regex(mailAddress, 'a mail address').optional(),
  DIGEST_TO: z
    .string()
    .transform((value) => addressesOf(value))
    .refine((value) => value !== null, 'mail addresses with commas between them')
    .optional(),
  DIGEST_TELEGRAM_CHAT: z
    .string()
    .transform((value) => chatsOf(value))
    .refine((value) => value !== null, 'numbers of private chats with commas between them')
    .optional(),
  DIGEST_HOUR: z
    .string()
    .regex(/^\d{1,2}$/, 'an hour from 0 to 23')
    .transform(Number)
    .refine((value) => value <= 23, 'an hour from 0 to 23')
    .default(9),
};
