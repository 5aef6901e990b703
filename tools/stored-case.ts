import { openEntry, type OpenedEntry } from '../cases/entry.ts';
import { openCase, type OpenedCase } from '../cases/open.ts';
import type { Roster } from '../cases/roster.ts';
import type { CaseId } from '../cases/sealed.ts';
import type { GroupName } from '../dialogs/outcome.ts';
import { fromHex } from '../platform/crypto/bytes.ts';
import { nativeAge } from '../platform/crypto/native.ts';
import { SenimError } from '../platform/errors.ts';
import type { Secret } from '../platform/secret.ts';
import type { RawCase } from '../storage/raw-cases.ts';

export interface ReadCase {
  readonly caseId: CaseId;
  readonly opened: OpenedCase;
  readonly entries: readonly OpenedEntry[];
}

/** Opens a case at rest with a private key of its group and compares everything with everything. Throws like `openCase`. */
export async function readStoredCase(
  raw: RawCase,
  identity: Secret,
  rosters: readonly Roster[],
): Promise<ReadCase> {
  const { caseId, group, blobs } = raw;
  let last: unknown = new SenimError('case.manifest', 'a case without a report');
  // Which blob is the report stands in the manifest alone, and that opens with the case.
  for (const report of blobs) {
    try {
      const rosterHashes = rosters.map(({ hash }) => hash);
      const { keyFile, manifest } = raw;
      const common = { age: nativeAge, identity, caseId, group, keyFile, manifest };
      const opened = await openCase({ ...common, report, rosterHashes, filed: null });
      return { caseId, opened, entries: await entriesOf(raw, opened, group, rosters) };
    } catch (error) {
      last = error;
    }
  }
  throw last;
}

async function entriesOf(
  { caseId, entries }: RawCase,
  { ring, manifest }: OpenedCase,
  group: GroupName,
  rosters: readonly Roster[],
): Promise<readonly OpenedEntry[]> {
  const read: OpenedEntry[] = [];
  const reporterPublic = fromHex(manifest.reporter.ed25519);
  for (const { entryId, bytes } of entries) {
    const common = { age: nativeAge, bytes, caseId, entryId, group };
    read.push(await openEntry({ ...common, identity: ring, rosters, reporterPublic }));
  }
  return read;
}
