import type { GroupDocumentKind } from '../../../cases/group-document.ts';
import { type Import, importShape } from '../../../cases/statistics/imports/import.ts';
import { type UnitList, unitListShape } from '../../../cases/statistics/unit-list.ts';
import { hex } from '../../../platform/crypto/bytes.ts';
import { systemRandom } from '../../../platform/crypto/random.ts';
import type { Session } from '../session.ts';

/** Something that the officers of the group keep beside their cases, opened. */
export interface Kept<T> {
  readonly id: string;
  readonly version: number;
  readonly value: T;
}

export interface GroupPapers {
  /** One for the group; its id is fixed, so that two officers do not begin two. */
  readonly units: Kept<UnitList>;
  /** Figures of other systems, in the order of their ids. */
  readonly imports: readonly Kept<Import>[];
  /** So many could not be opened. */
  readonly broken: number;
}

const unitsId = '0'.repeat(31) + '1';
const noUnits: Kept<UnitList> = { id: unitsId, version: 0, value: { v: 1, units: [] } };

export async function loadPapers({ client, keys }: Session): Promise<GroupPapers> {
  const opened = await keys.openGroupDocuments({ documents: await client.statistics.documents() });
  let units = noUnits;
  const imports: Kept<Import>[] = [];
  let broken = 0;
  for (const { id, kind, version, read } of opened) {
    const document = read.kind === 'read' ? found(kind, read.value) : null;
    if (document === null) broken += 1;
    else if (document.kind === 'units') units = { id, version, value: document.value };
    else imports.push({ id, version, value: document.value });
  }
  return { units, imports, broken };
}

type Found =
  | { readonly kind: 'units'; readonly value: UnitList }
  | { readonly kind: 'import'; readonly value: Import };

/** `null` for what is not what it says to be. */
function found(kind: GroupDocumentKind, value: unknown): Found | null {
  switch (kind) {
    case 'units': {
      const read = unitListShape.safeParse(value);
      return read.success ? { kind, value: read.data } : null;
    }
    case 'import': {
      const read = importShape.safeParse(value);
      return read.success ? { kind, value: read.data } : null;
    }
    default:
      return kind satisfies never;
  }
}

/** Throws `changed` when a colleague was faster. */
export async function saveKept(
  { client, keys }: Session,
  kind: GroupDocumentKind,
  { id, version, value }: Kept<unknown>,
): Promise<void> {
  const place = { id, kind, version: version + 1 };
  const bytes = await keys.sealGroupDocument({ place, value });
  await client.statistics.save(id, { kind, version: place.version, bytes });
}

export function newKeptId(): string {
  return hex(systemRandom(16));
}
