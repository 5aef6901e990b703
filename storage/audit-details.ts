import { detailDays, peelDayKey, sealAuditDetail, wrapDayKey } from '../cases/audit-detail.ts';
import type { CaseId, SealedBytes } from '../cases/sealed.ts';
import type { GroupName } from '../dialogs/outcome.ts';
import { hex } from '../platform/crypto/bytes.ts';
import { nativeChacha } from '../platform/crypto/native-aead.ts';
import type { Random } from '../platform/crypto/random.ts';
import { Secret } from '../platform/secret.ts';
import { addDays, type DateIso } from '../platform/time.ts';
import type { DetailEvent, SealDetail } from './audit.ts';
import type { Database, Reader, Writer } from './database.ts';
import type { ShredTables, Tables } from './tables.ts';

/** Seals a day key to those who may read the details of that group's cases; `null` while there is nobody. */
export type SealDayKey = (group: GroupName, key: Uint8Array) => Promise<SealedBytes | null>;

export type SealDetails = (
  tx: Writer<Tables>,
  events: readonly DetailEvent[],
) => Promise<readonly SealedBytes[]>;

export interface AuditDetails {
  /** For lines about a case; empty for others, and while there is nobody to seal to. */
  readonly sealDetail: SealDetail;
  /** As `sealDetail`, for several in one transaction. */
  readonly sealDetails: SealDetails;
  /** Day keys without their outer layer, sealed to their readers; those whose term has ended are gone. */
  readonly keys: (
    day: DateIso,
  ) => Promise<readonly { readonly id: string; readonly sealed: SealedBytes }[]>;
  /** Destroys what opened the details of days past their term. */
  readonly sweep: (today: DateIso) => Promise<void>;
}

interface DayKey {
  readonly id: string;
  readonly day: DateIso;
  readonly key: Secret;
  readonly wrapped: SealedBytes;
  /** Whether its row is known to be committed. */
  isStored: boolean;
}

export function auditDetails(
  database: Database<Tables>,
  shred: Database<ShredTables>,
  { random, sealDayKey }: { readonly random: Random; readonly sealDayKey: SealDayKey },
): AuditDetails {
  // Of this process alone, and never stored in clear: another start has other keys for the same day.
  const standing = new Map<GroupName, DayKey>();
  const keyFor = async (group: GroupName, day: DateIso): Promise<DayKey | null> => {
    const known = standing.get(group);
    if (known?.day === day) return known;
    const key = new Secret(random(32));
    const sealed = await sealDayKey(group, key.bytes());
    if (sealed === null) return null;
    const id = hex(random(16));
    const outer = random(32);
    await shred.write((tx) => tx.insertInto('day_keys').values({ id, day, key: outer }).execute());
    const wrapped = wrapDayKey({ id, sealed, shred: new Secret(outer) }, random);
    const made = { id, day, key, wrapped, isStored: false };
    standing.set(group, made);
    return made;
  };
  // In the transaction of its first line: a line whose key was lost with another one would never open.
  const storeKey = async (tx: Writer<Tables>, group: GroupName, made: DayKey): Promise<void> => {
    const { day, id, wrapped } = made;
    made.isStored ||= (await dayKeyRow(database.read, id)) !== undefined;
    if (made.isStored) return;
    await tx
      .insertInto('audit_day_keys')
      .values({ day, id, group_name: group, sealed: wrapped })
      .onConflict((conflict) => conflict.doNothing())
      .execute();
  };
  const sealDetails: SealDetails = async (tx, events) => {
    const found = new Map<string, DayKey | null>();
    const details: SealedBytes[] = [];
    for (const { caseId, group: known, ...place } of events) {
      const group = caseId === null ? undefined : (known ?? (await groupOf(tx, caseId)));
      if (caseId === null || group === undefined) {
        details.push(noDetail);
        continue;
      }
      const of = `${group}/${place.day}`;
      let made = found.get(of);
      if (made === undefined) {
        made = await keyFor(group, place.day);
        found.set(of, made);
        if (made !== null) await storeKey(tx, group, made);
      }
      details.push(
        made === null
          ? noDetail
          : sealAuditDetail({ v: 1, caseId }, place, {
              id: made.id,
              key: made.key,
              random,
              aead: nativeChacha,
            }),
      );
    }
    return details;
  };
  return {
    sealDetails,
    sealDetail: async (tx, event) => (await sealDetails(tx, [event]))[0] ?? noDetail,
    keys: async (day) => {
      const rows = await database.read
        .selectFrom('audit_day_keys')
        .select(['id', 'sealed'])
        .where('day', '=', day)
        .execute();
      const found: { id: string; sealed: SealedBytes }[] = [];
      for (const { id, sealed: wrapped } of rows) {
        const outer = await shred.read
          .selectFrom('day_keys')
          .select('key')
          .where('id', '=', id)
          .executeTakeFirst();
        if (outer === undefined) continue;
        const sealed = peelDayKey({ id, wrapped, shred: new Secret(outer.key) }) as SealedBytes;
        found.push({ id, sealed });
      }
      return found;
    },
    sweep: async (today) => {
      const before = addDays(today, -detailDays);
      await shred.write((tx) => tx.deleteFrom('day_keys').where('day', '<', before).execute());
      await database.write((tx) =>
        tx.deleteFrom('audit_day_keys').where('day', '<', before).execute(),
      );
    },
  };
}

export const noDetail = new Uint8Array() as SealedBytes;

async function groupOf(tx: Writer<Tables>, caseId: CaseId): Promise<GroupName | undefined> {
  const row = await tx
    .selectFrom('cases')
    .select('group_name')
    .where('id', '=', caseId)
    .executeTakeFirst();
  return row?.group_name;
}

function dayKeyRow(read: Reader<Tables>, id: string) {
  return read.selectFrom('audit_day_keys').select('id').where('id', '=', id).executeTakeFirst();
}
