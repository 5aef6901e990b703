import type { GroupDocumentKind } from '../../../cases/group-document.ts';
import { type Import, importShape } from '../../../cases/statistics/imports/import.ts';
import { type UnitList, unitListShape } from '../../../cases/statistics/unit-list.ts';
import { equal, hex } from '../../../platform/crypto/bytes.ts';
import { systemRandom } from '../../../platform/crypto/random.ts';
import type { Session } from '../session.ts';
import { perSession } from '../unanswered.ts';

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

/** A paper as it was sealed and sent. */
interface Sent {
  /** What is in it. */
  readonly says: string;
  readonly version: number;
  readonly bytes: Uint8Array;
}

/** Papers whose answer was lost, by their numbers. */
const sent = perSession<Sent>();

/** What was sent before and never answered is no colleague’s. Throws `changed` when a colleague was faster. */
export async function saveKept(
  session: Pick<Session, 'client' | 'keys'>,
  kind: GroupDocumentKind,
  { id, version, value }: Kept<unknown>,
): Promise<void> {
  const { client, keys } = session;
  const says = JSON.stringify(value);
  const lost = sent(session).of(id);
  const from = lost === undefined || lost.says === says ? version : await arrived(lost, version);
  await sent(session).send(
    id,
    async () => {
      const place = { id, kind, version: from + 1 };
      const bytes = await keys.sealGroupDocument({ place, value });
      return { says, version: place.version, bytes };
    },
    async (paper) => {
      await client.statistics.save(id, { kind, version: paper.version, bytes: paper.bytes });
    },
  );

  /** Something else stands on the page since: it goes behind what was sent where that arrived. */
  async function arrived(before: Sent, expected: number): Promise<number> {
    const there = (await client.statistics.documents()).find((each) => each.id === id);
    sent(session).forget(id);
    return there !== undefined && equal(there.bytes, before.bytes) ? before.version : expected;
  }
}

export function newKeptId(): string {
  return hex(systemRandom(16));
}
