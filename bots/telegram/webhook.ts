import { Hono } from 'hono';
import type { Update } from 'grammy/types';

import { equal, utf8 } from '../../platform/crypto/bytes.ts';
import { discard } from '../../web/form.ts';
import { formSource } from '../../web/form-source.ts';
import { readText } from '../../web/read-text.ts';

export const webhookPath = '/telegram/webhook';

export interface WebhookParts {
  /** Sent by Telegram with every update; nobody else knows it. */
  readonly secret: string;
  /** Resolves when the update was answered. Never rejects. */
  readonly take: (update: Update) => Promise<void>;
}

const mostBytes = 1024 * 1024;

/**
 * Takes updates that Telegram brings. It is told that one arrived only after it was answered; what it then
 * sends again is known.
 */
export function webhook({ secret, take }: WebhookParts): Hono {
  const app = new Hono();
  app.post(webhookPath, async (context) => {
    const sent = context.req.header('x-telegram-bot-api-secret-token') ?? '';
    if (!equal(utf8(sent), utf8(secret))) {
      await discard(formSource(context));
      return context.body(null, 403);
    }
    const read = await readText(formSource(context).body, mostBytes);
    const update = read.ok ? parsed(read.text) : null;
    if (update === null) return context.body(null, 400);
    await take(update);
    return context.body(null, 200);
  });
  app.all(webhookPath, (context) => context.body(null, 404));
  return app;
}

/** `null` for what is no update. */
function parsed(text: string): Update | null {
  try {
    const value: unknown = JSON.parse(text);
    if (typeof value !== 'object' || value === null || !('update_id' in value)) return null;
    // Telegram alone knows the secret: beyond this its shapes are taken at their word.
    return Number.isSafeInteger(value.update_id) ? (value as Update) : null;
  } catch {
    return null;
  }
}
