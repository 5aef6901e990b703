import type { PhraseKey } from '../knowledge/phrases.ts';
import { dateIso } from '../platform/time.ts';
import type { Message, Option, Params, Prompt, Text, Tone } from './message.ts';

export function words(key: PhraseKey, params?: Params): Text {
  return params === undefined ? { kind: 'phrase', key } : { kind: 'phrase', key, params };
}

export function written(text: string): Text {
  return { kind: 'written', text };
}

/** A day as people read it; what is less exact (`2024`) as it stands. */
export function dated(date: string): Text {
  const day = dateIso(date);
  return day === null ? written(date) : { kind: 'day', day };
}

export function list(items: readonly Text[]): Text {
  return { kind: 'list', items };
}

/** The usual way to speak: one phrase in one tone. */
export function say(key: PhraseKey, tone: Tone = 'plain', params?: Params): Message {
  return { kind: 'say', text: words(key, params), tone };
}

export function option(id: string, key: PhraseKey, weight: Option['weight'] = 'plain'): Option {
  return { id, label: words(key), weight };
}

export function choosing(options: readonly Option[]): Prompt {
  return { options, expects: 'choice' };
}

/** The options that stand inside every flow. */
export const backOption = option('back', 'common.back', 'quiet');
export const skipOption = option('skip', 'common.skip', 'quiet');
export const stopOption = option('stop', 'common.stop', 'danger');
export const menuOption = option('menu', 'common.to-menu', 'quiet');
