import { newCaseKey } from '../../../cases/case-key.ts';
import { sealFile } from '../../../cases/file.ts';
import { newCaseId } from '../../../cases/ids.ts';
import {
  makeReceipt,
  parseReceipt,
  reporterKeys,
  wipeReporterKeys,
} from '../../../cases/receipt.ts';
import { keptFiles, reportBody } from '../../../cases/report.ts';
import { rootFingerprint } from '../../../cases/root.ts';
import type { Roster } from '../../../cases/roster.ts';
import { sealCase } from '../../../cases/seal.ts';
import type { CaseId, SealedBlob } from '../../../cases/sealed.ts';
import type { FinishedReport } from '../../../dialogs/outcome.ts';
import { portableAge } from '../../../platform/crypto/age.ts';
import { base64url } from '../../../platform/crypto/bytes.ts';
import type { Random } from '../../../platform/crypto/random.ts';
import { SenimError } from '../../../platform/errors.ts';
import { Secret } from '../../../platform/secret.ts';
import type { EnteredReport, SealedEntered } from './enter-contract.ts';

interface By {
  readonly officer: string;
  readonly roster: Roster;
  readonly rootPublic: Uint8Array;
  readonly random: Random;
}

/** As `bots/filing.ts` does for whoever files in person: what differs is who wrote it down, and that it says so. */
export async function sealEntered(
  { form, language, report, group, entered, day, scans }: EnteredReport,
  { officer, roster, rootPublic, random }: By,
): Promise<SealedEntered> {
  const age = portableAge;
  const key = await newCaseKey({ random, age });
  const caseId = newCaseId(random);
  const receipt = makeReceipt({
    draftKey: new Secret(random(32)),
    token: base64url(random(16)),
    counter: 0,
  });
  const parsed = parseReceipt(receipt);
  if (!parsed.ok) throw new TypeError('a receipt of our own must be readable');
  const reporter = reporterKeys(parsed.symbols);
  try {
    const files = await sealScans(report, scans, { caseId, caseRecipient: key.recipient, day });
    const whole = withSealed(report, files);
    const sealed = await sealCase({
      random,
      age,
      roster,
      rootFingerprint: rootFingerprint(rootPublic),
      group,
      caseId,
      caseIdentity: key.identity,
      reporter,
      report: reportBody(whole, form, language, { by: officer, ...entered }),
      files: keptFiles(whole.files).map(({ blob }) => blob),
      channel: 'office',
      day,
      // The server counts it: it is no secret.
      dueDay: day,
    });
    const [sealedReport] = sealed.blobs;
    if (sealedReport === undefined) throw new TypeError('a case without its report');
    return {
      receipt,
      caseId,
      group,
      day,
      rosterSeq: sealed.rosterSeq,
      keyFile: sealed.keyFile,
      manifest: sealed.manifest,
      report: sealedReport,
      files: sealed.files,
      scans: files.map(({ blobId, bytes }) => ({ blobId, bytes: new Uint8Array(bytes) })),
      shred: sealed.shred.bytes(),
      reporter: { id: sealed.reporter.id, packet: sealed.reporter.packet },
    };
  } finally {
    key.identity.wipe();
    wipeReporterKeys(reporter);
  }
}

type Place = Pick<Parameters<typeof sealFile>[0], 'caseRecipient' | 'day'> & {
  readonly caseId: CaseId;
};

async function sealScans(
  { files }: FinishedReport,
  scans: EnteredReport['scans'],
  place: Place,
): Promise<readonly SealedBlob[]> {
  const sealed: SealedBlob[] = [];
  for (const [seq, { original, mime, extension }] of files.entries()) {
    const scan = scans.find(({ blobId }) => blobId === original.blobId);
    if (scan === undefined) throw new SenimError('case.context', 'a file of the report is missing');
    const { blobId, bytes } = scan;
    sealed.push(
      await sealFile({ ...place, blobId, seq, name: extension, mime, cleaned: false }, bytes),
    );
  }
  return sealed;
}

/** Until now nobody knew what the ciphertext of a file would be. */
function withSealed(report: FinishedReport, sealed: readonly SealedBlob[]): FinishedReport {
  const files = report.files.map((file, at) => {
    const blob = sealed[at];
    if (blob === undefined) throw new TypeError('a file that was not sealed');
    const { sha256, bytes } = blob;
    return { ...file, original: { ...file.original, sha256, size: bytes.length } };
  });
  return { ...report, files };
}
