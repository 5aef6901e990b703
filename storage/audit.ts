import { chainHash, genesis } from '../cases/audit-chain.ts';
import type { CaseId, SealedBytes } from '../cases/sealed.ts';
import { hex } from '../platform/crypto/bytes.ts';
import type { GroupName } from '../dialogs/outcome.ts';
import type { DateIso } from '../platform/time.ts';
import type { AuditKind } from './audit-kind.ts';
import type { Database, Reader, Writer } from './database.ts';
import type { AuditRow } from './audit-tables.ts';
import type { Tables } from './tables.ts';

/** One thing that happened. `ct` holds the details, sealed to those who audit. */
export interface AuditEvent {
  readonly day: DateIso;
  readonly kind: AuditKind;
  readonly actorTag: string;
  readonly ct: SealedBytes;
}

/** `group`: where it is known, or where the case's row is gone. */
export type DetailEvent = Omit<AuditEvent, 'ct'> & {
  readonly caseId: CaseId | null;
  readonly group?: GroupName;
};

/** Seals the details of an event that the store itself records, in its transaction. */
export type SealDetail = (tx: Writer<Tables>, event: DetailEvent) => Promise<SealedBytes>;

export interface AuditHead {
  readonly seq: number;
  readonly day: DateIso;
  /** Hex. */
  readonly hash: string;
}

export type AuditVerdict =
  | { readonly ok: true; readonly head: AuditHead | null }
  | { readonly ok: false; readonly seq: number; readonly because: 'missing' | 'prev' | 'hash' };

export interface AuditReader {
  /** The newest row; `null` before the first. */
  readonly head: () => Promise<AuditHead | null>;
  /** The last row of each day, oldest first. */
  readonly heads: () => Promise<readonly AuditHead[]>;
  /** Up to `most` rows after `seq`, in order. */
  readonly rows: (seq: number, most: number) => Promise<readonly AuditRow[]>;
  /** Walks the whole chain; names the first broken row. */
  readonly verify: () => Promise<AuditVerdict>;
}

export interface AuditWriter {
  readonly append: (event: AuditEvent) => Promise<AuditHead>;
}

export function auditStore(database: Database<Tables>): AuditReader & AuditWriter {
  const { read, write } = database;
  return {
    head: async () => {
      const row = await lastAudit(read).executeTakeFirst();
      return row === undefined ? null : headOf(row);
    },
    heads: async () => {
      const rows = await read
        .selectFrom('audit')
        .innerJoin(
          (db) =>
            db
              .selectFrom('audit')
              .select((eb) => eb.fn.max('seq').as('last'))
              .groupBy('day')
              .as('days'),
          (join) => join.onRef('days.last', '=', 'audit.seq'),
        )
        .select(['audit.seq', 'audit.day', 'audit.hash'])
        .orderBy('audit.seq')
        .execute();
      return rows.map(headOf);
    },
    rows: (seq, most) => rowsAfter(read, seq, most),
    verify: () => verify(read),
    append: (event) => write((tx) => appendAudit(tx, event)),
  };
}

/** Adds a row to the chain. The transaction of a writer is what keeps the chain in one line. */
export async function appendAudit(tx: Writer<Tables>, event: AuditEvent): Promise<AuditHead> {
  const row = linked(await lastAudit(tx).executeTakeFirst(), event);
  await tx.insertInto('audit').values(row).execute();
  return headOf(row);
}

/** The rows that continue the chain behind `before`, which must still be its end when they are inserted. */
export function chained(before: ChainEnd | undefined, events: readonly AuditEvent[]): AuditRow[] {
  let end = before;
  return events.map((event) => {
    const row = linked(end, event);
    end = row;
    return row;
  });
}

type ChainEnd = Pick<AuditRow, 'seq' | 'day' | 'hash'>;

function linked(before: ChainEnd | undefined, event: AuditEvent): AuditRow {
  const link = {
    seq: before === undefined ? 1 : before.seq + 1,
    prev: before === undefined ? genesis : before.hash,
    day: event.day,
    kind: event.kind,
    actor_tag: event.actorTag,
    ct: event.ct,
  };
  return { ...link, hash: chainHash({ ...link, actorTag: link.actor_tag }) };
}

const page = 1000;

async function verify(read: Reader<Tables>): Promise<AuditVerdict> {
  let head: AuditHead | null = null;
  let prev = hex(genesis);
  for (;;) {
    const rows = await rowsAfter(read, head?.seq ?? 0, page);
    for (const row of rows) {
      const seq: number = (head?.seq ?? 0) + 1;
      if (row.seq !== seq) return { ok: false, seq, because: 'missing' };
      if (hex(row.prev) !== prev) return { ok: false, seq, because: 'prev' };
      prev = hex(chainHash({ ...row, actorTag: row.actor_tag }));
      if (hex(row.hash) !== prev) return { ok: false, seq, because: 'hash' };
      head = headOf(row);
    }
    if (rows.length < page) return { ok: true, head };
  }
}

function rowsAfter(read: Reader<Tables>, seq: number, most: number): Promise<AuditRow[]> {
  return read
    .selectFrom('audit')
    .selectAll()
    .where('seq', '>', seq)
    .orderBy('seq')
    .limit(most)
    .execute();
}

/** Asks for the end of the chain. */
export function lastAudit(read: Reader<Tables>) {
  return read.selectFrom('audit').select(['seq', 'day', 'hash']).orderBy('seq', 'desc').limit(1);
}

function headOf(row: ChainEnd): AuditHead {
  return { seq: row.seq, day: row.day, hash: hex(row.hash) };
}
