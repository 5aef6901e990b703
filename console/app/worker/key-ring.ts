import { sealCard } from '../../../cases/card.ts';
import { sealOfficerEntry } from '../../../cases/entry.ts';
import type { OfficerWord } from '../../../cases/entry-payload.ts';
import { newestGroupKey, type SignedGroupKey } from '../../../cases/group-key.ts';
import { newEntryId } from '../../../cases/ids.ts';
import { openCaseKey } from '../../../cases/key-file.ts';
import { listedReport, openManifest } from '../../../cases/manifest.ts';
import { type OpenedCase, openCase, openFile, openLetterFile } from '../../../cases/open.ts';
import { newestRecipient } from '../../../cases/rotation.ts';
import {
  signSnapshot,
  snapshotSigners,
  verifySnapshot,
} from '../../../cases/statistics/snapshot-signers.ts';
import { portableAge } from '../../../platform/crypto/age.ts';
import { outsideNumbers } from '../../../platform/crypto/age-package.ts';
import { fromHex } from '../../../platform/crypto/bytes.ts';
import { SenimError } from '../../../platform/errors.ts';
import type { DateIso } from '../../../platform/time.ts';
import { ActRing } from './act-keys.ts';
import { AnalysisRing } from './analysis-keys.ts';
import { caseView } from './case-view.ts';
import { cardView, formerCard, knowsMore, nextCard, readCards } from './card-view.ts';
import type { CaseHandle } from './case-handle.ts';
import type { Keys } from './contract.ts';
import { sealEntered } from './enter-work.ts';
import type { NewEntry } from './new-entry.ts';
import { makeLinks, openAnswers, openListFile } from './list-keys.ts';
import { named } from './named.ts';
import { present } from './own-keys.ts';
import { sealPackage } from './package-keys.ts';
import { isLearnt, type LearntKeys, openGroupKeys, rewrapCase, rewrapGroupKeys } from './rewrap.ts';
import { enlist, hold } from './new-key-work.ts';
import { openForGroup, sealForGroup } from './statistics-keys.ts';
import {
  adoptSurvey,
  openTexts,
  readLeftSurvey,
  readSurvey,
  signSurvey,
  signTables,
} from './survey-keys.ts';
import { type ReadThread, readProposal, readThread } from './thread-view.ts';

interface Standing {
  readonly opened: OpenedCase;
  readonly read: ReadThread;
  /** Entries of the officers' side so far, our own new ones included. */
  officerEntries: number;
}

/** Everything that the key worker holds and does; the same code runs in tests without a browser. */
export class KeyRing extends ActRing implements Keys {
  #groupKeys: readonly SignedGroupKey[] = [];
  #learnt: LearntKeys | null = null;
  #analysis: AnalysisRing | null = null;
  readonly #cases = new Map<CaseHandle, Standing>();
  #lastHandle = 0;

