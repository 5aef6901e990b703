import {
  type ActAnswer,
  type ActRequest,
  type ActRequestId,
  requestDays,
  requestHash,
  rootOfficer,
  signAnswer,
  signRequest,
  verifyAnswer,
  verifyRequest,
} from '../../../cases/four-eyes.ts';
import { agreedClosing } from '../../../cases/agreed-closing.ts';
import { membersOf } from '../../../cases/roster.ts';
import { openReason, sealReason } from '../../../cases/sealed-reason.ts';
import { portableAge } from '../../../platform/crypto/age.ts';
import { fromHex, hex } from '../../../platform/crypto/bytes.ts';
import { sha256 } from '../../../platform/crypto/hash.ts';
import { SenimError } from '../../../platform/errors.ts';
import type { Secret } from '../../../platform/secret.ts';
import { addDays } from '../../../platform/time.ts';
import type { ActKeys, ReadAct, SealedAct, SignedAnswer } from './act-contract.ts';
import { OwnKeys } from './own-keys.ts';
import { openRoot } from './root-work.ts';

/** The officer's keys where two have to agree: signs requests and answers, and judges those of others. */
export class ActRing extends OwnKeys {
  async signAct(input: Parameters<ActKeys['signAct']>[0]) {
    const { officer, signSeed } = this.keys();
    const { act, subject, group, day, payload, entry } = input;
    const id = hex(this.random(16)) as ActRequestId;
    const readers = this.#readers(group, [officer, ...input.deciders]);
    const reason = await sealReason({ about: id, text: input.reason }, readers, portableAge);
    const request: ActRequest = {
      v: 1,
      type: 'four-eyes',
      id,
      act,
      subject,
      group,
      officer,
      day,
      until: addDays(day, requestDays),
      reason: hex(sha256(reason)),
      payload: payload === null ? null : hex(sha256(payload)),
      entry,
    };
    return { id, ...signRequest(request, signSeed), reason, payload };
  }

  async readActs({ requests }: Parameters<ActKeys['readActs']>[0]) {
    return await Promise.all(requests.map((each) => this.#read(each)));
  }

  async signAnswer(input: Parameters<ActKeys['signAnswer']>[0]) {
    const { officer, signSeed } = this.keys();
    return await this.#answer(input, officer, signSeed);
  }

  async signRootAnswer({
    file,
    passphrase,
    ...input
  }: Parameters<ActKeys['signRootAnswer']>[0]): Promise<SignedAnswer> {
    const { rootPublic } = this.keys().pins;
    const root = await openRoot({ file, passphrase }, rootPublic, this);
    const answered = await this.#answer(input, rootOfficer, root);
    root.wipe();
    return answered;
  }

  async sealReason({ about, group, text }: Parameters<ActKeys['sealReason']>[0]) {
    const readers = membersOf(this.trusted(), group).map(({ age }) => age);
    return await sealReason({ about, text }, readers, portableAge);
  }

  async openReason({ about, bytes }: Parameters<ActKeys['openReason']>[0]) {
    return await openReason(portableAge.identity(this.keys().identity), { about, bytes });
  }

  /** Of what two agreed to in a case, the hashes of the entries: what closes a case as not confirmed must be one of them. */
  protected agreedEntries(done: readonly SealedAct[]): ReadonlySet<string> {
    const closings = done.map((each) => agreedClosing(each, this.rosters(), this.#root));
    return new Set(closings.flatMap((each) => each?.payload ?? []));
  }

  async #read({ bytes, signature, reason, payload, answer }: SealedAct): Promise<ReadAct> {
    try {
      const request = verifyRequest({ bytes, signature }, this.trusted());
      const isWhole =
        request.reason === hex(sha256(reason)) &&
        request.payload === (payload === null ? null : hex(sha256(payload)));
      if (!isWhole) return { kind: 'broken' };
      const said = answer === null ? null : verifyAnswer(answer, bytes, this.trusted(), this.#root);
      const why = answer?.reason ?? null;
      return {
        kind: 'read',
        request,
        reason: await this.#open(request.id, reason),
        answer:
          said === null
            ? null
            : {
                officer: said.officer,
                day: said.day,
                says: said.says,
                reason: why === null ? null : await this.#open(request.id, why),
              },
      };
    } catch (error) {
      if (error instanceof SenimError) return { kind: 'broken' };
      throw error;
    }
  }

  async #open(about: string, bytes: Uint8Array): Promise<string | null> {
    try {
      return await openReason(portableAge.identity(this.keys().identity), { about, bytes });
    } catch (error) {
      if (error instanceof SenimError) return null;
      throw error;
    }
  }

  async #answer(
    { request: asked, says, reason, day }: Parameters<ActKeys['signAnswer']>[0],
    officer: string,
    seed: Secret,
  ): Promise<SignedAnswer> {
    const request = verifyRequest(asked, this.trusted());
    const readers = this.#readers(request.group, [request.officer, this.keys().officer]);
    const sealed =
      reason === null
        ? null
        : await sealReason({ about: request.id, text: reason }, readers, portableAge);
    const answer: ActAnswer = {
      v: 1,
      type: 'four-eyes-answer',
      request: requestHash(asked.bytes),
      officer,
      day,
      says,
      reason: sealed === null ? null : hex(sha256(sealed)),
    };
    return { ...signAnswer(answer, seed), reason: sealed };
  }

  /** Keys of those of them who may learn of the group’s work: its own members, and oversight for the unit. */
  #readers(group: ActRequest['group'], ids: readonly string[]): readonly string[] {
    const roster = this.trusted();
    const inside = membersOf(roster, group);
    const hasOversight = group === 'default' && roster.groups.oversight !== undefined;
    const outside = hasOversight ? membersOf(roster, 'oversight') : [];
    const readers = [...inside, ...outside].filter(
      ({ id, ed25519 }) => ed25519 !== null && ids.includes(id),
    );
    return readers.map(({ age }) => age);
  }

  get #root(): Uint8Array {
    return fromHex(this.keys().pins.rootPublic);
  }
}
