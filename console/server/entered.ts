import type { Context } from 'hono';

import type { Roster } from '../../cases/roster.ts';
import type { SealedBytes } from '../../cases/sealed.ts';
import type { Calendar } from '../../knowledge/calendar.ts';
import { pledgedDay } from '../../knowledge/pledge.ts';
import { Secret } from '../../platform/secret.ts';
import { addDays, type Clock } from '../../platform/time.ts';
import type { BlobReader, BlobWriter } from '../../storage/blobs.ts';
import type { Intake } from '../../storage/filing.ts';
import type { ReporterWriter } from '../../storage/reporters.ts';
import { blobId } from '../api.ts';
import * as api from '../entered-api.ts';
import type { Caller } from './access.ts';
import { answer, readBody, readBytes } from './body.ts';
import { param } from './param.ts';
import { Refused } from './refuse.ts';

export interface EnteredDeps {
  readonly intake: Intake;
  readonly blobs: Pick<BlobReader & BlobWriter, 'read' | 'putDraft'>;
  readonly reporters: Pick<ReporterWriter, 'confirm'>;
  readonly calendar: Calendar;
  readonly roster: () => Promise<Roster | null>;
  readonly clock: Clock;
  readonly site: { readonly url: string | null; readonly port: number };
}

/** A scan, sealed in the browser to a case that is not filed yet; one that is not claimed goes with the next day. */
export async function putScan(context: Context, deps: EnteredDeps): Promise<Response> {
  const id = param(context, 'blob', blobId);
  const bytes = (await readBytes(context.req.raw, api.longestScan)) as SealedBytes;
  // Said again after a lost answer: the filing compares the hash.
  if ((await deps.blobs.read(id)) === null) {
    await deps.blobs.putDraft(id, bytes, addDays(deps.clock.today(), 1));
  }
  return answer(api.putScan.answer, {});
}

/** Stores what an officer's browser has sealed, by the way on which every report comes. */
export async function enterReport(
  context: Context,
  { officer }: Caller,
  { intake, calendar, clock, roster: present, site }: EnteredDeps,
): Promise<Response> {
  const sent = await readBody(context, api.enterReport.request);
  const { caseId, group, day, rosterSeq, keyFile, manifest, report, files, reporter } = sent;
  const roster = await present();
  const isCurrent = day === clock.today() && rosterSeq === roster?.seq;
  if (!isCurrent) throw new Refused('changed');
  if (roster.groups[group] === undefined) throw new Refused('malformed');
  const sealed = {
    caseId,
    group,
    day,
    dueDay: pledgedDay(calendar, day),
    rosterSeq,
    keyFile: keyFile as SealedBytes,
    manifest: manifest as SealedBytes,
    blobs: [{ ...report, bytes: report.bytes as SealedBytes }],
    files,
    shred: new Secret(sent.shred),
    reporter: { id: reporter.id, packet: reporter.packet as SealedBytes },
  };
  const request = { idempotency: sent.once, session: null, enteredBy: officer.id };
  const filed = await intake.fileCase(sealed, request);
  // Another report under the same token: its receipt is not the one that this page is about to show.
  if (filed.caseId !== caseId) throw new Refused('changed');
  return answer(api.enterReport.answer, { site });
}

export async function handOver(
  context: Context,
  { reporters, clock }: EnteredDeps,
): Promise<Response> {
  const { receiptId } = await readBody(context, api.handedOver.request);
  await reporters.confirm(receiptId, clock.today(), 'kept');
  return answer(api.handedOver.answer, {});
}
