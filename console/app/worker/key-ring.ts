import { kindOf } from '../../../cases/case-kind.ts';
import { openCard, sealCard } from '../../../cases/card.ts';
import { sealOfficerEntry } from '../../../cases/entry.ts';
import type { OfficerWord } from '../../../cases/entry-payload.ts';
import { type GroupKey, openGroupKey } from '../../../cases/group-key.ts';
import { newEntryId } from '../../../cases/ids.ts';
import { deriveOfficerSecrets, type Kdf } from '../../../cases/kdf.ts';
import { openCaseKey } from '../../../cases/key-file.ts';
import { listedReport, openManifest } from '../../../cases/manifest.ts';
import {
  blobKdf,
  type OfficerKeys,
  openOfficerBlob,
  sealOfficerBlob,
} from '../../../cases/officer-blob.ts';
import { type OpenedCase, openCase, openFile, openLetterFile } from '../../../cases/open.ts';
import type { Roster } from '../../../cases/roster.ts';
import { newestRecipient } from '../../../cases/rotation.ts';
import { portableAge } from '../../../platform/crypto/age.ts';
import type { Argon2id } from '../../../platform/crypto/argon2id.ts';
import type { Random } from '../../../platform/crypto/random.ts';
import { SenimError } from '../../../platform/errors.ts';
import type { Secret } from '../../../platform/secret.ts';
import type { DateIso } from '../../../platform/time.ts';
import { joinBlob, splitBlob } from '../../blob-parts.ts';
import { recipientPins } from '../../recipient-pins.ts';
import { AnalysisRing } from './analysis-keys.ts';
import type { CardView, CaseHandle, CaseView, Keys, NewEntry } from './contract.ts';
import { cardOf, filesOf, rowsOf } from './report-view.ts';
import { makeLinks, openAnswers, openListFile } from './list-keys.ts';
import { openTexts, readSurvey, signSurvey, signTables } from './survey-keys.ts';
import { type ReadThread, readThread } from './thread-view.ts';
import { judgeRoster } from './trust.ts';

interface Derived {
  readonly header: Uint8Array;
  readonly kdf: Kdf;
  readonly kek: Secret;
}

interface Standing {
  readonly opened: OpenedCase;
  readonly read: ReadThread;
  /** Entries of the officers' side so far, our own new ones included. */
  officerEntries: number;
}

/** Everything that the key worker holds and does; the same code runs in tests without a browser. */
export class KeyRing implements Keys {
  readonly #argon2id: Argon2id;
  readonly #random: Random;
  #derived: Derived | null = null;
  #keys: OfficerKeys | null = null;
  #roster: Roster | null = null;
  #groupKey: GroupKey | null = null;
  #analysis: AnalysisRing | null = null;
  readonly #cases = new Map<CaseHandle, Standing>();
  #lastHandle = 0;

  constructor(argon2id: Argon2id, random: Random) {
    this.#argon2id = argon2id;
    this.#random = random;
  }

  async derive({ header, passphrase }: Parameters<Keys['derive']>[0]) {
    const kdf = blobKdf(header);
    const { auth, kek } = await deriveOfficerSecrets({
      passphrase,
      kdf,
      argon2id: this.#argon2id,
    });
    this.#derived = { header, kdf, kek };
    return { auth: auth.bytes() };
  }

