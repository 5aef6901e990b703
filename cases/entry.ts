import type { GroupName } from '../dialogs/outcome.ts';
import { canonical } from '../platform/canonical.ts';
import { portableAge } from '../platform/crypto/age.ts';
import type { AgeEngine } from '../platform/crypto/age.ts';
import { fromHex, wipe } from '../platform/crypto/bytes.ts';
import { SenimError } from '../platform/errors.ts';
import type { Secret } from '../platform/secret.ts';
import { readShape } from '../platform/shape.ts';
import type { DateIso } from '../platform/time.ts';
import { isToReporter, mayCarry, officerShape, reporterShape, wordTypes } from './entry-payload.ts';
import type { LetterFile, OfficerPayload, OfficerWord, ReporterPayload } from './entry-payload.ts';
import type { Frame } from './frame.ts';
import type { FrameHeader } from './frame-header.ts';
import { membersOf } from './roster.ts';
import type { Roster } from './roster.ts';
import { openFrame, sealFrame } from './sealed-frame.ts';
import type { CaseId, EntryId, SealedEntry } from './sealed.ts';
import { readSignedBody, signBody } from './signed-body.ts';
import { move } from './status.ts';

/** An entry that opened and is not signed by whoever it claims to be from. */
export class Forgery extends SenimError {
  constructor() {
    super('crypto.auth', 'not signed by whoever it claims to be from');
  }
}

interface EntryPlace {
  readonly age?: AgeEngine;
  readonly caseId: CaseId;
  readonly entryId: EntryId;
  /** Counts the entries of this side of the case, from 0. */
  readonly seq: number;
  readonly day: DateIso;
  /** CASE's newest public half. */
  readonly caseRecipient: string;
}

/** Seals an officer's word, signed, in one age file to REPORTER and CASE; what stays between officers to CASE alone. Throws `case.move` for a forbidden move. */
export async function sealOfficerEntry(
  entry: EntryPlace & {
    readonly word: OfficerWord;
    readonly officer: { readonly id: string; readonly signSeed: Secret };
    /** From the manifest. */
    readonly reporterRecipient: string;
  },
): Promise<SealedEntry> {
  const { word, officer, age = portableAge } = entry;
  if (word.kind === 'status') move(word.from, word.to);
  const toReporter = isToReporter(word.kind);
  const payload: OfficerPayload = { v: 1, officer: officer.id, word };
  const sealed = await sealSigned({
    by: 'entry/officer',
    seed: officer.signSeed,
    type: wordTypes[word.kind],
    header: headerOf(entry),
    payload: canonical(payload),
    recipients: [
      age.recipient(entry.caseRecipient),
      ...(toReporter ? [age.recipient(entry.reporterRecipient)] : []),
    ],
  });
  return { entryId: entry.entryId, ...sealed, from: 'officer', toReporter };
}

/** Seals a returning reporter's letter to CASE alone, signed with the receipt's key. Its files are sealed and stored already. */
export async function sealFollowUp(
  entry: EntryPlace & {
    readonly text: string;
    readonly files: readonly LetterFile[];
    readonly signSeed: Secret;
  },
): Promise<SealedEntry> {
  const { age = portableAge, text, files } = entry;
  const payload: ReporterPayload = { v: 1, text, files };
  const sealed = await sealSigned({
    by: 'entry/reporter',
    seed: entry.signSeed,
    type: 'reporter-message',
    header: headerOf(entry),
    payload: canonical(payload),
    recipients: [age.recipient(entry.caseRecipient)],
  });
  return { entryId: entry.entryId, ...sealed, from: 'reporter', toReporter: false };
}

export type OpenedEntry = {
  readonly entryId: EntryId;
  readonly seq: number;
  readonly day: DateIso;
} & (
  | {
      readonly from: 'officer';
      /** Id in the roster. */
      readonly officer: string;
      readonly role: 'officer' | 'oversight';
      /** The newest roster that names the signer's key in the group: whoever left ranks behind whoever stayed. */
      readonly signedUnder: number;
      readonly word: OfficerWord;
    }
  | { readonly from: 'reporter'; readonly text: string; readonly files: readonly LetterFile[] }
);

