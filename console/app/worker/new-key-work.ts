import type { OfficerPins } from '../../../cases/officer-blob.ts';
import { splitRecovery } from '../../../cases/recovery-sheet.ts';
import { recipientNumbers } from '../../../cases/recipient-numbers.ts';
import { rootNumbers, rootWords } from '../../../cases/root.ts';
import { type Roster, verifyRoster } from '../../../cases/roster.ts';
import type { GroupName } from '../../../dialogs/outcome.ts';
import { hex } from '../../../platform/crypto/bytes.ts';
import { type Random, uniform } from '../../../platform/crypto/random.ts';
import type { Role } from '../../api.ts';
import { setUp } from '../../ceremony.ts';
import { accountOf, type Appointed, type Makings, newMember } from '../../new-member.ts';
import { recipientPins } from '../../recipient-pins.ts';
import type { Enlisted, Held, NewKeys } from './new-key-contract.ts';

/** Makes keys and passphrase for one invited person; see `NewKeys`. */
export async function enlist(
  { role, rootPublic, roster: signed }: Parameters<NewKeys['enlist']>[0],
  makings: Makings,
): Promise<Enlisted> {
  const roster = verifyRoster({ ...signed, rootPublic, leastSeq: 1 });
  const member = await newMember({ role, group: groupOf(role) }, makings);
  const account = await accountOf(member, pinsOf(roster, rootPublic), makings);
  const { officerId, authHash, header, body } = account;
  const { recipient, passphrase, identity, signSeed } = member;
  identity.wipe();
  signSeed.wipe();
  return {
    account: { officerId, authHash, header, body },
    ...publicHalf(recipient),
    passphrase,
    asked: twoPlaces(makings.random),
    body: roster.body,
    rootNumbers: rootNumbers(rootPublic),
    rootWords: rootWords(rootPublic),
  };
}

/** Holds the set-up ceremony; see `NewKeys`. */
export async function hold(
  { token, body, day, oversight }: Parameters<NewKeys['hold']>[0],
  makings: Makings,
): Promise<Held> {
  const officers: Appointed[] = [{ role: 'officer', group: 'default' }];
  if (oversight) officers.push({ role: 'oversight', group: 'oversight' });
  const made = await setUp({ ...makings, token, body, day, officers });
  const sheets = await splitRecovery(made.recovery, makings.random);
  made.recovery.wipe();
  const { file, passphrase, numbers } = made.root;
  return {
    request: made.request,
    access: made.access,
    root: { file: new Uint8Array(file), passphrase, numbers },
    asked: twoPlaces(makings.random),
    sheets,
  };
}

/** Two of the six words, the earlier one first. */
function twoPlaces(random: Random): readonly [number, number] {
  const first = uniform(random, 5);
  return [first, first + 1 + uniform(random, 5 - first)];
}

function pinsOf({ seq, recipients }: Roster, rootPublic: Uint8Array): OfficerPins {
  const pins = recipientPins(recipients);
  return { rootPublic: hex(rootPublic), rosterSeq: seq, auditHead: null, recipients: pins };
}

function publicHalf(
  recipient: { readonly age: string; readonly ed25519: string | null } | null,
): Pick<Enlisted, 'recipient' | 'numbers'> {
  if (recipient === null || recipient.ed25519 === null) return { recipient: null, numbers: null };
  const { age, ed25519 } = recipient;
  return { recipient: { age, ed25519 }, numbers: recipientNumbers(age, ed25519) };
}

function groupOf(role: Role): GroupName | null {
  return role === 'officer' ? 'default' : role === 'oversight' ? 'oversight' : null;
}