  async learnGroupKeys(input: Parameters<Keys['learnGroupKeys']>[0]) {
    const wrapping = this.wrapping(this.#groupKeys);
    // Asked again and again; what is open under the same lists is not opened anew.
    if (this.#learnt !== null && isLearnt(this.#learnt, input, wrapping)) return { pending: false };
    const { opened, pending } = await named('index-key', () => openGroupKeys(input, wrapping));
    this.#groupKeys = opened;
    this.#learnt = pending ? null : { ...input, rosters: wrapping.rosters };
    return { pending };
  }

  async readCards({ cards }: Parameters<Keys['readCards']>[0]) {
    const { officer } = this.keys();
    return await readCards(cards, this.#groupKeys, officer);
  }

  async openKey({ caseId, group, keyFile, manifest }: Parameters<Keys['openKey']>[0]) {
    const { identities, rosters } = this.wrapping(this.#groupKeys);
    const rosterHashes = rosters.map(({ hash }) => hash);
    const key = { bytes: keyFile, identity: identities, caseId };
    const { identity } = await named('key', () => openCaseKey(key));
    const sealed = { bytes: manifest, identity, caseId, group, rosterHashes };
    const { manifest: list } = await named('list', () => openManifest(sealed));
    identity.wipe();
    return { report: listedReport(list).blobId };
  }

  async openCase({ entries, acts, ...sealed }: Parameters<Keys['openCase']>[0]) {
    const { identities, rosters } = this.wrapping(this.#groupKeys);
    const rosterHashes = rosters.map(({ hash }) => hash);
    const known = { identity: identities, rosterHashes, filed: null };
    const opened = await openCase({ ...sealed, ...known, step: named });
    const read = await readThread(entries, opened, rosters, this.agreedEntries(acts));
    const officerEntries = entries.filter(({ from }) => from === 'officer').length;
    const handle = ++this.#lastHandle as CaseHandle;
    this.#cases.set(handle, { opened, read, officerEntries });
    const { officer: me } = this.keys();
    return { handle, view: caseView(opened, read, this.trusted(), me) };
  }

  async makeCard({ handle, card: before, seen }: Parameters<Keys['makeCard']>[0]) {
    const { opened, read } = this.#standing(handle);
    const { officer } = this.keys();
    const { caseId } = opened.manifest;
    const former = before === null ? null : formerCard(before, caseId, this.#groupKeys);
    const { report, manifest } = opened;
    const about = { report, channel: manifest.channel };
    const full = nextCard(former, about, read, { officer, seen });
    const card = sealCard(full, caseId, present(newestGroupKey(this.#groupKeys)), this.random);
    return { card, view: cardView(full, officer), knewMore: knowsMore(former, read) };
  }

  async openFile({ handle, blobId, bytes }: Parameters<Keys['openFile']>[0]) {
    const { opened, read } = this.#standing(handle);
    const { caseIdentity, manifest, ring } = opened;
    const letter = read.entries
      .flatMap((entry) => (entry.from === 'reporter' ? entry.files : []))
      .find((each) => each.blobId === blobId);
    const of = { caseId: manifest.caseId, blobId, bytes };
    const file = await named('file', () =>
      letter === undefined
        ? openFile({ caseIdentity, manifest, blobId, bytes })
        : openLetterFile({ caseIdentity: ring, sha256: letter.sha256, ...of }),
    );
    return { bytes: new Uint8Array(file.bytes), mime: file.mime, cleaned: file.cleaned };
  }

  async sealMessage({ handle, text, day }: Parameters<Keys['sealMessage']>[0]) {
    return await this.#seal(handle, { kind: 'message', text }, day);
  }

  async sealStatus({ handle, from, to, reason, day }: Parameters<Keys['sealStatus']>[0]) {
    if (reason.trim() === '') throw new SenimError('case.move', 'a move needs a reason');
    return await this.#seal(handle, { kind: 'status', from, to, reason }, day);
  }

  async sealWork({ handle, word, day }: Parameters<Keys['sealWork']>[0]) {
    return await this.#seal(handle, word, day);
  }

  async sealEntered(input: Parameters<Keys['sealEntered']>[0]) {
    const { officer, pins } = this.keys();
    const by = { officer, roster: this.trusted(), rootPublic: fromHex(pins.rootPublic) };
    return await sealEntered(input, { ...by, random: this.random });
  }

  async sealPackage(input: Parameters<Keys['sealPackage']>[0]) {
    return await sealPackage(input, this.random);
  }

  async outsideNumbers({ key }: Parameters<Keys['outsideNumbers']>[0]) {
    return outsideNumbers(key).join(' ');
  }

  async enlist(input: Parameters<Keys['enlist']>[0]) {
    return await enlist(input, this);
  }

  async hold(input: Parameters<Keys['hold']>[0]) {
    return await hold(input, this);
  }

  async readProposal({ handle, request }: Parameters<Keys['readProposal']>[0]) {
    return await readProposal(request, this.#standing(handle).opened, this.rosters());
  }

  async closeCase({ handle }: Parameters<Keys['closeCase']>[0]) {
    for (const each of this.#cases.get(handle)?.opened.ring ?? []) each.wipe();
    this.#cases.delete(handle);
    return null;
  }

  async rewrapCase(work: Parameters<Keys['rewrapCase']>[0]) {
    return await rewrapCase(work, this.wrapping(this.#groupKeys));
  }

  async rewrapGroupKeys(input: Parameters<Keys['rewrapGroupKeys']>[0]) {
    return await rewrapGroupKeys(input, this.wrapping(this.#groupKeys));
  }

  async ownBody() {
    const { body, groups } = this.trusted();
    return {
      body,
      oversight: groups.oversight !== undefined,
      analysis: groups.analysis !== undefined,
    };
  }

  async readSurvey(input: Parameters<Keys['readSurvey']>[0]) {
    return readSurvey(this.rosters(), input);
  }

  async readLeftSurvey(input: Parameters<Keys['readSurvey']>[0]) {
    return readLeftSurvey(this.rosters(), input);
  }

  async adoptSurvey(input: Parameters<Keys['adoptSurvey']>[0]) {
    return adoptSurvey(this.rosters(), this.keys(), input);
  }

  async signSurvey(input: Parameters<Keys['signSurvey']>[0]) {
    return signSurvey(this.keys(), input);
  }

  async signResults(input: Parameters<Keys['signResults']>[0]) {
    return signTables(this.keys(), input);
  }

  async openWords(input: Parameters<Keys['openWords']>[0]) {
    return await openTexts(this.keys(), input);
  }

  async makeListLinks(input: Parameters<Keys['makeListLinks']>[0]) {
    return makeLinks(this.keys(), input, this.random);
  }

  async openListAnswers(input: Parameters<Keys['openListAnswers']>[0]) {
    return await openAnswers(this.keys(), input);
  }

  async openListFile(input: Parameters<Keys['openListFile']>[0]) {
    return await openListFile(this.keys(), input);
  }

  async learnAnalysisKeys({ keys }: Parameters<Keys['learnAnalysisKeys']>[0]) {
    const { identity } = this.keys();
    this.#analysis = await AnalysisRing.open(keys, identity, this.rosters(), this.random);
    return null;
  }

  async sealAnalysisKeys() {
    const { officer: id, signSeed } = this.keys();
    return await present(this.#analysis).renew(this.trusted(), { id, signSeed });
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

  async verifySnapshots({ snapshots }: Parameters<Keys['verifySnapshots']>[0]) {
    const signers = snapshotSigners(this.rosters());
    return snapshots.map((each) => verifySnapshot(each, signers));
  }

  async signSnapshot({ snapshot }: Parameters<Keys['signSnapshot']>[0]) {
    return signSnapshot(snapshot, this.keys().signSeed);
  }

  async sealGroupDocument(input: Parameters<Keys['sealGroupDocument']>[0]) {
    return sealForGroup(this.#groupKeys, input, this.random);
  }

  async openGroupDocuments(input: Parameters<Keys['openGroupDocuments']>[0]) {
    return openForGroup(this.#groupKeys, input);
  }

  async #seal(handle: CaseHandle, word: OfficerWord, day: DateIso): Promise<NewEntry> {
    const standing = this.#standing(handle);
    const { caseIdentity, manifest } = standing.opened;
    const { officer: id, signSeed } = this.keys();
    const filedWith = await portableAge.recipientOf(caseIdentity);
    const caseRecipient = newestRecipient(filedWith, standing.read.entries);
    const { entryId, bytes, sha256 } = await sealOfficerEntry({
      caseId: manifest.caseId,
      entryId: newEntryId(this.random),
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

  #standing(handle: CaseHandle): Standing {
    return present(this.#cases.get(handle) ?? null);
  }
}
