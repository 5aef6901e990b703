import type { GroupName } from '../dialogs/outcome.ts';
import { type AgeEngine, seal, unseal } from '../platform/crypto/age.ts';
import { SenimError } from '../platform/errors.ts';
import { Secret } from '../platform/secret.ts';
import { membersOf, type Roster } from './roster.ts';
import type { SealedBytes } from './sealed.ts';

/**
 * The key of a day's audit details, as one age file to those who may read them: the members of the group whose cases they
 * are about, and for the unit's also oversight, which watches it. Recovery stands in both.
 */
export async function sealDayKey(
  { group, key }: { readonly group: GroupName; readonly key: Uint8Array },
  roster: Roster,
  age: AgeEngine,
): Promise<SealedBytes> {
  const watching = group === 'default' && roster.groups.oversight !== undefined;
  const readers = [
    ...membersOf(roster, group),
    ...(watching ? membersOf(roster, 'oversight') : []),
  ];
  const recipients = [...new Set(readers.map((each) => each.age))];
  return (await seal(recipients.map(age.recipient), key)) as SealedBytes;
}

/** Throws `crypto.auth` for one that is sealed to others. */
export async function openDayKey(
  identity: Parameters<typeof unseal>[0],
  sealed: Uint8Array,
): Promise<Secret> {
  const key = await unseal(identity, sealed);
  if (key.length !== 32) throw new SenimError('crypto.format', 'not a day key');
  return new Secret(key);
}