/**
 * Opens an entry and checks who wrote it. Throws `crypto.auth` for a forged or damaged one, `case.context` for
 * one that belongs to another case or row, `crypto.format` for one of an unknown form.
 */
export async function openEntry({
  age = portableAge,
  bytes,
  identity,
  caseId,
  entryId,
  group,
  rosters,
  reporterPublic,
}: {
  readonly age?: AgeEngine;
  readonly bytes: Uint8Array;
  /** All keys of CASE in the console, REPORTER for the holder of a receipt. */
  readonly identity: Secret | readonly Secret[];
  readonly caseId: CaseId;
  readonly entryId: EntryId;
  /** Only its members may write in the case. */
  readonly group: GroupName;
  /** The present roster and the former ones, all verified: officers who left have signed too. */
  readonly rosters: readonly Roster[];
  /** From the manifest; `null` for the holder of a receipt, who cannot read own letters again. */
  readonly reporterPublic: Uint8Array | null;
}): Promise<OpenedEntry> {
  const types = [...new Set(Object.values(wordTypes)), 'reporter-message'] as const;
  const frame = await openFrame({ bytes, identity, age, types, caseId, blobId: entryId });
  const { seq, day } = frame.header;
  const common = { entryId, seq, day };
  const opened =
    frame.type === 'reporter-message'
      ? { ...common, ...readReporter(frame, reporterPublic) }
      : { ...common, ...readOfficer(frame, group, rosters) };
  wipe(frame.body);
  return opened;
}

function headerOf({ caseId, entryId, seq, day }: EntryPlace): FrameHeader {
  return { caseId, blobId: entryId, seq, day };
}

async function sealSigned({
  recipients,
  ...entry
}: Parameters<typeof signBody>[0] & Pick<Parameters<typeof sealFrame>[0], 'recipients'>) {
  const { type, header, payload } = entry;
  const body = signBody(entry);
  const sealed = await sealFrame({ recipients, type, header, body });
  wipe(body, payload);
  return sealed;
}

function readReporter(frame: Frame, reporterPublic: Uint8Array | null) {
  if (reporterPublic === null) throw new SenimError('case.context', 'a letter for officers');
  const { payload, isBy } = readSignedBody(frame);
  if (!isBy('entry/reporter', reporterPublic)) throw new Forgery();
  const { text, files } = readShape(reporterShape, payload, 'letter');
  return { from: 'reporter' as const, text, files };
}

function readOfficer(frame: Frame, group: GroupName, rosters: readonly Roster[]) {
  const { payload, isBy } = readSignedBody(frame);
  const { officer, word } = readShape(officerShape, payload, 'entry');
  if (!mayCarry(frame.type, word.kind)) {
    throw new SenimError('case.context', 'a word in a frame of another type');
  }
  for (const member of signersOf(officer, group, rosters)) {
    if (!isBy('entry/officer', fromHex(member.ed25519))) continue;
    if (word.kind === 'status') move(word.from, word.to);
    const { kind: role, signedUnder } = member;
    return { from: 'officer' as const, officer, role, signedUnder, word };
  }
  throw new Forgery();
}

interface Signer {
  readonly kind: 'officer' | 'oversight';
  readonly ed25519: string;
  readonly signedUnder: number;
}

/** The newest roster first, so that a signer is found under the last one that names him. */
function signersOf(id: string, group: GroupName, rosters: readonly Roster[]): readonly Signer[] {
  return rosters
    .filter((roster) => roster.groups[group] !== undefined)
    .toSorted((left, right) => right.seq - left.seq)
    .flatMap((roster) =>
      membersOf(roster, group).flatMap((member): readonly Signer[] => {
        const { kind, ed25519 } = member;
        if (member.id !== id || ed25519 === null) return [];
        const signs = kind === 'officer' || kind === 'oversight';
        return signs ? [{ kind, ed25519, signedUnder: roster.seq }] : [];
      }),
    );
}
