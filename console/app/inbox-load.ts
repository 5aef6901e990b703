import type { CaseRow } from '../api.ts';
import type { DateIso } from '../../platform/time.ts';
import type { Session } from './session.ts';
import { openSealed } from './case-load.ts';
import type { CardView } from './worker/contract.ts';

export interface InboxRow {
  readonly row: CaseRow;
  /** A card that does not open is said loudly, never drawn as an empty title. */
  readonly card:
    | { readonly kind: 'read'; readonly view: CardView }
    /** Still sealed to the people of an older list: a colleague's console is at it. */
    | { readonly kind: 'behind' }
    | { readonly kind: 'failed'; readonly thrown: unknown };
}

export interface InboxList {
  readonly today: DateIso;
  readonly rows: readonly InboxRow[];
}

/**
 * The officer's cases, newest first, with their titles. A case that no console has seen yet is opened
 * once to make its card; the server writes that down as an opening, because it is one.
 */
export async function loadInbox({ client, keys }: Session): Promise<InboxList> {
  const { today, cases } = await client.cases();
  const rows: InboxRow[] = [];
  for (const row of cases) rows.push({ row, card: await cardOf(row) });
  rows.sort((left, right) => (left.row.day < right.row.day ? 1 : -1));
  return { today, rows };

  async function cardOf(row: CaseRow): Promise<InboxRow['card']> {
    try {
      const { caseId, card } = row;
      if (card !== null) return { kind: 'read', view: await keys.readCard({ caseId, card }) };
      if (row.behind) return { kind: 'behind' };
      const { handle } = await openSealed({ client, keys }, caseId);
      const made = await keys.makeCard({ handle });
      await client.setCard(caseId, made.card);
      await keys.closeCase({ handle });
      return { kind: 'read', view: made.view };
    } catch (thrown) {
      return row.behind ? { kind: 'behind' } : { kind: 'failed', thrown };
    }
  }
}
