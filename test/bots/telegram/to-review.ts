import type { Screen } from '../../fixtures/client.ts';
import type { TelegramPerson } from '../../fixtures/telegram-person.ts';
import type { Attached } from '../../fixtures/wire.ts';

export interface Little {
  readonly text?: string;
  readonly files?: readonly Attached[];
}

/** Answers the least that a report needs, attaches files, and stops before `send`. */
export async function toReview(
  person: TelegramPerson,
  { text = 'Попросили деньги за справку.', files = [] }: Little = {},
): Promise<Screen> {
  await person.look();
  for (const id of ['report', 'no', 'continue', 'anonymous', 'no']) await person.choose(id);
  let screen = await person.write(text);
  for (let turns = 0; screen.at !== 'report/files'; turns += 1) {
    if (turns > 30) throw new TypeError(`the report hangs at ${screen.at}`);
    screen = await person.choose('skip');
  }
  for (const file of files) await person.attach(file);
  return person.choose('done');
}
