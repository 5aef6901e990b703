import { type ActRequest, type ActRequestId, caseOf } from '../cases/four-eyes.ts';
import type { CaseId } from '../cases/sealed.ts';
import type { DateIso } from '../platform/time.ts';
import { type AuditEvent, appendAudit, type SealDetail } from './audit.ts';
import { carryOut } from './carry-out-act.ts';
import type { Database, Writer } from './database.ts';
import { type StoredAct, type StoredAnswer, storedAct } from './stored-act.ts';
import type { ActRequestRow, ActState } from './act-tables.ts';
import type { Tables } from './tables.ts';

/** Who acts, on which day: for the audit chain. */
export interface ActBy {
  readonly officerId: string;
  readonly day: DateIso;
}

/** Each change is one transaction with its line in the audit chain; a request changes its state once and never back. */
export interface ActRequests {
  /** Those whose last day has not passed, however they ended, the newest first; all groups. */
  readonly list: (today: DateIso) => Promise<readonly StoredAct[]>;
  readonly find: (id: ActRequestId) => Promise<StoredAct | null>;
  /** Who stays away from the case, and does not decide about it either. */
  readonly awayFrom: (caseId: CaseId) => Promise<readonly string[]>;
  /** What was done to a case by two, for whoever reads the case. */
  readonly doneTo: (subject: string) => Promise<readonly StoredAct[]>;
  /** `pending`: the same act on the same thing waits already. The same request again is fine. */
  readonly ask: (
    request: ActRequest,
    more: Pick<StoredAct, 'bytes' | 'signature' | 'reason' | 'payload'>,
    by: ActBy,
  ) => Promise<'asked' | 'pending'>;
  /** `false`: it does not stand any more. */
  readonly withdraw: (id: ActRequestId, by: ActBy) => Promise<boolean>;
  readonly refuse: (id: ActRequestId, answer: StoredAnswer, by: ActBy) => Promise<boolean>;
  /**
   * Takes the consent and does at once what needs nobody's browser. `overtaken`: it does not stand any more.
   * `changed`: what it was about moved on. `held`: the case must be kept.
   */
  readonly agree: (id: ActRequestId, answer: StoredAnswer, by: ActBy) => Promise<Agreed>;
  /** Uses up a consent whose act is done elsewhere; `kind` is the act's own line. `false`: used, withdrawn or over. */
  readonly spend: (
    id: ActRequestId,
    kind: AuditEvent['kind'] | null,
    by: ActBy,
  ) => Promise<boolean>;
}

export type Agreed = 'agreed' | 'overtaken' | 'changed' | 'held';

