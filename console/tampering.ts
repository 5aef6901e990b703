/**
 * What was done to what is stored, as far as a console can tell it: people read a sentence for each. A failing disk does
 * the same as a hand; nobody here can tell one from the other.
 */
export const tamperings = [
  'key', // the file with the case's key is not its own, or does not open
  'stored', // the server itself finds a part missing or not the one it stored
  'list', // the list of the case's parts
  'recipients', // the case was sealed for a list of recipients that nobody signed
  'report',
  'file',
  'swapped', // a part of the case stands in the place of another
  'cut', // the end of a report or a file is missing
  'card',
  'index-key', // what opens the cards of the group
  'own-keys', // the officer's own keys
  'letter-reporter', // not signed by the reporter
  'letter-officer', // not signed by an officer who may write in the case
  'letter-elsewhere', // belongs to another case, another place or another author
  'letter-broken', // does not open
  'letters-missing',
  'letters-order',
] as const;

export type Tampering = (typeof tamperings)[number];

/** What is told about a case. The other two are told at the door, before any case is open. */
export type ShownTampering = Exclude<Tampering, 'own-keys' | 'index-key'>;

/** By which a worker tells its page, and a page its forms. */
export type TamperingCode = `tampered.${Tampering}`;
