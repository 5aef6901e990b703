import { newCaseKey } from '../cases/case-key.ts';
import { sealAnalysisKey } from '../cases/analysis-key.ts';
import { sealGroupKey } from '../cases/group-key.ts';
import type { OfficerPins } from '../cases/officer-blob.ts';
import { rootFingerprint, rootNumbers } from '../cases/root.ts';
import type { Recipient } from '../cases/roster-content.ts';
import { type Roster, signRoster, verifyRoster } from '../cases/roster.ts';
import type { GroupName } from '../dialogs/outcome.ts';
import { portableAge } from '../platform/crypto/age.ts';
import { hex } from '../platform/crypto/bytes.ts';
import { signPublic } from '../platform/crypto/ed25519.ts';
import { passphrase } from '../platform/crypto/words.ts';
import { Secret } from '../platform/secret.ts';
import { z } from '../platform/shape.ts';
import type { DateIso } from '../platform/time.ts';
import { type SetUpRequest, setUpRequest } from './api.ts';
import {
  type Access,
  accountOf,
  type Appointed,
  type Makings,
  newMember,
  type NewMember,
} from './new-member.ts';
import { recipientPins } from './recipient-pins.ts';
import { sealRootFile } from './root-file.ts';

export interface Ceremony extends Makings {
  /** The public body's name: it stands in the roster. */
  readonly body: string;
  readonly day: DateIso;
  /** What the first start of the server printed. */
  readonly token: string;
  /** Without anybody in `oversight` the roster holds the waiver, and reporters read so. */
  readonly officers: readonly Appointed[];
}

export interface SetUp {
  /** Body of `POST /api/setup`, ready for `JSON.stringify`. */
  readonly request: z.input<typeof setUpRequest>;
  readonly access: readonly Access[];
  /** ROOT under a passphrase, for the head of the body; never for the server. */
  readonly root: {
    readonly file: Uint8Array;
    readonly passphrase: string;
    readonly fingerprint: string;
    /** What people compare aloud. */
    readonly numbers: readonly string[];
  };
  /** RECOVERY's age identity, to be split and kept on paper: it opens every case. */
  readonly recovery: Secret;
}

const recoveryId = 'recovery';

/**
 * Makes everything that an installation needs before it takes a report: root, officers, recovery,
 * roster, group keys. What it returns beside the request must never reach the server.
 */
export async function setUp(ceremony: Ceremony): Promise<SetUp> {
  const { random, argon2id, kdf, age = portableAge, body, day, token } = ceremony;
  const rootSeed = new Secret(random(32));
  const rootPublic = signPublic(rootSeed);

  const members: NewMember[] = [];
  for (const appointed of ceremony.officers) members.push(await newMember(appointed, ceremony));
  const groups = groupsOf(members);
  const recovery = await newCaseKey({ random, age });
  const recipients: readonly Recipient[] = [
    ...members.flatMap(({ recipient }) => recipient ?? []),
    { id: recoveryId, kind: 'recovery', age: recovery.recipient, ed25519: null },
  ];
  const signed = signRoster(
    {
      v: 1,
      type: 'roster',
      body,
      seq: 1,
      prev: null,
      day,
      recipients,
      ...membership(members, groups),
    },
    rootSeed,
  );
  const roster = verifyRoster({ ...signed, rootPublic, leastSeq: 1 });

  const pins: OfficerPins = {
    rootPublic: hex(rootPublic),
    rosterSeq: 1,
    auditHead: null,
    recipients: recipientPins(recipients),
  };
  const officers: SetUpRequest['officers'] = [];
  for (const each of members) officers.push(await accountOf(each, pins, ceremony));
  const groupKeys: SetUpRequest['groupKeys'] = [];
  for (const group of groups) groupKeys.push(await groupKeyOf(group, members, roster, ceremony));

  const analysisKey = await analysisKeyOf(members, roster, ceremony);

  const rootPassphrase = passphrase(random);
  const file = await sealRootFile({
    seed: rootSeed,
    passphrase: rootPassphrase,
    random,
    argon2id,
    ...(kdf === undefined ? {} : { kdf }),
  });
  rootSeed.wipe();
  const request = z.encode(setUpRequest, {
    token,
    rootPublic,
    roster: signed,
    officers,
    groupKeys,
    analysisKey,
  });
  return {
    request,
    access: members.map(({ role, officerId, passphrase }) => ({ role, officerId, passphrase })),
    root: {
      file,
      passphrase: rootPassphrase,
      fingerprint: rootFingerprint(rootPublic),
      numbers: rootNumbers(rootPublic),
    },
    recovery: recovery.identity,
  };
}

function groupsOf(members: readonly NewMember[]): readonly GroupName[] {
  const present = (['default', 'oversight'] as const).filter((group) =>
    members.some((each) => each.group === group && each.recipient !== null),
  );
  if (!present.includes('default')) throw new TypeError('somebody must receive the reports');
  return present;
}

function membership(members: readonly NewMember[], groups: readonly GroupName[]) {
  const of = (group: GroupName) => [
    ...members
      .filter((each) => each.group === group)
      .flatMap(({ recipient }) => recipient?.id ?? []),
    recoveryId,
  ];
  const analysis = [...analysisMembers(members).map(({ officerId }) => officerId), recoveryId];
  return groups.includes('oversight')
    ? { groups: { default: of('default'), oversight: of('oversight'), analysis } }
    : { groups: { default: of('default'), analysis }, waiver: { oversight: true } as const };
}

/** The unit's officers and those who were named for nothing else. */
function analysisMembers(members: readonly NewMember[]): readonly NewMember[] {
  return members.filter(
    ({ recipient, group }) =>
      recipient !== null &&
      (recipient.kind === 'analysis' || (recipient.kind === 'officer' && group === 'default')),
  );
}

/** The first officer of the group signs its key. */
async function groupKeyOf(
  group: GroupName,
  members: readonly NewMember[],
  roster: Roster,
  { random, age = portableAge }: Ceremony,
): Promise<SetUpRequest['groupKeys'][number]> {
  const signer = members.find((each) => each.group === group && each.recipient !== null);
  if (signer === undefined) throw new TypeError('a group without officers has no key');
  const key = new Secret(random(32));
  const sealed = await sealGroupKey({
    groupKey: { group, gen: 1, key },
    roster,
    officer: { id: signer.officerId, signSeed: signer.signSeed },
    age,
  });
  key.wipe();
  return { group, generation: 1, sealed };
}

/** The first member of the working group signs its key. */
async function analysisKeyOf(
  members: readonly NewMember[],
  roster: Roster,
  { random, age = portableAge }: Ceremony,
): Promise<Uint8Array> {
  const signer = analysisMembers(members)[0];
  if (signer === undefined) throw new TypeError('nobody works on the analysis');
  const key = new Secret(random(32));
  const sealed = await sealAnalysisKey({
    analysisKey: { gen: 1, key },
    roster,
    officer: { id: signer.officerId, signSeed: signer.signSeed },
    age,
  });
  key.wipe();
  return sealed;
}
