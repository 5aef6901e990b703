import { type AuditPlace, followChain } from '../../../cases/audit-chain.ts';
import type { SignedGroupKey } from '../../../cases/group-key.ts';
import { authHash, deriveOfficerSecrets, type Kdf, newKdf } from '../../../cases/kdf.ts';
import {
  blobKdf,
  type OfficerKeys,
  openOfficerBlob,
  sealOfficerBlob,
} from '../../../cases/officer-blob.ts';
import { recipientNumbers } from '../../../cases/recipient-numbers.ts';
import { rootNumbers, rootWords } from '../../../cases/root.ts';
import { formerRosters, type Roster, verifyRoster } from '../../../cases/roster.ts';
import { portableAge, unseal } from '../../../platform/crypto/age.ts';
import type { Argon2id } from '../../../platform/crypto/argon2id.ts';
import { equal, fromHex } from '../../../platform/crypto/bytes.ts';
import { signPublic } from '../../../platform/crypto/ed25519.ts';
import type { Random } from '../../../platform/crypto/random.ts';
import { passphrase } from '../../../platform/crypto/words.ts';
import { SenimError } from '../../../platform/errors.ts';
import type { Secret } from '../../../platform/secret.ts';
import { joinBlob, splitBlob } from '../../blob-parts.ts';
import type { Makings } from '../../new-member.ts';
import { recipientPins } from '../../recipient-pins.ts';
import type { Keys } from './contract.ts';
import { openDetails } from './details.ts';
import type { Wrapping } from './rewrap.ts';
import { consentTo, openRoot, openSheets, signChange } from './root-work.ts';
import type { AuditKeys, PassphraseKeys, RosterKeys, SignedRoster } from './roster-contract.ts';
import { areSame, judgeRoster } from './trust.ts';

interface Derived {
  readonly header: Uint8Array;
  readonly kdf: Kdf;
  readonly kek: Secret;
}

/** The officer's own keys, the list that they trust, and what is done with both. */
export class OwnKeys {
  readonly random: Random;
  readonly argon2id: Argon2id;
  #derived: Derived | null = null;
  /** Under a new passphrase that the server may not have yet. */
  #nextDerived: Derived | null = null;
  #keys: OfficerKeys | null = null;
  /** The present one first, then the former ones. */
  #rosters: readonly [Roster, ...Roster[]] | null = null;
  /** The very bytes that were judged to be `#rosters`; none while there are none. */
  #judged: readonly SignedRoster[] = [];
  #audit: AuditPlace | null = null;
  /** While an archive is brought back from paper, and no longer. */
  #recovery: Secret | null = null;

  constructor(argon2id: Argon2id, random: Random) {
    this.argon2id = argon2id;
    this.random = random;
  }

  async derive({ header, passphrase }: Parameters<Keys['derive']>[0]) {
    const kdf = offeredKdf(header);
    const { auth, kek } = await deriveOfficerSecrets({
      passphrase,
      kdf,
      argon2id: this.argon2id,
    });
    this.#derived = { header, kdf, kek };
    return { auth: auth.bytes() };
  }

