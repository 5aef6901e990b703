import type { BlobId, CaseId, SealedBlob, SealedCase } from '../cases/sealed.ts';
import { type FilingRequest, filedUnder, sessionChanged, takeTokens } from './acknowledgement.ts';
import { type AuditEvent, chained, lastAudit } from './audit.ts';
import { noDetail } from './audit-details.ts';
import { blobRows, checkClaimed, deleteDrafts, draftClaim } from './blob-rows.ts';
import { neverConfirmed } from './confirmation.ts';
import type { Writer } from './database.ts';
import type { FilingParts } from './filing-parts.ts';
import { checkLargeBlobs } from './large-blobs.ts';
import { reporterFormat } from './reporters.ts';
import { caseSum, reporterSum } from './row-sum.ts';
import { sessionSwap } from './sessions.ts';
import type { CaseRow, ReporterRow, Tables } from './tables.ts';
import { together, withNext } from './together.ts';

/** A case on its way into the store; its shred key and its large files are there already. */
export interface Filing {
  readonly token: string;
  readonly sealed: SealedCase;
  readonly request: FilingRequest;
}

export interface Outcome {
  /** The case that its token stood for before; `null`: this one was stored. */
  readonly winner: CaseId | null;
  /** Drafts' blobs whose files may go now. */
  readonly dropped: readonly BlobId[];
}

/**
 * Stores cases in one transaction, in a few steps over the line to a server however many they are. Throws when one of them
 * cannot be stored; then none is.
 */
export async function fileTogether(
  parts: FilingParts,
  tx: Writer<Tables>,
  filings: readonly Filing[],
): Promise<readonly Outcome[]> {
  await parts.onStep('transaction-open');
  const [taken, [last]] = await tokensAndEnd(tx, filings);
  const stored: (Filing & Pick<Outcome, 'dropped'>)[] = [];
  const outcomes: Outcome[] = [];
  for (const filing of filings) {
    const { token } = filing;
    // The same token twice in one batch: the first has it.
    if (taken.delete(token)) {
      const dropped = await deleteDrafts(tx, filing.request.drop ?? []);
      stored.push({ ...filing, dropped });
      outcomes.push({ winner: null, dropped });
    } else {
      outcomes.push({ winner: await winnerOf(tx, token), dropped: [] });
    }
  }
  if (stored.length === 0) return outcomes;
  const keys = stored.map(({ sealed: { caseId, shred } }) => ({ caseId, key: shred }));
  await insertAll(parts, tx, stored);
  await parts.onStep('case-inserted');
  await parts.shredKeys.settle(tx, keys);
  const events = await eventsOf(parts, tx, stored);
  await withNext(tx, tx.insertInto('audit').values(chained(last, events)));
  await parts.onStep('rows-written');
  return outcomes;
}

async function tokensAndEnd(tx: Writer<Tables>, filings: readonly Filing[]) {
  const acts = filings.map(({ token, sealed, request }) => ({
    token,
    caseId: sealed.caseId,
    request,
    day: sealed.day,
  }));
  const [taken, end] = await together(tx, [takeTokens(tx, acts), lastAudit(tx)]);
  return [new Set(taken.rows.map(({ token }) => token)), end.rows] as const;
}

async function winnerOf(tx: Writer<Tables>, token: string): Promise<CaseId> {
  const winner = await filedUnder(tx, token);
  if (winner === null) throw new TypeError('a token that is taken stands for nothing');
  return winner;
}

async function insertAll(
  { files }: FilingParts,
  tx: Writer<Tables>,
  filings: readonly Filing[],
): Promise<void> {
  const cases = filings.map(({ sealed }) => sealed);
  const blobs = cases.flatMap(({ caseId, blobs: some }) => blobRows(caseId, some));
  const marks = filings.flatMap(({ request, sealed: { caseId, day } }) =>
    request.selfCheck === true ? [{ case_id: caseId, day }] : [],
  );
  const claims = cases.flatMap(({ caseId, files: some }) =>
    some.map((file) => draftClaim(tx, caseId, file)),
  );
  const swaps = filings.flatMap(({ request: { session } }) =>
    session === null ? [] : [sessionSwap(tx, session)],
  );
  const [, ...answers] = await together(tx, [
    tx.insertInto('cases').values(cases.map(caseRow)),
    ...claims,
    ...swaps,
    ...(blobs.length === 0 ? [] : [tx.insertInto('blobs').values(blobs)]),
    tx.insertInto('reporters').values(cases.map(reporterRow)),
    ...(marks.length === 0 ? [] : [tx.insertInto('self_checks').values(marks)]),
  ]);
  for (const { rows } of answers.slice(0, claims.length)) checkClaimed(rows);
  for (const { rows } of answers.slice(claims.length, claims.length + swaps.length)) {
    if (rows.length !== 1) throw sessionChanged();
  }
  for (const sealed of cases) {
    await checkLargeBlobs([...sealed.blobs.map(sized), ...sealed.files], files);
  }
}

async function eventsOf(
  { sealDetails }: FilingParts,
  tx: Writer<Tables>,
  filings: readonly Filing[],
): Promise<readonly AuditEvent[]> {
  const events = filings.map(({ sealed: { caseId, day, group }, request }) => ({
    day,
    ...whoFiled(request),
    caseId,
    group,
  }));
  const sealed = await sealDetails(tx, events);
  return events.map(({ day, kind, actorTag }, at) => ({
    day,
    kind,
    actorTag,
    ct: sealed[at] ?? noDetail,
  }));
}

function whoFiled({ enteredBy, selfCheck }: FilingRequest): Pick<AuditEvent, 'kind' | 'actorTag'> {
  if (selfCheck === true) return { kind: 'self-checked', actorTag: 'intake' };
  if (enteredBy !== undefined) return { kind: 'entered', actorTag: enteredBy };
  return { kind: 'filed', actorTag: 'intake' };
}

function sized({ blobId, bytes }: SealedBlob): { blobId: BlobId; size: number } {
  return { blobId, size: bytes.length };
}

function caseRow(sealed: SealedCase): CaseRow {
  const row = {
    id: sealed.caseId,
    group_name: sealed.group,
    day: sealed.day,
    due_day: sealed.dueDay,
    manifest: sealed.manifest,
    key_file: sealed.keyFile,
  };
  return {
    ...row,
    closed_day: null,
    term_day: null,
    erase_day: null,
    card_version: 0,
    card: null,
    unconfirmed_until: neverConfirmed,
    wrapped: sealed.rosterSeq,
    sum: caseSum(row),
  };
}

function reporterRow(sealed: SealedCase): ReporterRow {
  const row = {
    id: sealed.reporter.id,
    case_id: sealed.caseId,
    day: sealed.day,
    packet: sealed.reporter.packet,
    format: reporterFormat,
  };
  return { ...row, sum: reporterSum(row) };
}
