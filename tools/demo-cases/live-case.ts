import { sealCard } from '../../cases/card.ts';
import { newCaseKey } from '../../cases/case-key.ts';
import { sealOfficerEntry } from '../../cases/entry.ts';
import { isToReporter, type OfficerWord } from '../../cases/entry-payload.ts';
import { newCaseId, newEntryId } from '../../cases/ids.ts';
import { makeReceipt, parseReceipt, reporterKeys } from '../../cases/receipt.ts';
import { reportBody } from '../../cases/report.ts';
import { rootFingerprint } from '../../cases/root.ts';
import { sealCase } from '../../cases/seal.ts';
import type { CaseId } from '../../cases/sealed.ts';
import { isClosed, type Status } from '../../cases/status.ts';
import * as api from '../../console/api.ts';
import * as enteredApi from '../../console/entered-api.ts';
import type { Knowledge } from '../../knowledge/load.ts';
import { base64url, fromHex } from '../../platform/crypto/bytes.ts';
import { nativeAge } from '../../platform/crypto/native.ts';
import { systemRandom } from '../../platform/crypto/random.ts';
import { Secret } from '../../platform/secret.ts';
import type { DateIso } from '../../platform/time.ts';
import type { DemoOfficer } from './officer.ts';
import type { Planned } from './plan.ts';

/** A case whose keys the demonstration still has in its hands, so that nothing has to be opened to go on with it. */
export interface LiveCase {
  readonly planned: Planned;
  readonly caseId: CaseId;
  readonly receipt: string;
  readonly filed: DateIso;
  readonly caseRecipient: string;
  readonly reporterRecipient: string;
  state: Status;
  steps: number;
  seq: number;
  cardVersion: number;
  term: { readonly id: string; readonly due: DateIso | null } | null;
  tasks: number;
}

/** Seals a case as the console does for whoever called, and files it. */
export async function fileCase(
  { desk, roster, id }: DemoOfficer,
  planned: Planned,
  day: DateIso,
  { forms }: Pick<Knowledge, 'forms'>,
): Promise<LiveCase> {
  const { random, age } = { random: systemRandom, age: nativeAge };
  const form = forms.get(planned.kind);
  if (form === undefined) throw new TypeError('no such form');
  const key = await newCaseKey({ random, age });
  const caseId = newCaseId(random);
  const made = { draftKey: new Secret(random(32)), token: base64url(random(16)), counter: 0 };
  const receipt = makeReceipt(made);
  const parsed = parseReceipt(receipt);
  if (!parsed.ok) throw new TypeError('a receipt of our own must be readable');
  const reporter = reporterKeys(parsed.symbols);
  const entered =
    planned.channel === 'office' ? ({ by: id, how: 'phone', received: day } as const) : null;
  const finished = {
    formId: form.id,
    formVersion: form.version,
    answers: answersOf(planned),
    files: [],
    named: false,
  };
  const sealed = await sealCase({
    random,
    age,
    roster,
    rootFingerprint: rootFingerprint(fromHex(desk.keys.pins.rootPublic)),
    group: planned.group,
    caseId,
    caseIdentity: key.identity,
    reporter,
    report: reportBody(finished, form, planned.language, entered),
    files: [],
    channel: planned.channel,
    day,
    dueDay: day,
  });
  const [report] = sealed.blobs;
  if (report === undefined) throw new TypeError('a case without its report');
  await desk.post('/api/entered', enteredApi.enterReport, {
    once: random(32),
    caseId,
    group: planned.group,
    day,
    rosterSeq: sealed.rosterSeq,
    keyFile: sealed.keyFile,
    manifest: sealed.manifest,
    report,
    files: [],
    shred: sealed.shred.bytes(),
    reporter: { id: sealed.reporter.id, packet: sealed.reporter.packet },
  });
  await desk.post('/api/entered/handed-over', enteredApi.handedOver, { receiptId: reporter.id });
  return {
    planned,
    caseId,
    receipt,
    filed: day,
    caseRecipient: key.recipient,
    reporterRecipient: await age.recipientOf(reporter.ageIdentity),
    state: 'new',
    steps: 0,
    seq: 0,
    cardVersion: 0,
    term: null,
    tasks: 0,
  };
}

/** Says a word in a case, signed and sealed as the page would. */
export async function sayIn(
  live: LiveCase,
  word: OfficerWord,
  day: DateIso,
  { id, desk }: DemoOfficer,
): Promise<void> {
  const { caseId, caseRecipient, reporterRecipient } = live;
  const { from: _, ...entry } = await sealOfficerEntry({
    age: nativeAge,
    caseId,
    entryId: newEntryId(systemRandom),
    seq: live.seq,
    day,
    caseRecipient,
    reporterRecipient,
    word,
    officer: { id, signSeed: desk.seed },
  });
  live.seq += 1;
  await desk.post(`/api/cases/${caseId}/entries`, api.addEntry, {
    ...entry,
    toReporter: isToReporter(word.kind),
    closes: closesOf(word),
    ...(word.kind === 'term' ? { termDay: word.due } : {}),
  });
}

/** What the list shows of the case. */
export async function putCard(live: LiveCase, { desk, groupKey, id }: DemoOfficer): Promise<void> {
  const { caseId, planned, state, term, tasks, seq } = live;
  const words = planned.recall.toLowerCase().match(/\p{L}{5,}/gu) ?? [];
  const card = sealCard(
    {
      title: `${planned.recall.slice(0, 70)}…`,
      category: planned.kind === 'question' ? 'question' : planned.what,
      unit: planned.unit,
      state,
      assignee: seq > 2 ? id : null,
      terms: words,
      work: { at: 0, term: term?.id ?? null, openTasks: tasks, nextTask: null, seen: {} },
    },
    caseId,
    groupKey,
    systemRandom,
  );
  const request = { card, expected: live.cardVersion };
  await desk.post(`/api/cases/${caseId}/card`, api.setCard, request);
  live.cardVersion += 1;
}

function closesOf(word: OfficerWord): 'closes' | 'reopens' | 'leaves' {
  if (word.kind !== 'status') return 'leaves';
  if (isClosed(word.to)) return 'closes';
  return isClosed(word.from) ? 'reopens' : 'leaves';
}

function answersOf({ kind, recall, what, region, unit, group }: Planned) {
  const about = group === 'oversight' ? 'yes' : 'no';
  if (kind === 'question') return [choice('question-unit', about), text('question', recall)];
  return [
    choice('about-unit', about),
    text('recall', recall),
    choice('what', what),
    choice('region', region),
    text('unit', unit),
    choice('continues', 'yes'),
  ];
}

function text(question: string, said: string) {
  return { question, answer: { kind: 'text', text: said } as const };
}

function choice(question: string, option: string) {
  return { question, answer: { kind: 'choice', option } as const };
}
