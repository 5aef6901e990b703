import type { CaseRow } from '../../api.ts';
import type { CaseId } from '../../../cases/sealed.ts';
import type { DateIso } from '../../../platform/time.ts';
import type { Session } from '../session.ts';
import { Trouble } from '../trouble.ts';
import type { CardView, ReadCard } from '../worker/case-views.ts';

/** A case in the list with its opened card. */
export interface CaseLine {
  readonly row: CaseRow;
  readonly card:
    | { readonly kind: 'read'; readonly view: CardView }
    /** Never drawn as an empty title. */
    | { readonly kind: 'failed'; readonly thrown: unknown }
    /** Still sealed to the people of an older list: a colleague's console is at it. */
    | { readonly kind: 'behind' }
    /** Nobody has made it yet: this console is about to. */
    | { readonly kind: 'waiting' };
  /** What the search looks through, in small letters. */
  readonly text: string;
}

export interface ListState {
  readonly kind: 'loading' | 'ready' | 'failed';
  /** `null` before the first part came. */
  readonly today: DateIso | null;
  /** Newest first. */
  readonly lines: readonly CaseLine[];
  /** Whether the last part is there. */
  readonly whole: boolean;
  readonly thrown: unknown;
}

/** Milliseconds between two drawings of a list that is still on its way. */
const tellEvery = 250;

/** Makes the card of a case that no console has seen: the server writes that down as an opening, because it is one. */
type MakeCard = (caseId: CaseId) => Promise<void>;

/**
 * The officer's cases as far as this page knows them, for as long as the session lasts: in memory and nowhere else. Parts
 * are fetched while the cards of those before are opened; a card that did not change is not opened again.
 */
export class CaseLines {
  readonly #session: Pick<Session, 'client' | 'keys'>;
  readonly #watchers = new Set<() => void>();
  #lines = new Map<CaseId, CaseLine>();
  /** The words of cases that were opened in this session. */
  readonly #opened = new Map<CaseId, string>();
  #state: ListState = { kind: 'loading', today: null, lines: [], whole: false, thrown: null };
  #run = 0;

  constructor(session: Pick<Session, 'client' | 'keys'>) {
    this.#session = session;
  }

  readonly watch = (tell: () => void): (() => void) => {
    this.#watchers.add(tell);
    return () => this.#watchers.delete(tell);
  };
  readonly state = (): ListState => this.#state;

  /** Fetches the list anew; what stood there stays until it is replaced. Never throws: the state says what failed. */
  async load(makeCard: MakeCard): Promise<void> {
    const run = ++this.#run;
    this.#publish({ kind: this.#lines.size > 0 ? 'ready' : 'loading', whole: false });
    try {
      const lines = new Map<CaseId, CaseLine>();
      let told = -Infinity;
      let asked = this.#session.client.cases(null);
      for (;;) {
        const { today, cases, next } = await asked;
        if (next !== null) {
          asked = this.#session.client.cases(next);
          // It is awaited in the next turn; until then nobody else would hear of its failure.
          asked.catch(() => undefined);
        }
        for (const line of await this.#read(cases)) lines.set(line.row.caseId, line);
        if (run !== this.#run) return;
        // To draw a list that grows takes as long as to open a part of it: between the first part and the last, now and then.
        if (next !== null && performance.now() - told < tellEvery) continue;
        const known = next === null ? lines : new Map([...this.#lines, ...lines]);
        this.#lines = new Map([...known].toSorted(([, left], [, right]) => newest(left, right)));
        this.#publish({ kind: 'ready', today, whole: next === null, thrown: null });
        told = performance.now();
        if (next === null) break;
      }
    } catch (thrown) {
      if (run === this.#run) this.#publish({ kind: 'failed', thrown });
      return;
    }
    await this.#makeCards(run, makeCard);
  }

  /** What this page did to a case, so that the list needs not be fetched for it. */
  put(row: CaseRow, view: CardView, words: string): void {
    this.#opened.set(row.caseId, words);
    this.#lines.set(row.caseId, this.#line(row, { kind: 'read', view }));
    this.#publish({});
  }

  /** The case is not this officer's any more. */
  drop(caseId: CaseId): void {
    this.#opened.delete(caseId);
    this.#lines.delete(caseId);
    this.#publish({});
  }

  of(caseId: CaseId): CaseLine | null {
    return this.#lines.get(caseId) ?? null;
  }

  async #read(rows: readonly CaseRow[]): Promise<readonly CaseLine[]> {
    const known = new Map<CaseId, CaseLine>();
    for (const row of rows) {
      const before = this.#lines.get(row.caseId);
      const same = before?.card.kind === 'read' && before.row.cardVersion === row.cardVersion;
      if (same && row.card !== null) known.set(row.caseId, { ...before, row: light(row) });
    }
    const sealed = rows.flatMap(({ caseId, card }) =>
      card === null || known.has(caseId) ? [] : [{ caseId, card }],
    );
    const { keys } = this.#session;
    const read = sealed.length === 0 ? [] : await keys.readCards({ cards: sealed });
    const cards = new Map(sealed.map(({ caseId }, at) => [caseId, read[at]]));
    return rows.map(
      (row) => known.get(row.caseId) ?? this.#line(row, cardOf(row, cards.get(row.caseId))),
    );
  }

  async #makeCards(run: number, makeCard: MakeCard): Promise<void> {
    const waiting = [...this.#lines.values()].filter(({ card }) => card.kind === 'waiting');
    for (const { row } of waiting) {
      if (run !== this.#run) return;
      try {
        await makeCard(row.caseId);
      } catch (thrown) {
        const card = row.behind
          ? ({ kind: 'behind' } as const)
          : { kind: 'failed' as const, thrown };
        this.#lines.set(row.caseId, this.#line(row, card));
        this.#publish({});
      }
    }
  }

  #line(row: CaseRow, card: CaseLine['card']): CaseLine {
    const words = this.#opened.get(row.caseId) ?? '';
    if (card.kind !== 'read') return { row: light(row), card, text: words.toLowerCase() };
    const { title, category, unit, terms } = card.view;
    const text = [title, category, unit, ...terms, words].join(' ').toLowerCase();
    return { row: light(row), card, text };
  }

  #publish(change: Partial<ListState>): void {
    this.#state = { ...this.#state, ...change, lines: [...this.#lines.values()] };
    for (const tell of this.#watchers) tell();
  }
}

/** Ten thousand sealed cards are 20 MB that nobody needs once they are opened. */
function light(row: CaseRow): CaseRow {
  return { ...row, card: null };
}

function cardOf({ behind: isBehind }: CaseRow, read: ReadCard | undefined): CaseLine['card'] {
  if (read?.kind === 'read') return read;
  if (isBehind) return { kind: 'behind' };
  return read === undefined
    ? { kind: 'waiting' }
    : { kind: 'failed', thrown: new Trouble(read.code) };
}

/** Newest first, and in one order within a day: after the first part they come in no order of days. */
function newest({ row: left }: CaseLine, { row: right }: CaseLine): number {
  if (left.day !== right.day) return left.day < right.day ? 1 : -1;
  return left.caseId < right.caseId ? -1 : 1;
}
