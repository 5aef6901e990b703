import type { GroupName } from '../dialogs/outcome.ts';
import { portableAge } from '../platform/crypto/age.ts';
import type { AgeEngine } from '../platform/crypto/age.ts';
import { SenimError } from '../platform/errors.ts';
import type { Secret } from '../platform/secret.ts';
import { readShape } from '../platform/shape.ts';
import type { DateIso } from '../platform/time.ts';
import { openCaseKey } from './key-file.ts';
import { checkBlob, listedReport, openManifest, OtherBytes } from './manifest.ts';
import type { Manifest } from './manifest.ts';
import { verifyFiling } from './proof.ts';
import { reportShape } from './report.ts';
import type { ReportBody } from './report.ts';
import { digestOf, digestOfWhole, openFrame } from './sealed-frame.ts';
import type { BlobId, CaseId } from './sealed.ts';

export interface OpenedCase {
  /** CASE as the case was filed: opens the report and its files. Wipe it when the case is left. */
  readonly caseIdentity: Secret;
  /** Every key of the case, the oldest first: opens the letters and their files. To be wiped too. */
  readonly ring: readonly Secret[];
  readonly gen: number;
  readonly manifest: Manifest;
  readonly report: ReportBody;
  readonly day: DateIso;
}

export interface CaseOpening {
  readonly age?: AgeEngine;
  /** The officer's age identity; RECOVERY too while an archive is brought back. */
  readonly identity: Secret | readonly Secret[];
  readonly caseId: CaseId;
  readonly group: GroupName;
  /** Already peeled of SHRED. */
  readonly keyFile: Uint8Array;
  readonly manifest: Uint8Array;
  readonly report: { readonly blobId: BlobId; readonly bytes: Uint8Array };
  /** Of the present roster and of the former ones, all verified. */
  readonly rosterHashes: readonly string[];
  /** SERVER's proof of filing: with it an exchanged case is noticed too. `null` where there is none. */
  readonly filed: {
    readonly day: DateIso;
    readonly signature: Uint8Array;
    readonly serverPublic: Uint8Array;
  } | null;
  /** Runs each step; a console gives what fails there the name of the part. */
  readonly step?: OpeningStep;
}

export type OpeningStep = <T>(
  part: 'key' | 'list' | 'report',
  open: () => Promise<T>,
) => Promise<T>;

const plainly: OpeningStep = (_, open) => open();

/**
 * Opens a case and compares everything with everything. Throws `case.manifest` when the parts do not belong
 * together, `case.context` when one stands in a wrong place, `crypto.*` when one is damaged or not for this officer.
 */
export async function openCase(opening: CaseOpening): Promise<OpenedCase> {
  const { age = portableAge, caseId, filed, step = plainly } = opening;
  const key = await step('key', () =>
    openCaseKey({ bytes: opening.keyFile, identity: opening.identity, age, caseId }),
  );
  const { manifest, day } = await step('list', () => {
    const { group, rosterHashes } = opening;
    const place = { age, caseId, group, rosterHashes };
    return openManifest({ bytes: opening.manifest, identity: key.identity, ...place });
  });
  if (filed !== null) checkFiling(opening, filed, day);
  const report = await step('report', () => readReport(opening, key.identity, manifest));
  return { caseIdentity: key.identity, ring: key.ring, gen: key.gen, manifest, report, day };
}

async function readReport(
  { age = portableAge, caseId, report }: CaseOpening,
  identity: Secret,
  manifest: Manifest,
): Promise<ReportBody> {
  const { blobId } = listedReport(manifest);
  if (blobId !== report.blobId) {
    throw new SenimError('case.manifest', 'the manifest names another report');
  }
  await checkBlob(manifest, blobId, report.bytes);
  const place = { age, caseId, blobId };
  const { body } = await openFrame({ bytes: report.bytes, identity, types: ['report'], ...place });
  const read = readShape(reportShape, body, 'report');
  body.fill(0);
  return read;
}

export interface OpenedFile {
  readonly bytes: Uint8Array;
  readonly name: string;
  readonly mime: string;
  readonly cleaned: boolean;
  readonly origSha256: string | null;
}

/** Opens a file that the manifest lists. Throws like `openCase`. */
export async function openFile({
  age = portableAge,
  caseIdentity,
  manifest,
  blobId,
  bytes,
}: {
  readonly age?: AgeEngine;
  readonly caseIdentity: Secret;
  readonly manifest: Manifest;
  readonly blobId: BlobId;
  readonly bytes: Uint8Array;
}): Promise<OpenedFile> {
  await checkBlob(manifest, blobId, bytes);
  return readFile({ age, caseIdentity, caseId: manifest.caseId, blobId, bytes });
}

/** Opens a file that came with a letter; `sha256` is what the reporter signed. Throws like `openCase`. */
export async function openLetterFile({
  age = portableAge,
  caseIdentity,
  caseId,
  blobId,
  sha256,
  bytes,
}: {
  readonly age?: AgeEngine;
  readonly caseIdentity: Secret | readonly Secret[];
  readonly caseId: CaseId;
  readonly blobId: BlobId;
  readonly sha256: string;
  readonly bytes: Uint8Array;
}): Promise<OpenedFile> {
  if ((await digestOfWhole(bytes)) !== sha256)
    throw new OtherBytes('unlike', 'the letter names other bytes');
  return readFile({ age, caseIdentity, caseId, blobId, bytes });
}

async function readFile({
  age,
  caseIdentity,
  caseId,
  blobId,
  bytes,
}: {
  readonly age: AgeEngine;
  readonly caseIdentity: Secret | readonly Secret[];
  readonly caseId: CaseId;
  readonly blobId: BlobId;
  readonly bytes: Uint8Array;
}): Promise<OpenedFile> {
  const { header, body } = await openFrame({
    bytes,
    identity: caseIdentity,
    age,
    types: ['file'],
    caseId,
    blobId,
  });
  const { name, mime, cleaned, origSha256 } = header;
  if (name === undefined || mime === undefined || cleaned === undefined) {
    throw new SenimError('crypto.format', 'a file without name or type');
  }
  return { bytes: body, name, mime, cleaned, origSha256: origSha256 ?? null };
}

function checkFiling(
  { caseId, manifest }: CaseOpening,
  filed: NonNullable<CaseOpening['filed']>,
  day: DateIso,
): void {
  const manifestSha256 = digestOf(manifest);
  const vouched = verifyFiling(
    { caseId, manifestSha256, day: filed.day },
    filed.signature,
    filed.serverPublic,
  );
  if (!vouched || filed.day !== day) {
    throw new SenimError('case.manifest', 'not the case that was filed');
  }
}
