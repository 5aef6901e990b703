import { isToReporter, type OfficerWord } from '../../cases/entry-payload.ts';
import type { CaseId } from '../../cases/sealed.ts';
import { type LoadedCase, loadCase } from './case-load.ts';
import { addedTo, colleaguesWords } from './case/news-of.ts';
import type { Client } from './client.ts';
import type { Load } from './load.ts';
import type { Session } from './session.ts';
import { Trouble } from './trouble.ts';
import { Unanswered } from './unanswered.ts';
import type { NewEntry } from './worker/new-entry.ts';

export interface CaseState {
  readonly load: Load<LoadedCase>;
  /** What was read last; what failed or is on its way does not take it away. */
  readonly now: LoadedCase | null;
  /** What the officer saw before it. */
  readonly before: LoadedCase | null;
}

/** What an officer may say at this page. */
export type Word = Exclude<OfficerWord, { readonly kind: 'case-key' }>;

/** What a word does to the case besides being said. */
export type Effect = Omit<
  Partial<Parameters<Client['addEntry']>[1]>,
  keyof NewEntry | 'after' | 'toReporter'
>;

/**
 * One case at one page: read, read anew, and added to. What an officer does waits for what he did before it and for a
 * reading that is under way, so that nobody is refused because of his own word; a colleague’s word is shown first.
 */
export class CaseDesk {
  readonly #session: Session;
  readonly #caseId: CaseId;
  readonly #watching = new Set<() => void>();
  #state: CaseState = { load: { kind: 'loading' }, now: null, before: null };
  #reading: Promise<LoadedCase> | null = null;
  #queue: Promise<unknown> = Promise.resolve();
  #isOver = false;
  /** Words, by what they say. */
  readonly #unanswered = new Unanswered<NewEntry>();

  constructor(session: Session, caseId: CaseId) {
    this.#session = session;
    this.#caseId = caseId;
  }

  readonly state = (): CaseState => this.#state;

  readonly watch = (tell: () => void): (() => void) => {
    this.#watching.add(tell);
    return () => this.#watching.delete(tell);
  };

  readonly start = (): void => {
    this.#isOver = false;
    this.again();
  };

  /** The page is left: the keys of the case are forgotten as soon as nothing is under way any more. */
  readonly end = (): void => {
    this.#isOver = true;
    if (this.#state.now !== null) this.#retire(this.#state.now);
  };

  /** Reads the case anew; a reading that is under way is dropped, because it may have begun too early. */
  readonly again = (): void => {
    if (!this.#isOver) this.#read();
  };

  /**
   * Does `work` with the case as it is stored, and a second time where something that nobody has to see came between.
   * `seen`: what the officer saw when he pressed; `null` where it takes nothing from a colleague. Throws
   * `Trouble('changed')` when a colleague’s word came after it, which stands on the page then; else what `work` or the
   * reading threw.
   */
  act<T>(seen: LoadedCase | null, work: (now: LoadedCase) => Promise<T>): Promise<T> {
    const turn = this.#queue.then(async () => await this.#act(seen, work));
    this.#queue = turn.catch(() => undefined);
    return turn;
  }

  /** Seals and stores a word, to be called in `act`. What was sent and not answered is sent again as it was: the store takes it once. */
  async add(now: LoadedCase, word: Word, effect: Effect = {}): Promise<void> {
    const { client, keys } = this.#session;
    const after = takesNothing(word) ? {} : { after: now.row.lastFromOfficer };
    const toReporter = isToReporter(word.kind);
    await this.#unanswered.send(
      JSON.stringify([word, effect]),
      async () => await seal(keys, now, word),
      async (sealed) =>
        await client.addEntry(this.#caseId, {
          ...sealed,
          toReporter,
          closes: 'leaves',
          ...after,
          ...effect,
        }),
    );
  }

  async #act<T>(seen: LoadedCase | null, work: (now: LoadedCase) => Promise<T>): Promise<T> {
    for (let now = await this.#settled(); ;) {
      if (seen !== null && this.#mustBeSeen(seen, now)) {
        this.#show({ ...this.#state, before: seen });
        throw new Trouble('changed');
      }
      try {
        return await work(now);
      } catch (thrown) {
        if (!(thrown instanceof Trouble && thrown.because === 'changed')) throw thrown;
        const { lastFromOfficer } = now.row;
        this.#read();
        now = await this.#settled();
        if (now.row.lastFromOfficer === lastFromOfficer) throw thrown;
      }
    }
  }

  /** A colleague’s word, or one’s own that was believed lost. */
  #mustBeSeen(seen: LoadedCase, now: LoadedCase): boolean {
    const lost = new Set(this.#unanswered.all.map(({ entryId }) => entryId));
    return (
      colleaguesWords(seen.view, now.view).length > 0 ||
      addedTo(seen.view, now.view).some(({ entryId }) => lost.has(entryId))
    );
  }

  async #settled(): Promise<LoadedCase> {
    if (this.#reading === null) this.#read();
    for (;;) {
      const reading = this.#reading;
      if (reading === null) throw new TypeError('nothing is being read');
      try {
        const value = await reading;
        if (reading === this.#reading) return value;
      } catch (thrown) {
        if (reading === this.#reading) throw thrown;
      }
    }
  }

  #read(): void {
    const reading = loadCase(this.#session, this.#caseId);
    this.#reading = reading;
    this.#show({ ...this.#state, load: { kind: 'loading' } });
    void this.#finish(reading);
  }

  async #finish(reading: Promise<LoadedCase>): Promise<void> {
    try {
      const value = await reading;
      if (reading === this.#reading) this.#arrived(value);
      else value.held.close();
    } catch (thrown) {
      if (reading === this.#reading)
        this.#show({ ...this.#state, load: { kind: 'failed', thrown } });
    }
  }

  #arrived(value: LoadedCase): void {
    const { now: before } = this.#state;
    if (this.#isOver) this.#retire(value);
    else if (before !== null) this.#retire(before);
    this.#show({ load: { kind: 'ready', value }, now: value, before });
  }

  /** Whoever stands in the queue may have to work with it yet. */
  #retire({ held }: LoadedCase): void {
    void this.#queue.then(() => held.close());
  }

  #show(state: CaseState): void {
    this.#state = state;
    for (const tell of this.#watching) tell();
  }
}

async function seal(
  keys: Session['keys'],
  { handle, today: day }: LoadedCase,
  word: Word,
): Promise<NewEntry> {
  if (word.kind === 'message') return await keys.sealMessage({ handle, text: word.text, day });
  if (word.kind === 'status') {
    const { from, to, reason } = word;
    return await keys.sealStatus({ handle, from, to, reason, day });
  }
  return await keys.sealWork({ handle, word, day });
}

/** These take nothing from a colleague; the others must not overwrite what he has just said. */
export function takesNothing({ kind }: Word): boolean {
  return kind === 'note' || kind === 'task' || kind === 'aside' || kind === 'taken';
}
