import { detailDays, peelDayKey, sealAuditDetail, wrapDayKey } from '../cases/audit-detail.ts';
import type { SealedBytes } from '../cases/sealed.ts';
import type { GroupName } from '../dialogs/outcome.ts';
import { hex } from '../platform/crypto/bytes.ts';
import type { Random } from '../platform/crypto/random.ts';
import { Secret } from '../platform/secret.ts';
import { addDays, type DateIso } from '../platform/time.ts';
import type { SealDetail } from './audit.ts';
import type { Database } from './database.ts';
import type { ShredTables, Tables } from './tables.ts';

/** Seals a day key to those who may read the details of that group's cases; `null` while there is nobody. */
export type SealDayKey = (group: GroupName, key: Uint8Array) => Promise<SealedBytes | null>;

export interface AuditDetails {
  /** For lines about a case; empty for others, and while there is nobody to seal to. */
  readonly sealDetail: SealDetail;
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
    const made = { id, day, key, wrapped };
    standing.set(group, made);
    return made;
  };
  return {
    sealDetail: async (tx, { caseId, group, ...place }) => {
      if (caseId === null) return none;
      const row =
        group === undefined
          ? await tx
              .selectFrom('cases')
              .select('group_name')
              .where('id', '=', caseId)
              .executeTakeFirst()
          : { group_name: group };
      if (row === undefined) return none;
      const found = await keyFor(row.group_name, place.day);
      if (found === null) return none;
      const { id, day, key, wrapped } = found;
      // In the same transaction: a line whose key was lost with another one would never open.
      await tx
        .insertInto('audit_day_keys')
        .values({ day, id, group_name: row.group_name, sealed: wrapped })
        .onConflict((conflict) => conflict.doNothing())
        .execute();
      return sealAuditDetail({ v: 1, caseId }, place, { id, key, random });
    },
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

const none = new Uint8Array() as SealedBytes;
