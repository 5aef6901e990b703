import { workOf } from '../../cases/case-work.ts';
import { isClosed, type Status } from '../../cases/status.ts';
import { createConsole } from '../../console/server/create.ts';
import type { Knowledge } from '../../knowledge/load.ts';
import { addWorkingDays } from '../../knowledge/calendar.ts';
import { termDay } from '../../knowledge/terms.ts';
import { systemClock } from '../../platform/clock.ts';
import type { Config } from '../../platform/config/env.ts';
import { base64url, hex } from '../../platform/crypto/bytes.ts';
import { systemRandom } from '../../platform/crypto/random.ts';
import { log } from '../../platform/log.ts';
import { Secret } from '../../platform/secret.ts';
import { addDays, type DateIso } from '../../platform/time.ts';
import { openStore } from '../../storage/store.ts';
import { serve } from '../../web/serve.ts';
import { inFlight } from '../in-flight.ts';
import { type Access, type DemoOfficer, officerAt } from './officer.ts';
import { closeByTwo } from './close-by-two.ts';
import { fileCase, type LiveCase, putCard, sayIn } from './live-case.ts';
import { demoDays, type Planned, planCases } from './plan.ts';
import words from './words.json' with { type: 'json' };

interface Seeding {
  readonly config: Config;
  readonly knowledge: Knowledge;
  readonly day: DateIso;
  readonly count: number;
  readonly seed: number;
  /** Holds the ceremony at a console that waits for it. */
  readonly setUp: (url: string, token: string, day: DateIso) => Promise<readonly Access[]>;
}

/** What the demonstration goes on with. */
export interface Seeded {
  readonly access: readonly Access[];
  /** Receipts with what their holders write, in their language. */
  readonly letters: readonly { readonly receipt: string; readonly text: string }[];
  /** Every case with what was filed and said in it. */
  readonly cases: readonly LiveCase[];
}

/**
 * Months of work before the demonstration begins: on each of a few days a console of that day stands open, and officers
 * file and answer at its interface. Terms are broken and kept because time passes between the days.
 */
export async function seedCases(seeding: Seeding): Promise<Seeded> {
  const { day, count, seed } = seeding;
  const planned = planCases(count, seed);
  const live: LiveCase[] = [];
  let access: readonly Access[] | null = null;
  for (const [phase, { back }] of demoDays.entries()) {
    const on = addDays(day, -back);
    access = await oneDay(seeding, on, access, async (officers) => {
      const ofToday = planned.filter((one) => one.phase === phase);
      const filed = await inFlight(atOnce, ofToday, (each) =>
        fileCase(officers.first, each, on, seeding.knowledge),
      );
      live.push(...filed);
      const due = live.filter((each) => phase - each.planned.phase >= each.planned.rest);
      await inFlight(atOnce, due, (each) => workOn(each, on, officers, seeding.knowledge));
    });
  }
  const answered = live.filter(({ planned: { writes }, steps }) => writes && steps > 0);
  const letters = answered.slice(0, mostLetters).map(({ receipt, planned: { language } }) => ({
    receipt,
    text: words.letter[language],
  }));
  return { access: access ?? [], letters, cases: live };
}

const mostLetters = 12;

/** Cases know nothing of each other: while one is written to the disk others are sealed. */
const atOnce = 8;

interface Officers {
  readonly first: DemoOfficer;
  readonly oversight: DemoOfficer;
  /** A colleague of the first, or where there is none oversight; signs in when it comes to that. */
  readonly second: () => Promise<DemoOfficer>;
}

function readerOf({ first, oversight }: Officers, { group }: Planned): DemoOfficer {
  return group === 'oversight' ? oversight : first;
}

