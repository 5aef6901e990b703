import { needsTwo } from '../../cases/agreed-closing.ts';
import { sealCard } from '../../cases/card.ts';
import { type OpenedEntry, sealOfficerEntry } from '../../cases/entry.ts';
import { isToReporter, type OfficerWord } from '../../cases/entry-payload.ts';
import { newEntryId } from '../../cases/ids.ts';
import type { ReportBody } from '../../cases/report.ts';
import type { CaseId, EntryId, SealedEntry } from '../../cases/sealed.ts';
import { isClosed, type Status } from '../../cases/status.ts';
import * as api from '../../console/api.ts';
import * as enteredApi from '../../console/entered-api.ts';
import type { Knowledge } from '../../knowledge/load.ts';
import { nativeAge } from '../../platform/crypto/native.ts';
import { systemRandom } from '../../platform/crypto/random.ts';
import type { DateIso } from '../../platform/time.ts';
import type { DemoOfficer } from './officer.ts';
import type { Planned } from './plan.ts';
import { plannedCard, sealPlanned } from './planned-case.ts';

/** A case whose keys the demonstration still has in its hands, so that nothing has to be opened to go on with it. */
export interface LiveCase {
  readonly planned: Planned;
  readonly caseId: CaseId;
  readonly receipt: string;
  readonly filed: DateIso;
  readonly caseRecipient: string;
  readonly reporterRecipient: string;
  readonly report: ReportBody;
  /** All that officers said in it, the oldest first. */
  readonly entries: OpenedEntry[];
  /** Of these, what two signed. */
  readonly byTwo: Set<EntryId>;
  state: Status;
  steps: number;
  cardVersion: number;
}

/** Seals a case as the console does for whoever called, and files it. */
export async function fileCase(
  officer: DemoOfficer,
  planned: Planned,
  day: DateIso,
  knowledge: Pick<Knowledge, 'forms'>,
): Promise<LiveCase> {
  const { desk } = officer;
  const days = { day, dueDay: day };
  const made = await sealPlanned(officer, planned, days, knowledge);
  const { sealed, report: body, receipt, reporter, caseRecipient } = made;
  const { caseId, rosterSeq, keyFile, manifest, blobs } = sealed;
  const [report] = blobs;
  if (report === undefined) throw new TypeError('a case without its report');
  await desk.post('/api/entered', enteredApi.enterReport, {
    once: systemRandom(32),
    caseId,
    group: planned.group,
    day,
    rosterSeq,
    keyFile,
    manifest,
    report,
    files: [],
    shred: sealed.shred.bytes(),
    reporter: sealed.reporter,
  });
  await desk.post('/api/entered/handed-over', enteredApi.handedOver, { receiptId: reporter.id });
  return {
    planned,
    caseId,
    receipt,
    filed: day,
    caseRecipient,
    reporterRecipient: await nativeAge.recipientOf(reporter.ageIdentity),
    report: body,
    entries: [],
    byTwo: new Set(),
    state: 'new',
    steps: 0,
    cardVersion: 0,
  };
}

/** A word of an officer in a case, signed and sealed as the page would, and as it reads. */
export async function wordIn(
  { caseId, caseRecipient, reporterRecipient, entries, planned }: LiveCase,
  word: OfficerWord,
  day: DateIso,
  { id, desk, roster }: DemoOfficer,
): Promise<{ readonly entry: Omit<SealedEntry, 'from'>; readonly opened: OpenedEntry }> {
  const place = { entryId: newEntryId(systemRandom), seq: entries.length, day };
  const { from: _, ...entry } = await sealOfficerEntry({
    age: nativeAge,
    caseId,
    ...place,
    caseRecipient,
    reporterRecipient,
    word,
    officer: { id, signSeed: desk.seed },
  });
  const role = planned.group === 'oversight' ? 'oversight' : 'officer';
  const said = { from: 'officer', officer: id, role, signedUnder: roster.seq, word } as const;
  return { entry, opened: { ...place, ...said } };
}

/** Says a word in a case. */
export async function sayIn(
  live: LiveCase,
  word: OfficerWord,
  day: DateIso,
  officer: DemoOfficer,
): Promise<void> {
  const { entry, opened } = await wordIn(live, word, day, officer);
  const { caseId, entries } = live;
  entries.push(opened);
  await officer.desk.post(`/api/cases/${caseId}/entries`, api.addEntry, {
    ...entry,
    toReporter: isToReporter(word.kind),
    closes: closesOf(word),
    ...(word.kind === 'term' ? { termDay: word.due } : {}),
  });
}

/** What the list shows of the case. */
export async function putCard(live: LiveCase, { desk, groupKey, id }: DemoOfficer): Promise<void> {
  const { caseId, planned, report, state, entries } = live;
  const read = { state, entries, alone: signedAlone(live) };
  const made = plannedCard({ report, channel: planned.channel }, read, id);
  const card = sealCard(made, caseId, groupKey, systemRandom);
  const request = { card, expected: live.cardVersion };
  await desk.post(`/api/cases/${caseId}/card`, api.setCard, request);
  live.cardVersion += 1;
}

/** What two must sign, and one did. */
function signedAlone({ entries, byTwo }: LiveCase): ReadonlySet<string> {
  const needing = entries.filter(needsTwo).map(({ entryId }) => entryId);
  return new Set(needing.filter((id) => !byTwo.has(id)));
}

function closesOf(word: OfficerWord): 'closes' | 'reopens' | 'leaves' {
  if (word.kind !== 'status') return 'leaves';
  if (isClosed(word.to)) return 'closes';
  return isClosed(word.from) ? 'reopens' : 'leaves';
}
