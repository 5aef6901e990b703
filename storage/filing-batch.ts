import type { Compilable, Insertable } from 'kysely';

import type { BlobId, CaseId, SealedBlob, SealedCase } from '../cases/sealed.ts';
import { SenimError } from '../platform/errors.ts';
import { type FilingRequest, filedUnder, sessionChanged, takeTokens } from './acknowledgement.ts';
import { type AuditEvent, chained, lastAudit } from './audit.ts';
import { noDetail } from './audit-details.ts';
import { blobRows, checkClaimed, deleteDrafts, draftClaim } from './blob-rows.ts';
import { neverConfirmed } from './confirmation.ts';
import type { Writer } from './database.ts';
import type { FilingParts } from './filing-parts.ts';
import { checkLargeBlobs } from './large-blobs.ts';
import { drawPlace } from './place.ts';
import { reporterFormat } from './reporters.ts';
import { inWords } from './row-words.ts';
import { caseSum, reporterSum } from './row-sum.ts';
import { sessionSwap } from './sessions.ts';
import type { ShredKey } from './shred-keys.ts';
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
 * Stores cases in one transaction, in a few steps over the line to a server however many they are; most of it ahead of the
 * line of writers. Throws when one of them cannot be stored; then none is.
 */
export async function fileTogether(
  parts: FilingParts,
  take: () => readonly Filing[],
): Promise<readonly Outcome[]> {
  try {
    return await parts.database.writeAhead(
      (tx) => addAhead(parts, tx, take()),
      (tx, added) => settleInLine(parts, tx, added),
    );
  } catch (error) {
    // Also where a row of the same case stood in the way: then its token stands for it.
    if (error instanceof SenimError) throw error;
    return await parts.database.write((tx) => fileRepeated(parts, tx, take()));
  }
}

/** Rows on their way, and the lines that will tell of them. */
interface Added {
  readonly filings: readonly Filing[];
  readonly events: readonly AuditEvent[];
}

/** One of the tokens stands for a case already. */
class Repeated extends Error {}

async function addAhead(
  parts: FilingParts,
  tx: Writer<Tables>,
  filings: readonly Filing[],
): Promise<Added> {
  await parts.onStep('transaction-open');
  const rows = rowsOf(parts, tx, filings);
  const [taken] = await together(tx, [tokensOf(tx, filings), ...rows]);
  if (taken.rows.length < filings.length) throw new Repeated();
  return { filings, events: await eventsOf(parts, tx, filings) };
}

/** As both of the others, where some of it may have been acknowledged before: that is found out first. */
async function fileRepeated(
  parts: FilingParts,
  tx: Writer<Tables>,
  filings: readonly Filing[],
): Promise<readonly Outcome[]> {
  await parts.onStep('transaction-open');
  const [taken] = await together(tx, [tokensOf(tx, filings)]);
  const free = new Set(taken.rows.map(({ token }) => token));
  // The same token twice in one batch: the first has it.
  const isNew = filings.map(({ token }) => free.delete(token));
  const stored = filings.filter((_, at) => isNew[at] === true);
  let outcomes: readonly Outcome[] = [];
  if (stored.length > 0) {
    await together(tx, rowsOf(parts, tx, stored));
    const events = await eventsOf(parts, tx, stored);
    outcomes = await settleInLine(parts, tx, { filings: stored, events });
  }
  const all: Outcome[] = [];
  for (const [at, { token }] of filings.entries()) {
    const mine = isNew[at] === true ? outcomes[stored.indexOf(filings[at] as Filing)] : undefined;
    all.push(mine ?? { winner: await winnerOf(tx, token), dropped: [] });
  }
  return all;
}

function tokensOf(tx: Writer<Tables>, filings: readonly Filing[]) {
  return takeTokens(
    tx,
    filings.map(({ token, sealed: { caseId, day }, request }) => ({ token, caseId, request, day })),
  );
}

async function winnerOf(tx: Writer<Tables>, token: string): Promise<CaseId> {
  const winner = await filedUnder(tx, token);
  if (winner === null) throw new TypeError('a token that is taken stands for nothing');
  return winner;
}

/** What inserts the cases, and nothing that is there already. */
function rowsOf(
  { shredKeys }: FilingParts,
  tx: Writer<Tables>,
  filings: readonly Filing[],
): readonly Compilable[] {
  const cases = filings.map(({ sealed }) => sealed);
  const blobs = cases.flatMap(({ caseId, blobs: some }) => blobRows(caseId, some));
  const marks = filings.flatMap(({ request, sealed: { caseId, day } }) =>
    request.selfCheck === true ? [{ case_id: caseId, day }] : [],
  );
  return [
    inserting(tx, 'cases', cases.map(caseRow)),
    ...(blobs.length === 0 ? [] : [inserting(tx, 'blobs', blobs)]),
    inserting(tx, 'reporters', cases.map(reporterRow)),
    ...(marks.length === 0 ? [] : [tx.insertInto('self_checks').values(marks)]),
    ...shredKeys.beside(tx, keysOf(filings)),
  ];
}

function inserting<Table extends 'audit' | 'blobs' | 'cases' | 'reporters'>(
  tx: Writer<Tables>,
  table: Table,
  rows: readonly Insertable<Tables[Table]>[],
): Compilable {
  return inWords(tx, table, rows, () => tx.insertInto(table).values(rows as never));
}

/** What needs rows of others, and the end of the chain. */
async function settleInLine(
  { files, onStep, shredKeys }: FilingParts,
  tx: Writer<Tables>,
  { filings, events }: Added,
): Promise<readonly Outcome[]> {
  const cases = filings.map(({ sealed }) => sealed);
  const claims = cases.flatMap(({ caseId, files: some }) =>
    some.map((file) => draftClaim(tx, caseId, file)),
  );
  const swaps = filings.flatMap(({ request: { session } }) =>
    session === null ? [] : [sessionSwap(tx, session)],
  );
  const [end, ...answers] = await together(tx, [lastAudit(tx), ...claims, ...swaps]);
  for (const { rows } of answers.slice(0, claims.length)) checkClaimed(rows);
  for (const { rows } of answers.slice(claims.length)) {
    if (rows.length !== 1) throw sessionChanged();
  }
  for (const sealed of cases) {
    await checkLargeBlobs([...sealed.blobs.map(sized), ...sealed.files], files);
  }
  const outcomes: Outcome[] = [];
  for (const { request } of filings) {
    outcomes.push({ winner: null, dropped: await deleteDrafts(tx, request.drop ?? []) });
  }
  await onStep('case-inserted');
  await shredKeys.settle(keysOf(filings));
  await withNext(tx, inserting(tx, 'audit', chained(end.rows[0], events)));
  await onStep('rows-written');
  return outcomes;
}

function keysOf(filings: readonly Filing[]): readonly ShredKey[] {
  return filings.map(({ sealed: { caseId, shred } }) => ({ caseId, key: shred }));
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
    place: drawPlace(),
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
  return { ...row, place: drawPlace(), sum: reporterSum(row) };
}
