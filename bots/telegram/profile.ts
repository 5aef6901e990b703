import type { Api } from 'grammy';
import type { BotCommand } from 'grammy/types';

import { phrase, type PhraseKey } from '../../knowledge/phrases.ts';
import { languages, type Language } from '../../platform/language.ts';

/** In the order in which Telegram lists them. */
const commands = [
  ['report', 'menu.report'],
  ['check', 'menu.check'],
  ['menu', 'telegram.command-menu'],
  ['help', 'menu.help'],
  ['language', 'menu.language'],
  ['stop', 'menu.erase'],
] as const satisfies readonly (readonly [string, PhraseKey])[];

/**
 * Says in three languages what the bot is and which commands it knows; whoever speaks none of them reads
 * Kazakh. What stands already is not set again: Telegram allows few changes. Throws `TelegramError`.
 */
export async function introduce(api: Api): Promise<void> {
  await set(api, 'kk', {});
  for (const language of languages) await set(api, language, { language_code: language });
}

type To = { readonly language_code?: Language };

async function set(api: Api, language: Language, to: To): Promise<void> {
  const wished = commandsIn(language);
  if (!same(await api.getMyCommands(to), wished)) await api.setMyCommands(wished, to);
  const about = phrase(language, 'telegram.about');
  const { description } = await api.getMyDescription(to);
  if (description !== about) await api.setMyDescription(about, to);
  const brief = phrase(language, 'telegram.brief');
  const { short_description: known } = await api.getMyShortDescription(to);
  if (known !== brief) await api.setMyShortDescription(brief, to);
}

function commandsIn(language: Language): BotCommand[] {
  return commands.map(([command, key]) => ({ command, description: phrase(language, key) }));
}

function same(known: readonly BotCommand[], wished: readonly BotCommand[]): boolean {
  return known.map(lineOf).join('\n') === wished.map(lineOf).join('\n');
}

function lineOf({ command, description }: BotCommand): string {
  return `${command} ${description}`;
}