export function actRequestStore(
  { read, write }: Database<Tables>,
  sealDetail: SealDetail,
): ActRequests {
  const note = async (
    tx: Writer<Tables>,
    kind: AuditEvent['kind'],
    act: Pick<StoredAct, 'act' | 'subject' | 'group'>,
    by: ActBy,
  ): Promise<void> => {
    const event = { day: by.day, kind, actorTag: by.officerId };
    await appendAudit(tx, {
      ...event,
      ct: await sealDetail(tx, { ...event, caseId: caseOf(act) }),
    });
  };
  return {
    list: async (today) => {
      const rows = await read
        .selectFrom('act_requests')
        .selectAll()
        .where('until_day', '>=', today)
        .orderBy('day', 'desc')
        .orderBy('id')
        .execute();
      return rows.map(storedAct);
    },
    find: async (id) => {
      const row = await read
        .selectFrom('act_requests')
        .selectAll()
        .where('id', '=', id)
        .executeTakeFirst();
      return row === undefined ? null : storedAct(row);
    },
    awayFrom: async (caseId) => {
      const rows = await read
        .selectFrom('case_asides')
        .select('officer_id')
        .where('case_id', '=', caseId)
        .execute();
      return rows.map(({ officer_id }) => officer_id);
    },
    doneTo: async (subject) => {
      const rows = await read
        .selectFrom('act_requests')
        .selectAll()
        .where('subject', '=', subject)
        .where('state', '=', 'done')
        .orderBy('id')
        .execute();
      return rows.map(storedAct);
    },
    ask: (request, more, by) =>
      write(async (tx) => {
        const waiting = await tx
          .selectFrom('act_requests')
          .select('id')
          .where('subject', '=', request.subject)
          .where('act', '=', request.act)
          .where('state', 'in', ['asked', 'agreed'])
          .where('until_day', '>=', by.day)
          .executeTakeFirst();
        if (waiting !== undefined) return waiting.id === request.id ? 'asked' : 'pending';
        const { id, act, subject, group, officer, day, until } = request;
        await tx
          .insertInto('act_requests')
          .values({
            id,
            act,
            subject,
            group_name: group,
            officer_id: officer,
            day,
            until_day: until,
            state: 'asked',
            ...more,
            answer: null,
            answer_signature: null,
            answer_reason: null,
          })
          .execute();
        await note(tx, 'act-asked', request, by);
        return 'asked';
      }),
    withdraw: (id, by) =>
      write(async (tx) => {
        const change = { state: 'withdrawn' } as const;
        const moved =
          (await move(tx, id, 'asked', change, by.day)) ??
          (await move(tx, id, 'agreed', change, by.day));
        if (moved === null) return false;
        await note(tx, 'act-withdrawn', moved, by);
        return true;
      }),
    refuse: (id, answer, by) =>
      write(async (tx) => {
        const moved = await move(tx, id, 'asked', answered('refused', answer), by.day);
        if (moved === null) return false;
        await note(tx, 'act-refused', moved, by);
        return true;
      }),
    agree: async (id, answer, by) => {
      try {
        return await write(async (tx) => {
          const moved = await move(tx, id, 'asked', answered('agreed', answer), by.day);
          if (moved === null) return 'overtaken';
          await note(tx, 'act-agreed', moved, by);
          const outcome = await carryOut(tx, moved, by.day);
          switch (outcome) {
            case 'later':
              return 'agreed';
            case 'changed':
            case 'held':
              throw new Undone(outcome);
            default:
              await tx
                .updateTable('act_requests')
                .set({ state: 'done' })
                .where('id', '=', id)
                .execute();
              await note(tx, outcome, moved, { ...by, officerId: moved.officer });
              return 'agreed';
          }
        });
      } catch (error) {
        if (error instanceof Undone) return error.because;
        throw error;
      }
    },
    spend: (id, kind, by) =>
      write(async (tx) => {
        const moved = await move(tx, id, 'agreed', { state: 'done' }, by.day);
        if (moved === null) return false;
        if (kind !== null) await note(tx, kind, moved, by);
        return true;
      }),
  };
}

/** Moves a request that stands; whoever comes second changes nothing. */
async function move(
  tx: Writer<Tables>,
  id: ActRequestId,
  from: ActState,
  change: Partial<ActRequestRow>,
  day: DateIso,
): Promise<StoredAct | null> {
  const { numUpdatedRows } = await tx
    .updateTable('act_requests')
    .set(change)
    .where('id', '=', id)
    .where('state', '=', from)
    .where('until_day', '>=', day)
    .executeTakeFirst();
  if (numUpdatedRows !== 1n) return null;
  return storedAct(
    await tx.selectFrom('act_requests').selectAll().where('id', '=', id).executeTakeFirstOrThrow(),
  );
}

/** Takes the whole transaction back: a consent without its act would be half of it. */
class Undone extends Error {
  readonly because: 'changed' | 'held';
  constructor(because: 'changed' | 'held') {
    super(because);
    this.name = 'Undone';
    this.because = because;
  }
}

function answered(state: ActState, { bytes, signature, reason }: StoredAnswer) {
  return { state, answer: bytes, answer_signature: signature, answer_reason: reason };
}
