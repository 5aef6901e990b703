import { caseId, newCaseId } from '../cases/ids.ts';
import { makeReceipt, parseReceipt, reporterKeys, wipeReporterKeys } from '../cases/receipt.ts';
import { keptFiles, reportBody } from '../cases/report.ts';
import { sealCase } from '../cases/seal.ts';
import type { DraftCaseKey } from '../dialogs/draft.ts';
import type { Outcome } from '../dialogs/outcome.ts';
import type { Session } from '../dialogs/session.ts';
import type { Knowledge } from '../knowledge/load.ts';
import { pledgedDay } from '../knowledge/pledge.ts';
import { identitySeed, type AgeEngine } from '../platform/crypto/age.ts';
import { concat, fromBase64url, u32 } from '../platform/crypto/bytes.ts';
import { hkdf } from '../platform/crypto/hash.ts';
import type { Random } from '../platform/crypto/random.ts';
import { Secret } from '../platform/secret.ts';
import type { Clock } from '../platform/time.ts';
import type { Intake } from '../storage/filing.ts';
import type { SessionUpdate } from '../storage/sessions.ts';
import { copiesOf } from './attach.ts';
import type { ConverseChannel } from './conversed.ts';
import type { OwnForms } from './own-form.ts';
import type { CurrentRoster } from './roster-watch.ts';

/**
 * Seals a finished report and stores it together with the session that shows its receipt.
 * `closed`: there is nobody to seal it to. Throws what the store throws; then nothing was filed.
 */
export type FileReport = (
  filing: ReportFiling,
) => Promise<{ readonly already: boolean } | 'closed'>;

export interface ReportFiling {
  readonly outcome: Extract<Outcome, { kind: 'report' }>;
  readonly clientKey: Uint8Array;
  /** After filing: its token and counter make the receipt. */
  readonly session: Session;
  /** CASE as made for the first file; `null` when there are none. */
  readonly caseKey: DraftCaseKey | null;
  readonly channel: ConverseChannel;
  /** The session after filing; `null` where it is kept apart from the store. */
  readonly update: SessionUpdate | null;
  /** See `self-check.ts`. */
  readonly selfCheck?: true;
}

export interface FilingParts {
  readonly knowledge: Knowledge;
  /** What was answered a moment ago keeps its name, whatever the body has changed meanwhile. */
  readonly ownForms: OwnForms;
  readonly roster: CurrentRoster;
  readonly intake: Intake;
  readonly age: AgeEngine;
  readonly random: Random;
  readonly clock: Clock;
}

export function createFiling(parts: FilingParts): FileReport {
  return async ({ outcome, clientKey, session, caseKey, channel, update, selfCheck }) => {
    const { knowledge, intake, age, random, clock } = parts;
    const verified = await parts.roster();
    if (verified === null) return 'closed';
    const { roster, rootFingerprint } = verified;
    const { report, group } = outcome;
    const { forms } = await parts.ownForms(knowledge, 'named');
    const form = forms.get(report.formId);
    if (form === undefined) throw new TypeError('a report of no form');
    const day = clock.today();
    const identity = caseKey === null ? new Secret(random(32)) : identitySeed(caseKey.identity);
    const reporter = keysOf(clientKey, session);
    try {
      const sealed = await sealCase({
        random,
        age,
        roster,
        rootFingerprint,
        group,
        caseId: caseKey === null ? newCaseId(random) : caseId(caseKey.caseId),
        caseIdentity: identity,
        reporter,
        report: reportBody(report, form, session.language),
        files: keptFiles(report.files).map(({ blob }) => blob),
        // A program speaks for a page here: officers need to know how answers reach the person, not more.
        channel: channel === 'json' || channel === 'terminal' ? 'web' : channel,
        day,
        dueDay: pledgedDay(knowledge.calendar, day),
      });
      const kept = new Set<string>(sealed.files.map(({ blobId }) => blobId));
      return await intake.fileCase(sealed, {
        idempotency: tokenOf('report', clientKey, session.token, session.counter),
        session: update,
        ...(selfCheck === undefined ? {} : { selfCheck }),
        drop: copiesOf(report.files).filter((id) => !kept.has(id)),
      });
    } finally {
      identity.wipe();
      wipeReporterKeys(reporter);
    }
  };
}

/** The receipt of the report that a session has filed: derived, stored nowhere. */
export function receiptOf(clientKey: Uint8Array, { token, counter }: Session): string {
  return makeReceipt({ draftKey: new Secret(clientKey), token, counter });
}

/** The name of the row that this receipt finds. */
export function receiptIdOf(clientKey: Uint8Array, session: Session): string {
  const keys = keysOf(clientKey, session);
  wipeReporterKeys(keys);
  return keys.id;
}

/** The same act of the same client has the same token, and nobody else can make it. */
export function tokenOf(
  act: 'report' | 'follow-up' | 'survey' | 'list',
  clientKey: Uint8Array,
  token: string,
  counter: number,
): Uint8Array {
  const context = concat(fromBase64url(token), u32(counter));
  return hkdf(clientKey, `once/${act}`, { context });
}

function keysOf(clientKey: Uint8Array, session: Session) {
  const parsed = parseReceipt(receiptOf(clientKey, session));
  if (!parsed.ok) throw new TypeError('a receipt of our own must be readable');
  return reporterKeys(parsed.symbols);
}
