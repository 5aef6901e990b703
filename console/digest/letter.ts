import { phrase } from '../../knowledge/phrases.ts';
import { hex } from '../../platform/crypto/bytes.ts';
import type { Random } from '../../platform/crypto/random.ts';
import { languages } from '../../platform/language.ts';
import type { Ms } from '../../platform/time.ts';

/** A letter as the mail library takes it. */
export interface Letter {
  readonly from: string;
  readonly to: string;
  readonly subject: string;
  readonly text: string;
  readonly date: Date;
  readonly messageId: string;
}

/**
 * The same words every day, whatever there is in the house: nothing but the day and a random name differs, and both
 * are always as long. It takes no store, so that it cannot tell of one.
 */
export function digestLetter({
  from,
  to,
  at,
  random,
}: {
  readonly from: string;
  readonly to: string;
  readonly at: Ms;
  readonly random: Random;
}): Letter {
  return {
    from,
    to,
    subject: 'Senim',
    text: digestText('digest.text'),
    date: new Date(at),
    messageId: `<${hex(random(16))}@${from.split('@').at(-1) ?? 'localhost'}>`,
  };
}

/** In all three languages: nobody is asked which one an officer reads. */
export function digestText(key: 'digest.text' | 'digest.chat'): string {
  return languages.map((language) => phrase(language, key)).join('\n\n');
}
