import { sealCard } from '../../../cases/card.ts';
import { type OpenedEntry, sealOfficerEntry } from '../../../cases/entry.ts';
import { newEntryId } from '../../../cases/ids.ts';
import { isClosed } from '../../../cases/status.ts';
import { loadKnowledge } from '../../../knowledge/load.ts';
import { pledgedDay } from '../../../knowledge/pledge.ts';
import { nativeAge } from '../../../platform/crypto/native.ts';
import { systemRandom } from '../../../platform/crypto/random.ts';
import { addDays, type DateIso } from '../../../platform/time.ts';
import type { Officer } from '../../../storage/officer.ts';
import { openStore, type Store } from '../../../storage/store.ts';
import { type DemoOfficer, officerAt } from '../../demo-cases/officer.ts';
import { type Planned, planCases } from '../../demo-cases/plan.ts';
import { plannedCard, type PlannedCase, sealPlanned } from '../../demo-cases/planned-case.ts';
import { inFlight } from '../../in-flight.ts';
import type { Body } from '../body.ts';
import { startServer } from '../server.ts';

const atOnce = 8;
/** Filed over so many days before today. */
const days = 300;
/** Every so many-eth case was answered. */
const answered = 3;

/**
 * Fills the store of a body with cases that are sealed as reports are, with the cards of a console that has opened each.
 * They go past the server, by the functions that store what it receives: what is measured comes afterwards.
 */
export async function fillCases({ dataDir, officer }: Body, count: number, today: DateIso) {
  const knowledge = await loadKnowledge();
  const clerk = await clerkOf(dataDir, officer);
  await using store = await openStore({ dataDir });
  const who: Officer = { id: clerk.id, role: 'officer', group: 'default' };
  await inFlight(atOnce, [...planCases(count, 2026).entries()], async ([at, plan]) => {
    const each = { ...plan, group: 'default' } as const;
    const day = addDays(today, -1 - (at % days));
    const on = { day, dueDay: pledgedDay(knowledge.calendar, day) };
    const made = await sealPlanned(clerk, each, on, knowledge);
    await fileOne(store, who, clerk, each, made, at % answered === 0);
  });
}

/** The keys of the officer as the page holds them; the server is needed to fetch them and for nothing else. */
async function clerkOf(dataDir: string, { id, passphrase }: Body['officer']): Promise<DemoOfficer> {
  await using server = await startServer({ dataDir });
  const access = { role: 'officer', officerId: id, passphrase };
  const officer = await officerAt(server.consoleUrl, access);
  await using _signedOut = officer.desk;
  return officer;
}

async function fileOne(
  { intake, cases }: Store,
  who: Officer,
  clerk: DemoOfficer,
  planned: Planned,
  { sealed, report, caseRecipient, reporter }: PlannedCase,
  isAnswered: boolean,
): Promise<void> {
  const { caseId, day } = sealed;
  const request = { idempotency: systemRandom(32), session: null, enteredBy: who.id };
  await intake.fileCase(sealed, request);
  const state = planned.path.at(-1) ?? 'new';
  const entries: OpenedEntry[] = [];
  if (isAnswered) {
    const place = { entryId: newEntryId(systemRandom), seq: 0, day };
    const word = { kind: 'message', text: planned.recall.slice(0, 80) } as const;
    const entry = await sealOfficerEntry({
      age: nativeAge,
      caseId,
      ...place,
      caseRecipient,
      reporterRecipient: await nativeAge.recipientOf(reporter.ageIdentity),
      word,
      officer: { id: who.id, signSeed: clerk.desk.seed },
    });
    const closedDay = isClosed(state) ? day : null;
    await cases.addEntry(who, caseId, entry, { day, closedDay });
    const from = { from: 'officer', officer: who.id, role: 'officer' } as const;
    entries.push({ ...place, ...from, signedUnder: clerk.roster.seq, word });
  }
  const read = { state, entries, alone: new Set<string>() };
  const card = plannedCard({ report, channel: planned.channel }, read, who.id);
  await cases.setCard(who, caseId, sealCard(card, caseId, clerk.groupKey, systemRandom), 0);
}
