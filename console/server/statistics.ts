import type { Context } from 'hono';

import type { Roster } from '../../cases/roster.ts';
import type { SealedBytes } from '../../cases/sealed.ts';
import { snapshotProblem } from '../../cases/statistics/snapshot-problem.ts';
import {
  trustChain,
  type TrustedSnapshot,
  trustSnapshot,
} from '../../cases/statistics/signed-snapshot.ts';
import { snapshotSigners, verifySnapshot } from '../../cases/statistics/snapshot-signers.ts';
import { equal } from '../../platform/crypto/bytes.ts';
import { SenimError } from '../../platform/errors.ts';
import type { Clock } from '../../platform/time.ts';
import type { AuditWriter } from '../../storage/audit.ts';
import type { GroupDocuments } from '../../storage/group-documents.ts';
import { readableGroup } from '../../storage/officer.ts';
import type { Snapshots } from '../../storage/snapshots.ts';
import * as api from '../statistics-api.ts';
import type { Caller } from './access.ts';
import { answer, readBody } from './body.ts';
import { Refused } from './refuse.ts';

export interface StatisticsDeps {
  readonly snapshots: Snapshots;
  readonly documents: GroupDocuments;
  /** The roster under the pinned root; `null` where there is none to trust. */
  readonly roster: () => Promise<Roster | null>;
  /** All rosters before it that lead to it, the newest first. */
  readonly former: (newest: Roster) => Promise<readonly Roster[]>;
  readonly audit: Pick<AuditWriter, 'append'>;
  readonly clock: Clock;
}

/** What was published, for whoever may see statistics. The server counts no case for it, and could not. */
export async function readStatistics({ snapshots, clock }: StatisticsDeps): Promise<Response> {
  const stored = await snapshots.all();
  return answer(api.statistics.answer, {
    today: clock.today(),
    snapshots: stored.map(({ bytes, signature }) => ({ bytes, signature })),
  });
}

/** Takes figures that an officer signed, when nothing in them tells a small count. */
export async function publishStatistics(
  context: Context,
  { officer }: Caller,
  deps: StatisticsDeps,
): Promise<Response> {
  const signed = await readBody(context, api.publishStatistics.request);
  const roster = await deps.roster();
  if (roster === null) throw new Refused('malformed');
  const { snapshot } = trusted(signed, roster);
  if (snapshot.group !== readableGroup(officer) || snapshot.body !== roster.body) {
    throw new Refused('not-yours');
  }
  const signers = snapshotSigners([roster, ...(await deps.former(roster))]);
  const stored = await deps.snapshots.all();
  const chain = trustChain(stored.map((each) => verifySnapshot(each, signers)));
  // Somebody who got no answer the first time; nothing is written down twice.
  if (stored.some((each) => equal(each.bytes, signed.bytes))) {
    return answer(api.publishStatistics.answer, {});
  }
  if (chain.broken) throw new Refused('failed');
  const last = chain.trusted.at(-1) ?? null;
  const problem = snapshotProblem(
    snapshot,
    chain.trusted.map((each) => each.snapshot),
    last === null ? null : { number: last.snapshot.number, hash: last.hash },
    deps.clock.today(),
  );
  if (problem === 'order') throw new Refused('changed');
  if (problem !== null) throw new Refused('malformed');
  const ct = new Uint8Array() as SealedBytes;
  const day = deps.clock.today();
  // Written before the act: nobody publishes without a line in the chain.
  await deps.audit.append({ day, kind: 'statistics-published', actorTag: officer.id, ct });
  const { bytes, signature } = signed;
  if (!(await deps.snapshots.add({ number: snapshot.number, bytes, signature }))) {
    throw new Refused('changed');
  }
  return answer(api.publishStatistics.answer, {});
}

export async function listDocuments(
  { officer }: Caller,
  { documents }: StatisticsDeps,
): Promise<Response> {
  const found = await documents.all(groupOf(officer));
  return answer(api.groupDocuments.answer, {
    documents: [...found],
  });
}

export async function saveDocument(
  context: Context,
  { officer }: Caller,
  { documents, clock }: StatisticsDeps,
): Promise<Response> {
  const { kind, version, bytes } = await readBody(context, api.saveGroupDocument.request);
  const id = idOf(context);
  const document = { id, kind, version, bytes: bytes as SealedBytes };
  if (!(await documents.save(groupOf(officer), document, doer(officer, clock))))
    throw new Refused('changed');
  return answer(api.saveGroupDocument.answer, {});
}

export async function removeDocument(
  context: Context,
  { officer }: Caller,
  { documents, clock }: StatisticsDeps,
): Promise<Response> {
  await readBody(context, api.removeGroupDocument.request);
  await documents.remove(groupOf(officer), idOf(context), doer(officer, clock));
  return answer(api.removeGroupDocument.answer, {});
}

/** By somebody of the present roster alone: whoever left may have kept a key. */
function trusted(
  signed: { readonly bytes: Uint8Array; readonly signature: Uint8Array },
  roster: Roster,
): TrustedSnapshot {
  let found: TrustedSnapshot | null;
  try {
    found = trustSnapshot(verifySnapshot(signed, snapshotSigners([roster])));
  } catch (error) {
    if (error instanceof SenimError) throw new Refused('malformed');
    throw error;
  }
  if (found === null) throw new Refused('not-yours');
  return found;
}

function doer({ id }: Caller['officer'], clock: Clock) {
  return { officerId: id, day: clock.today() };
}

function groupOf(officer: Caller['officer']) {
  const group = readableGroup(officer);
  if (group === null) throw new Refused('not-yours');
  return group;
}

function idOf(context: Context): string {
  const id = api.documentId.safeParse(context.req.param('document'));
  if (!id.success) throw new Refused('not-found');
  return id.data;
}