  async unlock({ body }: Parameters<Keys['unlock']>[0]) {
    const { header, kek } = present(this.#derived);
    this.#keys = openOfficerBlob(joinBlob({ header, body }), kek);
    return null;
  }

  async trust({ roster: offered }: Parameters<Keys['trust']>[0]) {
    const keys = present(this.#keys);
    const judged = judgeRoster(offered, keys.pins);
    if (judged.kind === 'alarm') return judged;
    const { roster, changes } = judged;
    this.#roster = roster;
    const known = keys.pins.recipients !== undefined && roster.seq === keys.pins.rosterSeq;
    return { kind: 'trusted', changes, blob: known ? null : this.#remember(roster) } as const;
  }

  async learnGroupKey({ group, sealed }: Parameters<Keys['learnGroupKey']>[0]) {
    const rosters = [this.#trusted()];
    const { identity } = present(this.#keys);
    this.#groupKey = await openGroupKey({ bytes: sealed, identity, group, rosters });
    return null;
  }

  async readCard({ caseId, card }: Parameters<Keys['readCard']>[0]): Promise<CardView> {
    const { title, category, state } = openCard(card, caseId, present(this.#groupKey));
    return { title, category, state };
  }

  async openKey({ caseId, group, keyFile, manifest }: Parameters<Keys['openKey']>[0]) {
    const rosterHashes = [this.#trusted().hash];
    const officer = present(this.#keys);
    const { identity } = await openCaseKey({
      bytes: keyFile,
      identity: officer.identity,
      caseId,
    });
    const sealed = { bytes: manifest, identity, caseId, group, rosterHashes };
    const { manifest: list } = await openManifest(sealed);
    identity.wipe();
    return { report: listedReport(list).blobId };
  }

  async openCase({ entries, ...sealed }: Parameters<Keys['openCase']>[0]) {
    const roster = this.#trusted();
    const { identity } = present(this.#keys);
    const opened = await openCase({
      ...sealed,
      identity,
      rosterHashes: [roster.hash],
      filed: null,
    });
    const read = await readThread(entries, opened, roster);
    const officerEntries = entries.filter(({ from }) => from === 'officer').length;
    const handle = ++this.#lastHandle as CaseHandle;
    this.#cases.set(handle, { opened, read, officerEntries });
    return { handle, view: viewOf(opened, read) };
  }

  async makeCard({ handle }: Parameters<Keys['makeCard']>[0]) {
    const { opened, read } = this.#standing(handle);
    const { title, category, unit, state } = cardOf(opened.report, read.state);
    const full = { title, category, unit, state, assignee: null, terms: [] };
    const { caseId } = opened.manifest;
    const card = sealCard(full, caseId, present(this.#groupKey), this.#random);
    return { card, view: { title, category, state } };
  }

  async openFile({ handle, blobId, bytes }: Parameters<Keys['openFile']>[0]) {
    const { opened, read } = this.#standing(handle);
    const { caseIdentity, manifest } = opened;
    const letter = read.entries
      .flatMap((entry) => (entry.from === 'reporter' ? entry.files : []))
      .find((each) => each.blobId === blobId);
    const { caseId } = manifest;
    const file =
      letter === undefined
        ? await openFile({ caseIdentity, manifest, blobId, bytes })
        : await openLetterFile({ caseIdentity, caseId, blobId, sha256: letter.sha256, bytes });
    return { bytes: new Uint8Array(file.bytes), mime: file.mime, cleaned: file.cleaned };
  }

  async sealMessage({ handle, text, day }: Parameters<Keys['sealMessage']>[0]) {
    return await this.#seal(handle, { kind: 'message', text }, day);
  }

  async sealStatus({ handle, from, to, reason, day }: Parameters<Keys['sealStatus']>[0]) {
    if (reason.trim() === '') throw new SenimError('case.move', 'a move needs a reason');
    return await this.#seal(handle, { kind: 'status', from, to, reason }, day);
  }

  async closeCase({ handle }: Parameters<Keys['closeCase']>[0]) {
    this.#cases.get(handle)?.opened.caseIdentity.wipe();
    this.#cases.delete(handle);
    return null;
  }

  async ownBody() {
    const { body, groups } = this.#trusted();
    return {
      body,
      oversight: groups.oversight !== undefined,
      analysis: groups.analysis !== undefined,
    };
  }

  async readSurvey(input: Parameters<Keys['readSurvey']>[0]) {
    return readSurvey(this.#trusted(), input);
  }

  async signSurvey(input: Parameters<Keys['signSurvey']>[0]) {
    return signSurvey(present(this.#keys), input);
  }

  async signResults(input: Parameters<Keys['signResults']>[0]) {
    return signTables(present(this.#keys), input);
  }

  async openWords(input: Parameters<Keys['openWords']>[0]) {
    return await openTexts(present(this.#keys), input);
  }

  async makeListLinks(input: Parameters<Keys['makeListLinks']>[0]) {
    return makeLinks(present(this.#keys), input, this.#random);
  }

  async openListAnswers(input: Parameters<Keys['openListAnswers']>[0]) {
    return await openAnswers(present(this.#keys), input);
  }

  async openListFile(input: Parameters<Keys['openListFile']>[0]) {
    return await openListFile(present(this.#keys), input);
  }

  async learnAnalysisKeys({ keys }: Parameters<Keys['learnAnalysisKeys']>[0]) {
    const { identity } = present(this.#keys);
    this.#analysis = await AnalysisRing.open(keys, identity, this.#trusted(), this.#random);
    return null;
  }

  async sealAnalysisKeys() {
    const { officer: id, signSeed } = present(this.#keys);
    return await present(this.#analysis).renew(this.#trusted(), { id, signSeed });
  }

  async sealDocument(input: Parameters<Keys['sealDocument']>[0]) {
    return present(this.#analysis).seal(input);
  }

  async openDocuments(input: Parameters<Keys['openDocuments']>[0]) {
    return present(this.#analysis).openAll(input);
  }

  async sealEvidence(input: Parameters<Keys['sealEvidence']>[0]) {
    return present(this.#analysis).sealFile(input);
  }

  async openEvidence(input: Parameters<Keys['openEvidence']>[0]) {
    return present(this.#analysis).openFile(input);
  }

  async #seal(handle: CaseHandle, word: OfficerWord, day: DateIso): Promise<NewEntry> {
    const standing = this.#standing(handle);
    const { caseIdentity, manifest } = standing.opened;
    const { officer: id, signSeed } = present(this.#keys);
    const filedWith = await portableAge.recipientOf(caseIdentity);
    const caseRecipient = newestRecipient(filedWith, standing.read.entries);
    const { entryId, bytes, sha256 } = await sealOfficerEntry({
      caseId: manifest.caseId,
      entryId: newEntryId(this.#random),
      seq: standing.officerEntries,
      day,
      caseRecipient,
      word,
      officer: { id, signSeed },
      reporterRecipient: manifest.reporter.age,
    });
    standing.officerEntries += 1;
    return { entryId, bytes, sha256 };
  }

  #remember(roster: Roster) {
    const { kdf, kek } = present(this.#derived);
    const keys = present(this.#keys);
    const recipients = recipientPins(roster.recipients);
    const pins = { ...keys.pins, rosterSeq: roster.seq, recipients };
    return splitBlob(sealOfficerBlob({ keys: { ...keys, pins }, kdf, kek, random: this.#random }));
  }

  #trusted(): Roster {
    return present(this.#roster);
  }

  #standing(handle: CaseHandle): Standing {
    return present(this.#cases.get(handle) ?? null);
  }
}

function viewOf({ report, manifest }: OpenedCase, { thread, state }: ReadThread): CaseView {
  return {
    kind: kindOf(report),
    language: report.language,
    channel: manifest.channel,
    rows: rowsOf(report),
    files: filesOf(report.files, manifest),
    thread,
    state,
  };
}

/** A step was left out: nothing is opened before the keys are there and the roster is trusted. */
function present<T>(value: T | null): T {
  if (value === null) throw new TypeError('the keys are locked or the roster is not trusted');
  return value;
}
