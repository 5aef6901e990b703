import type { ErrorCode } from './errors.ts';
import { SenimError } from './errors.ts';

const sides = ['public', 'console', 'monitor'] as const;
const channels = ['web', 'json', 'telegram', 'teams', 'terminal', 'office'] as const;

const troubles = [
  'token',
  'conflict',
  'blocked',
  'flood',
  'too-big',
  'same',
  'network',
  'refused',
  'stopped',
  'unexpected',
] as const;

/** Why a language model gave nothing that can be shown. */
const silences = ['late', 'refused', 'unreadable', 'wrong'] as const;

export type Silence = (typeof silences)[number];

// Kept whole by the type: a code that `ErrorCode` gains must be named here too.
const codes = Object.keys({
  config: 0,
  'crypto.auth': 0,
  'crypto.format': 0,
  'receipt.format': 0,
  'roster.signature': 0,
  'roster.sequence': 0,
  'roster.content': 0,
  'case.context': 0,
  'case.manifest': 0,
  'case.move': 0,
  'officer.kdf-floor': 0,
  'officer.passphrase': 0,
  'root.other': 0,
  'sheet.typed': 0,
  'sheet.set': 0,
  'sheet.same': 0,
  'sheet.other': 0,
  'store.full': 0,
  'store.busy': 0,
  'store.away': 0,
  'store.settings': 0,
  'store.integrity': 0,
  'file.type': 0,
  'file.pixels': 0,
  'file.damaged': 0,
  'file.size': 0,
  'file.cut': 0,
  telegram: 0,
  teams: 0,
  model: 0,
  content: 0,
  unexpected: 0,
} satisfies Record<FailureCode, 0>) as readonly FailureCode[];

/** The code of one of our own errors; anything else is `unexpected`. */
export type FailureCode = ErrorCode | 'unexpected';

/**
 * Everything that can be logged. A field is a `count`, a `place` in our own code, or one word of a list:
 * there is no way to say free text. No line carries a time, a session, an address or a case,
 * and nothing is logged when a report arrives, so that the log tells nobody when somebody wrote.
 */
const events = {
  'config.refused': { problems: 'count' },
  'server.listening': { side: sides, port: 'count' },
  'server.stopping': { because: ['asked', 'failed'] },
  'server.stopped': { turnsCut: 'count' },
  'store.opened': {
    engine: ['sqlite', 'postgres'],
    copies: ['one', 'replicated', 'unknown'],
    migrations: 'count',
  },
  'surveys.elsewhere': {},
  'store.failed': { code: codes, place: 'place' },
  'intake.opened': { recipients: 'count', oversight: ['yes', 'waived'] },
  'intake.closed': { because: ['no-roster', ...codes] },
  'request.failed': { side: sides, code: codes, place: 'place' },
  'turn.failed': { channel: channels, code: codes, place: 'place' },
  'receipt.unmarked': { code: codes, place: 'place' },
  'case.damaged': { code: codes, place: 'place' },
  'filing.failed': { code: codes, place: 'place' },
  'survey.refused': { code: codes },
  'survey.failed': { code: codes, place: 'place' },
  'list.refused': { code: codes },
  'list.failed': { code: codes, place: 'place' },
  'cleaning.failed': { code: codes, place: 'place' },
  'sweep.done': { sessions: 'count', blobs: 'count' },
  'self-check.failed': { code: codes, place: 'place' },
  'core-dumps.possible': {},
  'clock.doubted': { standing: ['jumped', 'back'] },
  'sweep.failed': { code: codes, place: 'place' },
  'telegram.listening': { mode: ['polling', 'webhook'] },
  'telegram.waiting': {},
  'telegram.failed': { because: troubles },
  'telegram.stopped': { turnsCut: 'count' },
  'teams.listening': { tokens: ['checked', 'none'] },
  'teams.failed': { because: troubles },
  'model.set': { protocol: ['completions', 'ollama'], reach: ['machine', 'network', 'outside'] },
  'model.outside': {},
  'model.failed': { because: silences },
  'model.answers': {},
  'digest.failed': {},
  'console.built': { state: ['fresh', 'built', 'failed'] },
  'demo.seeded': { cases: 'count' },
} as const satisfies Record<string, Record<string, 'count' | 'place' | readonly string[]>>;

type Events = typeof events;
export type EventName = keyof Events;

type Value<Kind> = Kind extends 'count'
  ? number
  : Kind extends 'place'
    ? Place
    : Kind extends readonly (infer Word)[]
      ? Word
      : never;

export type Fields<Name extends EventName> = {
  readonly [Field in keyof Events[Name]]: Value<Events[Name][Field]>;
};

/** Writes one event. */
export type Log = <Name extends EventName>(event: Name, fields: Fields<Name>) => void;

/** A file and a line of our own code, `dialogs/turn.ts:40`, or `unknown`. Only `placeOf` makes one. */
export type Place = string & { readonly __brand: 'Place' };

/** One JSON line an event. What is not on the list is not written, even if the types were talked round. */
export function createLog(write: (line: string) => void): Log {
  return (event, fields) => {
    const kinds: Readonly<Record<string, 'count' | 'place' | readonly string[]>> = events[event];
    const line: Record<string, string | number> = { event };
    for (const [field, kind] of Object.entries(kinds)) {
      line[field] = worded(kind, (fields as Readonly<Record<string, unknown>>)[field]);
    }
    write(`${JSON.stringify(line)}\n`);
  };
}

/** The log of the running product: lines to stderr. */
export const log: Log = createLog((line) => process.stderr.write(line));

/** The code of a failure, for the log. */
export function codeOf(error: unknown): FailureCode {
  return error instanceof SenimError ? error.code : 'unexpected';
}

/** Where in our own code a failure arose. The error's message, which may quote a person, is left out. */
export function placeOf(error: unknown): Place {
  if (!(error instanceof Error) || typeof error.stack !== 'string') return 'unknown' as Place;
  const start = error.stack.indexOf(error.message);
  if (start < 0) return 'unknown' as Place;
  const frame = ours.exec(error.stack.slice(start + error.message.length))?.groups?.['place'];
  return (frame ?? 'unknown') as Place;
}

const ours =
  /^ {4}at .*?\b(?<place>(?:platform|knowledge|dialogs|cases|storage|web|bots|console|tools)\/(?:[a-z-]{1,30}\/){0,3}[a-z-]{1,30}\.tsx?:\d{1,4})\b/m;

function worded(kind: 'count' | 'place' | readonly string[], value: unknown): string | number {
  if (kind === 'count') return Number.isSafeInteger(value) ? Number(value) : -1;
  if (typeof value !== 'string') return 'unlisted';
  if (kind === 'place') return /^[a-z/-]{1,130}\.tsx?:\d{1,4}$/.test(value) ? value : 'unknown';
  return kind.includes(value) ? value : 'unlisted';
}