async function oneDay(
  { config, knowledge, setUp }: Seeding,
  day: DateIso,
  known: readonly Access[] | null,
  work: (officers: Officers) => Promise<void>,
): Promise<readonly Access[]> {
  await using opened = new AsyncDisposableStack();
  const { dataDir } = config;
  const store = opened.use(await openStore({ dataDir }));
  const token = base64url(systemRandom(24));
  const app = createConsole({
    store,
    dataDir,
    clock: systemClock(day),
    random: systemRandom,
    log,
    fakeHeaderKey: new Secret(systemRandom(32)),
    bundle: () => null,
    setUpToken: known === null ? token : null,
    https: false,
    publicOrigin: null,
    notice: 'demonstration',
    calendar: knowledge.calendar,
  });
  const listening = opened.use(await serve({ host: '127.0.0.1', port: 0, fetch: app.fetch }));
  const url = `http://localhost:${listening.port}`;
  const access = known ?? (await setUp(url, token, day));
  const at = async (role: string, nth = 0) => {
    const found = access.filter((each) => each.role === role)[nth];
    if (found === undefined) return null;
    const officer = await officerAt(url, found);
    opened.use(officer.desk);
    return officer;
  };
  const [first, oversight] = [await at('officer'), await at('oversight')];
  if (first === null || oversight === null) throw new TypeError('nobody to work on cases');
  let second: Promise<DemoOfficer> | null = null;
  const called = async () => (await at('officer', 1)) ?? oversight;
  await work({ first, oversight, second: () => (second ??= called()) });
  return access;
}

/** One visit of an officer, and what goes with it; whatever is closed stays so until the next. */
async function workOn(
  live: LiveCase,
  day: DateIso,
  officers: Officers,
  knowledge: Knowledge,
): Promise<void> {
  const { path, pace } = live.planned;
  const { steps } = live;
  for (const to of path.slice(steps, steps + pace)) {
    await moveTo(to, live, day, officers, knowledge);
    if (isClosed(to)) break;
  }
  if (live.steps > steps || live.cardVersion === 0)
    await putCard(live, readerOf(officers, live.planned));
}

async function moveTo(
  to: Status,
  live: LiveCase,
  day: DateIso,
  officers: Officers,
  knowledge: Knowledge,
): Promise<void> {
  const officer = readerOf(officers, live.planned);
  const { language } = live.planned;
  if (to === 'acknowledged') {
    await sayIn(live, { kind: 'message', text: words.message[language] }, day, officer);
  }
  const reason = (live.state === 'investigating' && isClosed(to) ? words.found : words.reason)[
    language
  ];
  const word = { kind: 'status', from: live.state, to, reason } as const;
  if (to === 'closed-not-confirmed') {
    await closeByTwo(live, word, day, { asks: officer, agrees: await officers.second() });
  } else await sayIn(live, word, day, officer);
  live.state = to;
  live.steps += 1;
  if (to === 'assessing') await assess(live, day, officer, knowledge);
  if (to === 'investigating') await extend(live, day, officer, knowledge);
}

async function assess(
  live: LiveCase,
  day: DateIso,
  officer: DemoOfficer,
  { terms, calendar }: Knowledge,
): Promise<void> {
  const term = terms.find(({ id }) => id === live.planned.basis);
  if (term === undefined) throw new TypeError('no such term');
  const counted = termDay(calendar, term, live.filed);
  const due = counted.ok ? counted.value : null;
  const word = { kind: 'term', term: term.id, due, extended: false, reason: '' } as const;
  await sayIn(live, word, day, officer);
  await sayIn(live, { kind: 'note', text: words.note }, day, officer);
  await sayIn(live, { kind: 'assign', to: officer.id }, day, officer);
  const task = { id: hex(systemRandom(16)), text: words.task, due: addDays(day, 10), done: false };
  await sayIn(live, { kind: 'task', ...task }, day, officer);
}

async function extend(
  live: LiveCase,
  day: DateIso,
  officer: DemoOfficer,
  { calendar }: Knowledge,
): Promise<void> {
  const { planned, entries } = live;
  const { term } = workOf(entries);
  if (!planned.extended || term === null || term.due === null || term.term !== 'appeal') return;
  const later = addWorkingDays(calendar, term.due, 15);
  if (!later.ok) return;
  const reason = words.extension[planned.language];
  const extended = { term: term.term, due: later.value, extended: true, reason } as const;
  await sayIn(live, { kind: 'term', ...extended }, day, officer);
}
