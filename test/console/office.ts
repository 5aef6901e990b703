import { newCaseKey } from '../../cases/case-key.ts';
import { sealFollowUp } from '../../cases/entry.ts';
import { sealFile } from '../../cases/file.ts';
import { newBlobId, newCaseId, newEntryId } from '../../cases/ids.ts';
import { type ReporterKeys, makeReceipt, parseReceipt, reporterKeys } from '../../cases/receipt.ts';
import type { ReportBody, ReportFile } from '../../cases/report.ts';
import { rootFingerprint } from '../../cases/root.ts';
import { type Roster, verifyRoster } from '../../cases/roster.ts';
import { sealCase } from '../../cases/seal.ts';
import type { CaseId, StoredBlob } from '../../cases/sealed.ts';
import type { SetUp } from '../../console/ceremony.ts';
import type { Appointed } from '../../console/new-member.ts';
import type { ConsoleOptions } from '../../console/server/create.ts';
import type { GroupName } from '../../dialogs/outcome.ts';
import type { Argon2id } from '../../platform/crypto/argon2id.ts';
import { base64url, concat, fromHex, hex } from '../../platform/crypto/bytes.ts';
import { sha256 } from '../../platform/crypto/hash.ts';
import { nativeAge, nativeArgon2id } from '../../platform/crypto/native.ts';
import { systemRandom } from '../../platform/crypto/random.ts';
import { Secret } from '../../platform/secret.ts';
import { addDays, type DateIso } from '../../platform/time.ts';
import { readPin } from '../../storage/pin.ts';
import { borrowSetUp } from '../fixtures/set-ups.ts';
import { filing } from '../storage/fixtures.ts';
import { type House, house, post, today } from './house.ts';

/** Passphrases become keys by one hash: for tests that are not about how. */
export const quickArgon2id: Argon2id = async ({ passphrase, salt }) =>
  sha256(concat(passphrase, salt));

const derivations = new Map<string, Promise<Uint8Array>>();

/** The real derivation, done once for the same passphrase and salt: it is slow on purpose. */
export const onceArgon2id: Argon2id = async (input) => {
  const { passphrase, salt, memoryKib, passes, length } = input;
  const id = [hex(passphrase), hex(salt), memoryKib, passes, length].join('/');
  const known = derivations.get(id) ?? nativeArgon2id(input);
  derivations.set(id, known);
  return new Uint8Array(await known); // the caller wipes what it gets
};

/** A console that was set up with real keys. */
export interface Office extends House {
  readonly made: SetUp;
  readonly roster: Roster;
}

export interface Filed {
  readonly caseId: CaseId;
  readonly reporter: ReporterKeys;
  readonly caseRecipient: string;
}

export const staff: readonly Appointed[] = [
  { role: 'officer', group: 'default' },
  { role: 'oversight', group: 'oversight' },
  { role: 'analyst', group: null },
];

export async function office(
  officers: readonly Appointed[] = staff,
  options: Partial<ConsoleOptions> = {},
  argon2id: Argon2id = onceArgon2id,
): Promise<Office> {
  const served = await house({ setUpToken: 'the-right-token', ...options });
  const borrowed = await borrowSetUp({
    random: systemRandom,
    argon2id,
    age: nativeAge,
    body: 'Тестовый орган',
    day: today,
    token: 'the-right-token',
    officers,
  });
  const { made, giveBack } = borrowed;
  const answer = await post(served.app, '/api/setup', made.request);
  if (!answer.ok) throw new TypeError(`set-up answered ${answer.status}`);
  return {
    ...served,
    made,
    roster: await storedRoster(served),
    [Symbol.asyncDispose]: async () => {
      await served[Symbol.asyncDispose]();
      giveBack();
    },
  };
}

