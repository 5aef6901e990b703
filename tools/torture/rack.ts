import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';

import { newEntryId } from '../../cases/ids.ts';
import type { CaseId } from '../../cases/sealed.ts';
import { systemRandom } from '../../platform/crypto/random.ts';
import { openRawCases } from '../../storage/raw-cases.ts';
import type { Body } from './body.ts';
import { deskAt, type Desk } from './desk.ts';
import type { House } from './house.ts';
import type { Ledger } from './ledger.ts';
import { layOldDatabase, missedIn } from './old-database.ts';
import { answerReady, letterReady, type Person, reporterReady } from './person.ts';
import type { Strike } from './strikes.ts';

/** What the strikes work on. */
export interface Rack {
  readonly body: Body;
  readonly house: House;
  readonly desk: Desk;
  readonly ledger: Ledger;
  /** A mark that nobody else has. */
  readonly newMark: () => string;
}

/** Cuts one act short, opens the house again, and lets everybody press on until all is acknowledged. */
export async function strike(rack: Rack, { kind, step }: Strike, at: number): Promise<void> {
  switch (kind) {
    case 'report':
    case 'large':
    case 'crowd':
      return await strikeReports(rack, { kind, step }, at);
    case 'letter': {
      const mark = rack.newMark();
      const receipt = [...rack.ledger.reports.values()].at(-1 - (at % 7)) ?? '';
      await strikePerson(rack, await letterReady(rack.house.url(), receipt, mark), step);
      rack.ledger.letters.push(mark);
      return;
    }
    case 'answer': {
      const mark = rack.newMark();
      const code = rack.body.codes[rack.ledger.answers.length] ?? '';
      await strikePerson(rack, await answerReady(rack.house.url(), code, mark), step);
      rack.ledger.answers.push(mark);
      return;
    }
    case 'word':
    case 'wrap':
      return await strikeDesk(rack, { kind, step }, at);
    case 'migrate':
      return await strikeOldDatabase(rack, step, at);
    default:
      return kind satisfies never;
  }
}

/** Three people at once; whoever comes to the place first takes the house down for all of them. */
async function strikeReports(rack: Rack, { kind, step }: Strike, at: number): Promise<void> {
  const { house, ledger } = rack;
  const people = await Promise.all(
    [1, 2, 3].map(() => {
      const mark = rack.newMark();
      return reporterReady(house.url(), mark, kind === 'large' ? longer(mark) : mark);
    }),
  );
  const press = () =>
    Promise.all(
      people.map((each) =>
        each.press(house.url()).then(
          (receipt) => void ledger.reports.set(each.mark, receipt),
          () => {},
        ),
      ),
    );
  if (step !== null) await house.killAt(step, press);
  else {
    const pressing = press();
    await wait(delays[at % delays.length]);
    await house.kill();
    await pressing;
  }
  await house.restart();
  // Who had a receipt goes home with it; nobody sends again for him.
  for (const each of people.filter(({ mark }) => !ledger.reports.has(mark))) {
    ledger.reports.set(each.mark, await each.insist(house.url()));
  }
}

/** Milliseconds from the press to the kill. */
const delays = [5, 15, 30, 60, 140];

/** The sealed report has to be too large for a row where a strike is about the file that it then becomes. */
function longer(mark: string): string {
  return `${mark} ${'очень длинно '.repeat(6000)}`.trim();
}

async function strikePerson({ house }: Rack, person: Person, step: Strike['step']): Promise<void> {
  if (step === null) throw new TypeError('a person is cut short at a place');
  await house.killAt(step, () => person.press(house.url()));
  await house.restart();
  await person.insist(house.url());
}

async function strikeDesk(
  { body, desk, ledger, newMark }: Rack,
  { kind, step }: Strike,
  at: number,
): Promise<void> {
  if (step === null) throw new TypeError('a desk is cut short at a place');
  const caseId = await anyCase(body, at);
  const wrapped = (ledger.wrapped.get(caseId) ?? 1) + 1;
  const mark = newMark();
  const act =
    kind === 'word'
      ? ({ kind, caseId, entryId: newEntryId(systemRandom), text: mark } as const)
      : ({ kind: 'wrap', caseId, wrapped } as const);
  await desk.killAt(step, act);
  await desk.insist(act);
  if (kind === 'word') ledger.words.push(mark);
  else ledger.wrapped.set(caseId, wrapped);
}

async function anyCase({ dataDir }: Body, at: number): Promise<CaseId> {
  await using raw = await openRawCases({ dataDir });
  const ids = await raw.ids();
  const id = ids[at % ids.length];
  if (id === undefined) throw new TypeError('nothing was filed yet');
  return id;
}

async function strikeOldDatabase(
  { body, ledger }: Rack,
  step: Strike['step'],
  at: number,
): Promise<void> {
  if (step === null) throw new TypeError('a migration is cut short at a place');
  const folder = await mkdtemp(join(tmpdir(), 'senim-old-'));
  try {
    const dataDir = join(folder, 'data');
    await layOldDatabase(dataDir, 1 + (at % 4));
    const desk = deskAt(body, { dataDir, orders: join(folder, 'orders') });
    await desk.killAt(step, { kind: 'migrate' });
    await desk.insist({ kind: 'migrate' });
    const { lost, doubled } = missedIn(dataDir);
    if (lost + doubled > 0)
      throw new Error(`a migration lost ${lost} and doubled ${doubled} cases`);
    ledger.migrated += 1;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
