import type { GroupDocumentKind } from '../../../cases/group-document.ts';
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
  /** So many could not be opened. */
  readonly broken: number;
}

const unitsId = '0'.repeat(31) + '1';
const noUnits: Kept<UnitList> = { id: unitsId, version: 0, value: { v: 1, units: [] } };

export async function loadPapers({ client, keys }: Session): Promise<GroupPapers> {
  const opened = await keys.openGroupDocuments({ documents: await client.statistics.documents() });
  let units = noUnits;
  let broken = 0;
  for (const { id, kind, version, read } of opened) {
    const value =
      read.kind === 'read' && kind === 'units' ? unitListShape.safeParse(read.value) : null;
    if (read.kind === 'broken' || value?.success === false) broken += 1;
    if (value?.success === true) units = { id, version, value: value.data };
  }
  return { units, broken };
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
