import type { AuditPlace } from '../../cases/audit-chain.ts';

/**
 * How far the audit went when each officer was last seen on this page, for as long as the page is open and nowhere else.
 * What an officer's blob remembers goes back with the database when yesterday's is put in place; this does not.
 */
export class PageMemory {
  readonly #places = new Map<string, AuditPlace>();

  auditPlace(officerId: string): AuditPlace | null {
    return this.#places.get(officerId) ?? null;
  }

  remember(officerId: string, place: AuditPlace | null): void {
    if (place !== null) this.#places.set(officerId, place);
  }
}

/** The one of this page. */
export const pageMemory = new PageMemory();
