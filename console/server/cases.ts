import type { Context } from 'hono';
import type { z } from '../../platform/shape.ts';

import type { SealedBytes } from '../../cases/sealed.ts';
import type { Clock, DateIso } from '../../platform/time.ts';
import type { CaseLine, CaseReader } from '../../storage/case-reader.ts';
import { isUnconfirmed } from '../../storage/confirmation.ts';
import type { CaseWriter } from '../../storage/case-writer.ts';
import type { GroupKeys } from '../../storage/group-keys.ts';
import type { Rosters } from '../../storage/rosters.ts';
import * as api from '../api.ts';
import type { Caller } from './access.ts';
import { answer, readBody } from './body.ts';
import { headersOf } from './headers.ts';
import { Refused } from './refuse.ts';

export interface CaseDeps {
  readonly cases: CaseReader & CaseWriter;
  readonly groupKeys: Pick<GroupKeys, 'all'>;
  readonly rosters: Pick<Rosters, 'latest'>;
  readonly clock: Clock;
}

export async function listCases(caller: Caller, deps: CaseDeps): Promise<Response> {
  const lines = await deps.cases.list(caller.officer);
  const today = deps.clock.today();
  const seq = await seqOf(deps);
  return answer(api.caseList.answer, {
    today,
    cases: lines.map((line) => rowOf(line, today, seq)),
  });
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
  return new Response(blob.stream(), {
    headers: {
      ...headersOf('data'),
      'content-type': 'application/octet-stream',
      'content-length': String(blob.size),
    },
  });
}

export async function addEntry(
  context: Context,
  caller: Caller,
  deps: CaseDeps,
): Promise<Response> {
  const caseId = param(context, 'case', api.caseId);
  const { closes, entryId, bytes, sha256, toReporter } = await readBody(
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
  found(await deps.cases.addEntry(caller.officer, caseId, entry, changeOf(closes)));
  return answer(api.addEntry.answer, {});

  function changeOf(change: typeof closes) {
    switch (change) {
      case 'closes':
        return { day, closedDay: day };
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
  const { card } = await readBody(context, api.setCard.request);
  if (!(await deps.cases.setCard(caller.officer, caseId, card as SealedBytes))) {
    throw new Refused('not-found');
  }
  return answer(api.setCard.answer, {});
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

function param<S extends z.ZodType>(context: Context, name: string, schema: S): z.output<S> {
  const parsed = schema.safeParse(context.req.param(name));
  if (!parsed.success) throw new Refused('not-found');
  return parsed.data;
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