  async unlock({ body }: Parameters<Keys['unlock']>[0]) {
    const { header, kek } = present(this.#derived);
    this.#keys = openOfficerBlob(joinBlob({ header, body }), kek);
    this.#judged = [];
    return null;
  }

  async trust({ roster: offered, former: history }: Parameters<RosterKeys['trust']>[0]) {
    const keys = present(this.#keys);
    // The page asks again and again, and from the first minute on, when there is much else to do here.
    if (offered !== null && areSame(this.#judged, [offered, ...history])) {
      return { kind: 'trusted', changes: [], blob: null } as const;
    }
    const judged = judgeRoster(offered, history, keys.pins);
    if (judged.kind === 'alarm') return judged;
    const { roster, former, changes } = judged;
    this.#rosters = [roster, ...former];
    this.#judged = offered === null ? [] : [offered, ...history];
    const known = keys.pins.recipients !== undefined && roster.seq === keys.pins.rosterSeq;
    return { kind: 'trusted', changes, blob: known ? null : this.#remember(roster) } as const;
  }

  async auditPlace() {
    return this.#audit ?? placeOf(this.keys().pins);
  }

  async followAudit({ lines }: Parameters<AuditKeys['followAudit']>[0]) {
    const followed = followChain(await this.auditPlace(), lines);
    if (followed.ok) this.#audit = followed.place;
    return followed;
  }

  async openDetails({ lines, keys }: Parameters<AuditKeys['openDetails']>[0]) {
    const identity = portableAge.identity(this.keys().identity);
    return await openDetails(lines, keys, identity);
  }

  async rememberAudit() {
    const keys = this.keys();
    const seen = this.#audit;
    if (seen === null || seen.seq === keys.pins.auditSeq) return null;
    const { kdf, kek } = present(this.#derived);
    const pins = { ...keys.pins, auditHead: seen.hash, auditSeq: seen.seq };
    this.#keys = { ...keys, pins };
    return splitBlob(sealOfficerBlob({ keys: this.#keys, kdf, kek, random: this.random }));
  }

  async drawPassphrase() {
    return { passphrase: passphrase(this.random) };
  }

  async changePassphrase({ current, next }: Parameters<PassphraseKeys['changePassphrase']>[0]) {
    const before = present(this.#derived);
    const argon2id = this.argon2id;
    const own = await deriveOfficerSecrets({ passphrase: current, kdf: before.kdf, argon2id });
    const right = equal(own.kek.bytes(), before.kek.bytes());
    own.kek.wipe();
    if (!right) throw new SenimError('officer.passphrase', 'not the present passphrase');
    const kdf = newKdf(this.random);
    const fresh = await deriveOfficerSecrets({ passphrase: next, kdf, argon2id });
    const sealed = { keys: this.keys(), kdf, kek: fresh.kek, random: this.random };
    const { header, body } = splitBlob(sealOfficerBlob(sealed));
    this.#nextDerived = { header, kdf, kek: fresh.kek };
    const hashed = authHash(fresh.auth.bytes());
    fresh.auth.wipe();
    return { auth: own.auth.bytes(), authHash: hashed, header, body };
  }

  async settlePassphrase() {
    this.#derived = present(this.#nextDerived);
    this.#nextDerived = null;
    return null;
  }

  async members() {
    const { seq, recipients, groups } = this.trusted();
    const { pins } = present(this.#keys);
    const rootPublic = fromHex(pins.rootPublic);
    const members = recipients.map(({ id, kind }) => ({
      id,
      kind,
      groups: Object.entries(groups).flatMap(([name, ids]) => (ids.includes(id) ? [name] : [])),
    }));
    const root = rootNumbers(rootPublic);
    return { seq, root, rootWords: rootWords(rootPublic), members };
  }

  async numbersToCompare({ recipients }: Parameters<RosterKeys['numbersToCompare']>[0]) {
    return recipients.map(({ age, ed25519 }) => recipientNumbers(age, ed25519));
  }

  async signRoster({ file, passphrase, wishes, day }: Parameters<RosterKeys['signRoster']>[0]) {
    const keys = present(this.#keys);
    const { rootPublic } = keys.pins;
    const root = await openRoot({ file, passphrase }, rootPublic, this.#makings);
    const signed = await signChange(this.trusted(), wishes, { root, day, makings: this.#makings });
    root.wipe();
    return { ...signed, consent: consentTo(signed.hash, keys.signSeed) };
  }

  async recover(input: Parameters<RosterKeys['recover']>[0]) {
    const root = await openRoot(input, null, this.#makings);
    const rootPublic = signPublic(root);
    const roster = verifyRoster({ ...input.roster, rootPublic, leastSeq: 1 });
    const former = formerRosters(roster, input.former, rootPublic);
    const recovery = await openSheets(input.sheets, [roster]);
    const proof = await unseal(portableAge.identity(recovery), input.challenge);
    const { wishes, day } = input;
    const signed = await signChange(roster, wishes, { root, day, makings: this.#makings });
    root.wipe();
    this.#rosters = [roster, ...former];
    this.#judged = [];
    this.#recovery = recovery;
    return { ...signed, proof };
  }

  async learnSheets({ sheets }: Parameters<RosterKeys['learnSheets']>[0]) {
    // Sheets that were replaced meanwhile still open what was sealed before.
    this.#recovery = await openSheets(sheets, present(this.#rosters));
    return null;
  }

  async drill({ sheets }: Parameters<RosterKeys['drill']>[0]) {
    const recovery = await openSheets(sheets, [this.trusted()]);
    recovery.wipe();
    return null;
  }

  protected keys(): OfficerKeys {
    return present(this.#keys);
  }

  protected rosters(): readonly [Roster, ...Roster[]] {
    return present(this.#rosters);
  }

  protected trusted(): Roster {
    return this.rosters()[0];
  }

  protected wrapping(groupKeys: readonly SignedGroupKey[]): Wrapping {
    const { officer: id, identity, signSeed } = present(this.#keys);
    const recovery = this.#recovery;
    return {
      identities: recovery === null ? [identity] : [identity, recovery],
      officer: { id, signSeed },
      rosters: present(this.#rosters),
      groupKeys,
      random: this.random,
    };
  }

  #remember(roster: Roster) {
    const { kdf, kek } = present(this.#derived);
    const keys = present(this.#keys);
    const recipients = recipientPins(roster.recipients);
    const pins = { ...keys.pins, rosterSeq: roster.seq, recipients };
    this.#keys = { ...keys, pins };
    return splitBlob(sealOfficerBlob({ keys: this.#keys, kdf, kek, random: this.random }));
  }

  get #makings(): Makings {
    return { random: this.random, argon2id: this.argon2id };
  }
}

/** A derivation of another kind is as bad as a weak one: nothing is derived by it. Throws `officer.kdf-floor`. */
function offeredKdf(header: Uint8Array): Kdf {
  try {
    return blobKdf(header);
  } catch (error) {
    if (!(error instanceof SenimError)) throw error;
    throw new SenimError('officer.kdf-floor', 'not a derivation that we know', { cause: error });
  }
}

function placeOf({ auditHead, auditSeq }: OfficerKeys['pins']): AuditPlace | null {
  if (auditHead === null || auditSeq === undefined) return null;
  return { seq: auditSeq, hash: auditHead };
}

/** A step was left out: nothing is opened before the keys are there and the roster is trusted. */
export function present<T>(value: T | null): T {
  if (value === null) throw new TypeError('the keys are locked or the roster is not trusted');
  return value;
}
