import { checkInId, type CheckIns } from '../cases/check-in.ts';
import { caseId, newEntryId } from '../cases/ids.ts';
import { sealFollowUp } from '../cases/entry.ts';
import { openPacket } from '../cases/packet.ts';
import { reporterKeys, wipeReporterKeys } from '../cases/receipt.ts';
import { keptFiles } from '../cases/report.ts';
import type { Visit, CaseAccount } from '../dialogs/draft.ts';
import type { Outcome } from '../dialogs/outcome.ts';
import { identitySeed, identityText, type AgeEngine } from '../platform/crypto/age.ts';
import { base64url, fromBase64url } from '../platform/crypto/bytes.ts';
import type { Signer } from '../platform/crypto/ed25519.ts';
import type { Random } from '../platform/crypto/random.ts';
import { Secret } from '../platform/secret.ts';
import type { Clock } from '../platform/time.ts';
import type { Confirmed } from '../storage/confirmation.ts';
import type { CheckInStore } from '../storage/check-ins.ts';
import type { Erased, ReporterReader, ReporterWriter } from '../storage/reporters.ts';
import type { SessionUpdate } from '../storage/sessions.ts';
import { accountOf } from './account.ts';
import { copiesOf } from './attach.ts';
import { lately, type CurrentRoster } from './roster-watch.ts';

/** What the holder of a receipt can do. */
export interface Visits {
  /** `null`: no report was filed with this receipt. `symbols` are the 23 of its secret. */
  readonly find: (symbols: string) => Promise<Found | null>;
  /** What became of a case that was erased, for a receipt that `find` does not know any more. */
  readonly erased: (symbols: string) => Promise<Erased | null>;
  /** The account as it is now; `null`: its row is gone. */
  readonly account: (visit: Visit) => Promise<CaseAccount | null>;
  /** The receipt is with its owner: see `storage/confirmation.ts`. */
  readonly confirm: (receiptId: string, how: Confirmed) => Promise<void>;
  /** That its holder was asked what happened since, and whether to go on asking. */
  readonly checkIn: (visit: Visit, checkIns: CheckIns) => Promise<void>;
  /** Seals a letter to the case and stores it with the session that says so. `null`: the row is gone. */
  readonly followUp: (letter: Letter) => Promise<{ readonly already: boolean } | null>;
}

export interface Found {
  readonly visit: Visit;
  /** It was known before that the receipt is with its owner: `confirm` would change nothing. */
  readonly isConfirmed: boolean;
}

export interface Letter {
  readonly outcome: Extract<Outcome, { kind: 'follow-up' }>;
  readonly visit: Visit;
  readonly once: Uint8Array;
  /** The session afterwards; `null` where it is kept apart from the store. */
  readonly update: SessionUpdate | null;
}

export interface VisitParts {
  readonly reporters: ReporterReader & ReporterWriter;
  readonly checkIns: CheckInStore;
  readonly roster: CurrentRoster;
  readonly server: Signer;
  readonly age: AgeEngine;
  readonly random: Random;
  readonly clock: Clock;
}

/** How long the derived keys stay in the encrypted session. */
const visitLifetime = 30 * 60 * 1000;

export function createVisits(given: VisitParts): Visits {
  // What is read here is shown; a letter goes to whom the case names.
  const parts = { ...given, roster: lately(given.roster, given.clock.now) };
  const { reporters, clock } = parts;
  return {
    find: async (symbols) => {
      const keys = reporterKeys(symbols);
      try {
        const row = await reporters.find(keys.id);
        if (row === null) return null;
        const packet = openPacket(row.packet, keys);
        const { account, caseRecipient } = await accountOf(parts, row, {
          receiptId: keys.id,
          identity: keys.ageIdentity,
          caseId: packet.caseId,
          filedWith: packet.caseRecipient,
          checkIn: checkInId(keys.signSeed),
        });
        const visit: Visit = {
          receiptId: keys.id,
          ageIdentity: identityText(keys.ageIdentity),
          signSeed: base64url(keys.signSeed.bytes()),
          caseId: packet.caseId,
          caseRecipient,
          until: clock.now() + visitLifetime,
          account,
        };
        return { visit, isConfirmed: row.isConfirmed };
      } finally {
        wipeReporterKeys(keys);
      }
    },
    erased: async (symbols) => {
      const keys = reporterKeys(symbols);
      try {
        return await reporters.erased(keys.id);
      } finally {
        wipeReporterKeys(keys);
      }
    },
    confirm: (receiptId, how) => reporters.confirm(receiptId, clock.today(), how),
    account: async (visit) => {
      const { receiptId } = visit;
      const row = await reporters.find(receiptId);
      if (row === null) return null;
      const identity = identitySeed(visit.ageIdentity);
      try {
        const filedWith = visit.caseRecipient;
        const place = {
          receiptId,
          identity,
          caseId: caseId(visit.caseId),
          filedWith,
          checkIn: checkInOf(visit),
        };
        return (await accountOf(parts, row, place)).account;
      } finally {
        identity.wipe();
      }
    },
    checkIn: (visit, checkIns) => parts.checkIns.set(checkInOf(visit), checkIns),
    followUp: (letter) => followUp(parts, letter),
  };
}

function checkInOf({ signSeed }: Visit): string {
  const seed = new Secret(fromBase64url(signSeed));
  try {
    return checkInId(seed);
  } finally {
    seed.wipe();
  }
}

async function followUp(
  parts: VisitParts,
  { outcome, visit, once, update }: Letter,
): Promise<{ readonly already: boolean } | null> {
  const { reporters, age, random, clock } = parts;
  const day = clock.today();
  const files = keptFiles(outcome.files);
  const signSeed = new Secret(fromBase64url(visit.signSeed));
  try {
    const entry = await sealFollowUp({
      age,
      caseId: caseId(visit.caseId),
      entryId: newEntryId(random),
      seq: visit.account.sent.length,
      day,
      caseRecipient: visit.caseRecipient,
      text: outcome.text,
      files: files.map(({ file, blob }) => ({ ...file, sha256: blob.sha256 })),
      signSeed,
    });
    const kept = new Set<string>(files.map(({ blob }) => blob.blobId));
    const done = await reporters.followUp(
      { receiptId: visit.receiptId, day, entry, files: files.map(({ blob }) => blob) },
      {
        idempotency: once,
        session: update,
        drop: copiesOf(outcome.files).filter((id) => !kept.has(id)),
      },
    );
    // After the letter: if this fails, somebody is asked once more.
    if (outcome.checkIn !== undefined && done !== null) {
      await parts.checkIns.set(checkInOf(visit), { passed: outcome.checkIn, off: false });
    }
    return done;
  } finally {
    signSeed.wipe();
  }
}
