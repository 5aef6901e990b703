import type { Context } from 'hono';

import type { CaseId, SealedBytes } from '../../cases/sealed.ts';
import type { Clock, DateIso } from '../../platform/time.ts';
import type { ActRequests } from '../../storage/act-requests.ts';
import type { CaseLine, ListPart } from '../../storage/case-list.ts';
import type { CaseReader } from '../../storage/case-reader.ts';
import { isUnconfirmed } from '../../storage/confirmation.ts';
import type { CaseWriter } from '../../storage/case-writer.ts';
import type { GroupKeys } from '../../storage/group-keys.ts';
import type { Rosters } from '../../storage/rosters.ts';
import * as api from '../api.ts';
import type { Caller } from './access.ts';
import { answer, answerBlob, readBody } from './body.ts';
import { param } from './param.ts';
import { Refused } from './refuse.ts';

export interface CaseDeps {
  readonly cases: CaseReader & CaseWriter;
  readonly groupKeys: Pick<GroupKeys, 'all'>;
  readonly rosters: Pick<Rosters, 'latest'>;
  readonly acts: Pick<ActRequests, 'doneTo'>;
  readonly clock: Clock;
}

/** What is wanted first is a page or two of the newest: to find each of them takes the store ten times as long as to go on. */
const mostInFirst = 100;
/** As many as go over the line at once: the page opens their cards while it asks for the next. */
const mostInPart = 500;

export async function listCases(
  context: Context,
  caller: Caller,
  deps: CaseDeps,
): Promise<Response> {
  const part = partOf(context.req.query('after') ?? null);
  const lines = await deps.cases.list(caller.officer, part);
  const today = deps.clock.today();
  const seq = await seqOf(deps);
  const last = lines.length < part.most ? undefined : lines.at(-1);
  return answer(api.caseList.answer, {
    today,
    cases: lines.map((line) => rowOf(line, today, seq)),
    next: last === undefined ? null : nextOf(part, last),
  });
}

/** The newest cases, and then the rest in the order in which the store has it: that takes it a tenth of the reading. */
function partOf(text: string | null): ListPart {
  if (text === null) return { kind: 'newest', after: null, most: mostInFirst };
  if (!api.listAfter.safeParse(text).success) throw new Refused('malformed');
  const [day, caseId, after] = text.split('.');
  const newer = { day: day as DateIso, caseId: caseId as CaseId };
  const behind = (after as CaseId | undefined) ?? null;
  return { kind: 'rest', newer, after: behind, most: mostInPart };
}

function nextOf(part: ListPart, last: CaseLine): string {
  if (part.kind === 'newest') return `${last.day}.${last.caseId}`;
  const { day, caseId } = part.newer;
  return `${day}.${caseId}.${last.caseId}`;
}

/** Hands out all that is needed to open a case; the store writes the opening down first. */
export async function openCase(
  context: Context,
  caller: Caller,
  deps: CaseDeps,
): Promise<Response> {
  await readBody(context, api.openCase.request);
  const { officer } = caller;
  const caseId = param(context, 'case', api.caseId);
  const today = deps.clock.today();
  const keyFile = found(await deps.cases.keyFile(officer, caseId, today));
  return answer(api.openCase.answer, {
    today,
    row: rowOf(found(await deps.cases.line(officer, caseId)), today, await seqOf(deps)),
    keyFile,
    manifest: found(await deps.cases.manifest(officer, caseId)),
    entries: [...found(await deps.cases.entries(officer, caseId))],
    openings: [...found(await deps.cases.openings(officer, caseId))],
    asides: [...found(await deps.cases.asides(officer, caseId))],
    acts: (await deps.acts.doneTo(caseId)).map(({ bytes, signature, reason, payload, answer }) => ({
      bytes,
      signature,
      reason,
      payload,
      answer,
    })),
  });
}

/** A sealed file, as it stands in the store. */
export async function readBlob(
  context: Context,
  caller: Caller,
  deps: CaseDeps,
): Promise<Response> {
  const caseId = param(context, 'case', api.caseId);
  const blobId = param(context, 'blob', api.blobId);
  const blob = found(await deps.cases.blob(caller.officer, caseId, blobId));
  return answerBlob(blob);
}

export async function addEntry(
  context: Context,
  caller: Caller,
  deps: CaseDeps,
): Promise<Response> {
  const caseId = param(context, 'case', api.caseId);
  const { closes, entryId, bytes, sha256, toReporter, ...more } = await readBody(
    context,
    api.addEntry.request,
  );
  const day = deps.clock.today();
  const entry = {
    entryId,
    bytes: bytes as SealedBytes,
    sha256,
    from: 'officer',
    toReporter,
  } as const;
  const change = { ...changeOf(closes), ...more };
  const added = found(await deps.cases.addEntry(caller.officer, caseId, entry, change));
  if (added === 'changed' || added === 'nobody-left') throw new Refused(added);
  return answer(api.addEntry.answer, {});

  function changeOf(change: typeof closes) {
    switch (change) {
      case 'closes':
        return { day, closedDay: day };
      case 'closes-not-confirmed':
        // Two agree to it: the entry travels with the request and is written with the consent.
        throw new Refused('needs-consent');
      case 'reopens':
        return { day, closedDay: null };
      case 'leaves':
        return { day };
      default:
        return change satisfies never;
    }
  }
}

export async function setCard(context: Context, caller: Caller, deps: CaseDeps): Promise<Response> {
  const caseId = param(context, 'case', api.caseId);
  const { card, expected } = await readBody(context, api.setCard.request);
  const bytes = card as SealedBytes;
  const kept = found(await deps.cases.setCard(caller.officer, caseId, bytes, expected));
  return answer(api.setCard.answer, kept);
}

export async function groupKey(caller: Caller, deps: CaseDeps): Promise<Response> {
  const { group } = caller.officer;
  const keys = await deps.groupKeys.all(caller.officer);
  return answer(api.groupKey.answer, {
    keys: group === null || keys.length === 0 ? null : { group, keys: [...keys] },
  });
}

/** A case of another group and no case at all are the same answer. */
function found<T>(value: T | null): T {
  if (value === null) throw new Refused('not-found');
  return value;
}

function rowOf(
  { unconfirmedUntil, wrapped, ...line }: CaseLine,
  today: DateIso,
  rosterSeq: number,
): api.CaseRow {
  const unconfirmed = isUnconfirmed({ ...line, unconfirmedUntil }, today);
  return { ...line, unconfirmed, behind: wrapped < rosterSeq };
}

async function seqOf({ rosters }: CaseDeps): Promise<number> {
  return (await rosters.latest())?.seq ?? 0;
}
