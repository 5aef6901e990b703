import type { DatabaseAddress } from '../platform/config/database-address.ts';
import type { Part } from '../platform/config/parts.ts';
import type { Log } from '../platform/log.ts';
import type { Secret } from '../platform/secret.ts';
import type { StoreOptions } from '../storage/store.ts';
import type { Manners } from './telegram/manners.ts';
import type { Near } from './terminal/talk.ts';

/** What a start is told besides the settings. */
export interface StartOptions {
  readonly parts: readonly Part[];
  /** The store is to be used with other secrets from now on. */
  readonly newSecrets?: boolean;
  /** Shown on every page. */
  readonly notice: 'demonstration' | null;
  /** Runs while the console listens and before the public side does. */
  readonly beforePublic?: (console: ConsoleAddress) => Promise<void>;
  /** The bot's token; without one nothing of Telegram is loaded. */
  readonly telegram?: { readonly token: Secret; readonly manners?: Manners } | null;
  /** The secret of the app, or `open`: without tokens, where nobody but this machine can come. */
  readonly teams?: { readonly secret: Secret } | 'open' | null;
  readonly log?: Log;
  /** Whether the index of the search is built before anybody asks; houses of tests that ask nothing save it. */
  readonly warmsSearch?: boolean;
  /** The mail server for the daily letter to officers; without it none is sent. */
  readonly smtp?: Secret | null;
  /** The PostgreSQL server; without one the store is SQLite in the data folder. */
  readonly database?: DatabaseAddress | null;
  /** For tests, whose server may do without its disk. */
  readonly judge?: StoreOptions['judge'];
  /** Whether the house files a report itself once a day; tests and demonstrations count what people filed. */
  readonly selfCheck?: boolean;
  /** For crash tests. */
  readonly onStep?: StoreOptions['onStep'];
}

export interface ConsoleAddress {
  readonly url: string;
  /** Sets a new installation up, once; `null` where that was done. */
  readonly setUpToken: string | null;
  /** There is a list of officers, and nothing that says whose word it is: `root.json` is gone. */
  readonly isUnpinned: boolean;
}

export interface Running extends AsyncDisposable {
  /** `null` where that part does not run here. */
  readonly publicUrl: string | null;
  readonly console: ConsoleAddress | null;
  /** The public side as this machine reaches it, whatever its name outside. */
  readonly localUrl: string | null;
  /** For somebody at this very machine; `null` unless the part `terminal` was asked for. */
  readonly terminal: Near | null;
}
