import type { GroupName } from '../dialogs/outcome.ts';
import { canonical } from '../platform/canonical.ts';
import { portableAge } from '../platform/crypto/age.ts';
import type { AgeEngine } from '../platform/crypto/age.ts';
import { hex, wipe } from '../platform/crypto/bytes.ts';
import { signPublic } from '../platform/crypto/ed25519.ts';
import type { Random } from '../platform/crypto/random.ts';
import { Secret } from '../platform/secret.ts';
import type { DateIso } from '../platform/time.ts';
import { newBlobId } from './ids.ts';
import { sealCaseKey, shredKeyFile } from './key-file.ts';
import { sealManifest } from './manifest.ts';
import type { Channel, Manifest } from './manifest.ts';
import { sealPacket } from './packet.ts';
import type { ReporterKeys } from './receipt.ts';
import type { ReportBody } from './report.ts';
import { recipientsOf } from './roster.ts';
import type { Roster } from './roster.ts';
import { sealFrame } from './sealed-frame.ts';
import type { CaseId, SealedBlob, SealedCase, StoredBlob } from './sealed.ts';

export interface Filing {
  readonly random: Random;
  /** `nativeAge` in Node. */
  readonly age?: AgeEngine;
  readonly roster: Roster;
  readonly rootFingerprint: string;
  readonly group: GroupName;
  readonly caseId: CaseId;
  /** CASE's private half, to which the files were sealed already. The caller wipes it when the case is committed. */
  readonly caseIdentity: Secret;
  readonly reporter: ReporterKeys;
  readonly report: ReportBody;
  /** Sealed by `sealFile` to the same CASE and stored. */
  readonly files: readonly StoredBlob[];
  readonly channel: Channel;
  readonly day: DateIso;
  readonly dueDay: DateIso;
}

/** Seals a report whole. Plaintext ends here. Throws `roster.content` when the body has no such group. */
export async function sealCase(filing: Filing): Promise<SealedCase> {
  const { random, age = portableAge, caseId, day, group, reporter, roster } = filing;
  const officers = recipientsOf(roster, group).map(age.recipient);
  // Derived and not taken: a key file that does not fit its case would lose the report.
  const caseRecipient = await age.recipientOf(filing.caseIdentity);
  const toCase = [age.recipient(caseRecipient)];

  const report = await sealReport(filing, toCase);
  const manifest = await sealManifest({
    manifest: await manifestOf(filing, report),
    day,
    recipients: toCase,
  });

  const shred = new Secret(random(32));
  const key = { caseId, ring: [filing.caseIdentity], recipients: officers };
  const keyFile = shredKeyFile({ bytes: await sealCaseKey(key), shred, caseId, random });

  const { rootFingerprint } = filing;
  const packet = sealPacket({ caseId, caseRecipient, rootFingerprint }, reporter, random);
  return {
    caseId,
    group,
    day,
    dueDay: filing.dueDay,
    rosterSeq: roster.seq,
    keyFile,
    manifest: manifest.bytes,
    blobs: [report],
    files: filing.files,
    shred,
    reporter: { id: reporter.id, packet },
  };
}

async function sealReport(
  { random, caseId, day, report }: Filing,
  recipients: Parameters<typeof sealFrame>[0]['recipients'],
): Promise<SealedBlob> {
  const body = canonical(report);
  const header = { caseId, blobId: newBlobId(random), seq: 0, day };
  const sealed = await sealFrame({ recipients, type: 'report', header, body });
  wipe(body);
  return { blobId: header.blobId, ...sealed };
}

async function manifestOf(filing: Filing, report: SealedBlob): Promise<Manifest> {
  const { age = portableAge, reporter } = filing;
  const { blobId, sha256, bytes } = report;
  return {
    v: 1,
    caseId: filing.caseId,
    rosterHash: filing.roster.hash,
    group: filing.group,
    channel: filing.channel,
    reporter: {
      age: await age.recipientOf(reporter.ageIdentity),
      ed25519: hex(signPublic(reporter.signSeed)),
    },
    blobs: [
      { blobId, type: 'report', sha256, size: bytes.length },
      ...filing.files.map((file) => ({ ...file, type: 'file' as const })),
    ],
  };
}