async function storedRoster({ store, dataDir }: House): Promise<Roster> {
  const latest = await store.rosters.latest();
  if (latest === null) throw new TypeError('no roster was stored');
  const pin = await readPin(dataDir);
  return verifyRoster({ ...latest, rootPublic: fromHex(pin?.root ?? ''), leastSeq: 1 });
}

export interface Report {
  readonly group?: GroupName;
  readonly day?: DateIso;
  readonly answers?: ReportBody['answers'];
  /** Which form it was made with. */
  readonly form?: 'report' | 'question';
  readonly language?: ReportBody['language'];
  readonly files?: readonly {
    bytes: Uint8Array;
    mime: string;
    extension: string;
    cleaned: boolean;
  }[];
}

/** Seals a report as the intake does and files it. */
export async function file(served: Office, report: Report): Promise<Filed> {
  const {
    group = 'default',
    day = today,
    answers = [answer('recall', 'Не болды?', 'Бірдеңе болды')],
  } = report;
  const age = nativeAge;
  const key = await newCaseKey({ random: systemRandom, age });
  const caseId = newCaseId(systemRandom);
  const reporter = newReporter();
  const files: (ReportFile & { stored: StoredBlob })[] = [];
  for (const [seq, each] of (report.files ?? []).entries()) {
    const { bytes, mime, extension, cleaned } = each;
    const blobId = newBlobId(systemRandom);
    const place = { caseRecipient: key.recipient, caseId, blobId, seq, day };
    const blob = await sealFile({ age, ...place, name: extension, mime, cleaned }, bytes);
    const { size, sha256 } = await served.store.blobs.putDraft(
      blobId,
      blob.bytes,
      addDays(today, 1),
    );
    files.push({ blobId, mime, extension, cleaned, stored: { blobId, size, sha256 } });
  }
  const sealed = await sealCase({
    random: systemRandom,
    age,
    roster: served.roster,
    rootFingerprint: rootFingerprint(new Uint8Array(32)),
    group,
    caseId,
    caseIdentity: key.identity,
    reporter,
    report: {
      v: 1,
      form: { id: report.form ?? 'report', version: 'test', title: same('Хабарлама') },
      language: report.language ?? 'kk',
      named: false,
      answers,
      files: files.map(({ blobId, mime, extension, cleaned }) => ({
        blobId,
        mime,
        extension,
        cleaned,
      })),
    },
    files: files.map(({ stored }) => stored),
    channel: 'web',
    day,
    dueDay: addDays(day, 3),
  });
  await served.store.intake.fileCase(sealed, filing());
  return { caseId, reporter, caseRecipient: key.recipient };
}

export function newReporter(): ReporterKeys {
  const parsed = parseReceipt(
    makeReceipt({
      draftKey: new Secret(systemRandom(32)),
      token: base64url(systemRandom(16)),
      counter: 0,
    }),
  );
  if (!parsed.ok) throw new TypeError('a receipt of our own making');
  return reporterKeys(parsed.symbols);
}

/** A reporter's later message; `by` another reporter's keys it is a forged one. */
export async function followUp(
  served: Office,
  { caseId, reporter, caseRecipient }: Filed,
  text: string,
  by: ReporterKeys = reporter,
  /** How many letters came before it, as the reporter's page counts them. */
  seq = 0,
): Promise<void> {
  const entry = await sealFollowUp({
    age: nativeAge,
    caseId,
    entryId: newEntryId(systemRandom),
    seq,
    day: today,
    caseRecipient,
    text,
    files: [],
    signSeed: by.signSeed,
  });
  const word = { receiptId: reporter.id, day: today, entry, files: [] };
  const stored = await served.store.reporters.followUp(word, filing());
  if (stored === null) throw new TypeError('no such reporter');
}

export function answer(
  question: string,
  label: string,
  text: string,
): ReportBody['answers'][number] {
  return { question, label: same(label), answer: { kind: 'text', text }, options: {} };
}

function same(text: string) {
  return { kk: text, ru: text, en: text };
}
