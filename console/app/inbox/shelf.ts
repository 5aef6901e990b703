import type { CaseId } from '../../../cases/sealed.ts';
import type { Session } from '../session.ts';
import { type Arrangement, everything } from './arrange.ts';
import { CaseLines } from './case-lines.ts';

/** How old the list may be when one comes back to it, in milliseconds. */
const freshFor = 30_000;

/** The list of a session and how its officer has arranged it; both end with the session. */
export class Shelf {
  readonly lines: CaseLines;
  #arrangement = everything;
  #chosen: CaseId | null = null;
  /** By the page's clock; `null` before the first time. */
  #fetched: number | null = null;
  #round = 0;

  constructor(session: Session) {
    this.lines = new CaseLines(session);
  }
  get arrangement(): Arrangement {
    return this.#arrangement;
  }
  keep(arrangement: Arrangement): void {
    this.#arrangement = arrangement;
  }
  /** The case that was chosen last: whoever comes back from it goes on there. */
  get chosen(): CaseId | null {
    return this.#chosen;
  }
  choose(caseId: CaseId): void {
    this.#chosen = caseId;
  }
  /** `round` grows when cases become open to this officer or others. */
  isFresh(round: number): boolean {
    if (this.#fetched === null || round !== this.#round) return false;
    return performance.now() - this.#fetched < freshFor;
  }
  /** There is a case that the list does not know yet. */
  outdate(): void {
    this.#fetched = null;
  }
  async load(round: number, makeCard: Parameters<CaseLines['load']>[0]): Promise<void> {
    this.#round = round;
    this.#fetched = performance.now();
    await this.lines.load(makeCard);
  }
}

const shelves = new WeakMap<Session, Shelf>();

export function shelfOf(session: Session): Shelf {
  const known = shelves.get(session);
  if (known !== undefined) return known;
  const shelf = new Shelf(session);
  shelves.set(session, shelf);
  return shelf;
}
