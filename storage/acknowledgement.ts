import type { BlobId, CaseId } from '../cases/sealed.ts';
import { hex } from '../platform/crypto/bytes.ts';
import { SenimError } from '../platform/errors.ts';
import { type DateIso, addDays } from '../platform/time.ts';
import type { Reader, Writer } from './database.ts';
import { inWords } from './row-words.ts';
import { type SessionUpdate, saveSession } from './sessions.ts';
import type { Tables } from './tables.ts';
import { together } from './together.ts';

/** What comes with a filing or a follow-up besides the sealed thing itself. */
export interface FilingRequest {
  /** The same token is the same act, however often it is repeated. */
  readonly idempotency: Uint8Array;
  /** The client's session after the act, saved with it; `null` where none is stored. */
  readonly session: SessionUpdate | null;
  /** Files of the draft that do not go along (unwanted originals). */
  readonly drop?: readonly BlobId[];
  /** The officer who enters a report for somebody else; absent where the person files it. */
  readonly enteredBy?: string;
  /** The house files it itself, to see whether it works; see `self-checks.ts`. */
  readonly selfCheck?: true;
}

/** Tokens of a kind never meet those of another. */
export function filedToken(kind: 'case' | 'entry', token: Uint8Array): string {
  return `${kind}/${hex(token)}`;
}

/** The case acknowledged under a token, or `null`. */
export async function filedUnder(read: Reader<Tables>, token: string): Promise<CaseId | null> {
  const row = await read
    .selectFrom('filings')
    .select('case_id')
    .where('token', '=', token)
    .executeTakeFirst();
  return row?.case_id ?? null;
}

/** Takes tokens for acts; answers those that were free. */
export function takeTokens(
  tx: Writer<Tables>,
  acts: readonly {
    readonly token: string;
    readonly caseId: CaseId;
    readonly request: FilingRequest;
    readonly day: DateIso;
  }[],
) {
  const rows = acts.map(({ token, caseId, request, day }) => ({
    token,
    case_id: caseId,
    expires_day: request.session?.expiresDay ?? addDays(day, 1),
  }));
  return inWords(tx, 'filings', rows, () =>
    tx
      .insertInto('filings')
      .values(rows)
      .onConflict((conflict) => conflict.doNothing())
      .returning('token'),
  );
}

/** Takes the token for this act: `null`. Taken already: the case it stands for. */
export async function acknowledge(
  tx: Writer<Tables>,
  token: string,
  caseId: CaseId,
  request: FilingRequest,
  day: DateIso,
): Promise<CaseId | null> {
  const [taken] = await together(tx, [takeTokens(tx, [{ token, caseId, request, day }])]);
  return taken.rows.length === 1 ? null : filedUnder(tx, token);
}

/** Throws `store.busy` when another turn of the same client was faster. */
export async function swapSession(tx: Writer<Tables>, { session }: FilingRequest): Promise<void> {
  if (session !== null && !(await saveSession(tx, session))) throw sessionChanged();
}

export function sessionChanged(): SenimError {
  return new SenimError('store.busy', 'the session was changed by another turn');
}
