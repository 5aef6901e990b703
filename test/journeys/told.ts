import { longDate } from '../../knowledge/dates.ts';
import { phrase, type PhraseKey } from '../../knowledge/phrases.ts';
import type { Language } from '../../platform/language.ts';
import type { DateIso } from '../../platform/time.ts';
import type { Client } from '../fixtures/client.ts';
import { type Beat, walk } from './journey.ts';

/** Somebody who comes back over one channel, in one language. */
export interface Returned {
  readonly client: Client;
  readonly language: Language;
}

/** What is read by somebody who comes back; days and phrases in whatever language that is. */
export interface Told {
  readonly says?: readonly (PhraseKey | readonly [PhraseKey, Days])[];
  readonly shows?: readonly string[];
  readonly hides?: readonly (PhraseKey | readonly [PhraseKey, Days])[];
  /** Words of people that must not be read. */
  readonly keeps?: readonly string[];
}

/** Parameters of a phrase: days as days, and keys of other phrases. */
export type Days = Readonly<
  Record<string, { readonly day: DateIso } | { readonly key: PhraseKey } | number>
>;

/** With the receipt, to the account. */
export async function comesBack({ client, language }: Returned, receipt: string): Promise<void> {
  const beats: readonly Beat[] = [
    { does: { kind: 'look' }, at: 'menu/welcome' },
    { does: { kind: 'choose', id: 'check' }, at: 'check/receipt' },
    { does: { kind: 'write', text: receipt }, at: 'check/account' },
  ];
  await walk(client, beats, language);
}

/** By way of the menu, as somebody does who was busy with other things: what is read is what holds now. */
export async function reads({ client, language }: Returned, told: Told): Promise<void> {
  const { says = [], shows = [], hides = [], keeps = [] } = told;
  const said = (line: PhraseKey | readonly [PhraseKey, Days]): string =>
    typeof line === 'string'
      ? phrase(language, line)
      : phrase(language, line[0], paramsIn(language, line[1]));
  const beats: readonly Beat[] = [
    { does: { kind: 'choose', id: 'menu' }, at: 'menu/menu' },
    {
      does: { kind: 'choose', id: 'check' },
      at: 'check/account',
      shows: [...says.map(said), ...shows],
      hides: [...hides.map(said), ...keeps],
    },
  ];
  await walk(client, beats, language);
}

function paramsIn(language: Language, days: Days): Record<string, string | number> {
  return Object.fromEntries(
    Object.entries(days).map(([name, value]) => {
      if (typeof value === 'number') return [name, value];
      const text = 'day' in value ? longDate(language, value.day) : phrase(language, value.key);
      return [name, text];
    }),
  );
}
