import { newCaseKey } from '../../../cases/case-key.ts';
import { joinSheets, splitRecovery } from '../../../cases/recovery-sheet.ts';
import { changeRoster, type RosterChange } from '../../../cases/roster-change.ts';
import { type Roster, signRoster, verifyRoster } from '../../../cases/roster.ts';
import { portableAge } from '../../../platform/crypto/age.ts';
import { fromHex, hex } from '../../../platform/crypto/bytes.ts';
import { sign, signPublic } from '../../../platform/crypto/ed25519.ts';
import { SenimError } from '../../../platform/errors.ts';
import type { Secret } from '../../../platform/secret.ts';
import type { DateIso } from '../../../platform/time.ts';
import { accountOf, type Makings, newMember, type NewMember } from '../../new-member.ts';
import { recipientPins } from '../../recipient-pins.ts';
import { openRootFile } from '../../root-file.ts';
import type { RosterWish, SignedChange } from './roster-contract.ts';

/** ROOT for the time of one signature. Throws `root.other` when the file holds another body's. */
export async function openRoot(
  { file, passphrase }: { readonly file: Uint8Array; readonly passphrase: string },
  rootPublic: string | null,
  { argon2id }: Pick<Makings, 'argon2id'>,
): Promise<Secret> {
  const root = await openRootFile({ file, passphrase, argon2id });
  if (rootPublic === null || hex(signPublic(root)) === rootPublic) return root;
  root.wipe();
  throw new SenimError('root.other', 'another root');
}

/** Makes the next list and signs it; keys of new people are made here and leave sealed. Throws `roster.content`. */
export async function signChange(
  roster: Roster,
  wishes: readonly RosterWish[],
  {
    root,
    day,
    makings,
  }: { readonly root: Secret; readonly day: DateIso; readonly makings: Makings },
): Promise<SignedChange> {
  const members: NewMember[] = [];
  const changes: RosterChange[] = [];
  let sheets: SignedChange['sheets'] = null;
  for (const wish of wishes) changes.push(await changeOf(wish));
  const content = changeRoster(roster, changes, day);
  const signed = signRoster(content, root);
  const rootPublic = signPublic(root);
  const next = verifyRoster({ ...signed, rootPublic, leastSeq: content.seq });
  const recipients = recipientPins(next.recipients);
  const pins = { rootPublic: hex(rootPublic), rosterSeq: next.seq, auditHead: null, recipients };
  const accounts: SignedChange['accounts'][number][] = [];
  for (const member of members) accounts.push(await accountOf(member, pins, makings));
  for (const { identity, signSeed } of members) {
    identity.wipe();
    signSeed.wipe();
  }
  return {
    roster: signed,
    hash: next.hash,
    accounts,
    access: members.map(({ role, officerId, passphrase }) => ({ role, officerId, passphrase })),
    sheets,
  };

  async function changeOf(wish: RosterWish): Promise<RosterChange> {
    switch (wish.kind) {
      case 'appoint': {
        const { role } = wish;
        const group = groupOf(role);
        const member = await newMember(
          { role, group: group === 'analysis' ? null : group },
          makings,
        );
        if (member.recipient === null) throw new TypeError('that role receives nothing');
        members.push(member);
        return { kind: 'add', recipient: member.recipient, group };
      }
      case 'add':
      case 'remove':
      case 'waive':
        return wish;
      case 'sheets': {
        const { identity, recipient: age } = await newCaseKey(makings);
        sheets = await splitRecovery(identity, makings.random);
        identity.wipe();
        const id = `recovery-${roster.seq + 1}`;
        return { kind: 'recovery', recipient: { id, kind: 'recovery', age, ed25519: null } };
      }
      default:
        return wish satisfies never;
    }
  }
}

function groupOf(role: 'officer' | 'oversight' | 'analysis') {
  return role === 'officer' ? 'default' : role;
}

/** The second key to a change: a member of the present list says that he knows of it. */
export function consentTo(hash: string, signSeed: Secret): Uint8Array {
  return sign(signSeed, 'roster/consent', fromHex(hash));
}

/** RECOVERY from two sheets. Throws `sheet.*`, and `sheet.other` when it is none that these rosters name. */
export async function openSheets(
  sheets: readonly [string, string],
  rosters: readonly Roster[],
): Promise<Secret> {
  const recovery = await joinSheets(...sheets);
  const age = await portableAge.recipientOf(recovery);
  const named = rosters.flatMap(({ recipients }) => recipients);
  if (named.some((each) => each.kind === 'recovery' && each.age === age)) return recovery;
  recovery.wipe();
  throw new SenimError('sheet.other', 'the sheets give another key than the roster names');
}
