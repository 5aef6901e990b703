/** Choices that mean the same at every step. */
const ids = ['kk', 'ru', 'en', 'language', 'help', 'menu', 'start', 'stop', 'erase'] as const;

export type Command = (typeof ids)[number];

export const commands: ReadonlyMap<string, Command> = new Map(ids.map((id) => [id, id]));

const longestCommand = 12;

/** What typed words mean at every step: the id of a choice, `null` when they are no command. */
export function typedCommand(text: string): string | null {
  if (text.length > longestCommand) return null;
  return typed.get(text.trim().toLowerCase()) ?? null;
}

const typed: ReadonlyMap<string, string> = new Map([
  ['/kk', 'kk'],
  ['/ru', 'ru'],
  ['/en', 'en'],
  ['/language', 'language'],
  ['/lang', 'language'],
  ['/help', 'help'],
  ['/menu', 'menu'],
  ['/start', 'start'],
  ['/back', 'back'],
  ['/skip', 'skip'],
  ['/stop', 'stop'],
  ['/erase', 'stop'],
  ['стоп', 'stop'],
  ['тоқта', 'stop'],
  ['stop', 'stop'],
  ['erase', 'stop'],
  ['өшір', 'stop'],
  ['стереть', 'stop'],
]);
