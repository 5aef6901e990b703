import { mkdtemp, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';

import type { ConsoleAddress } from '../bots/running.ts';
import { loadKnowledge } from '../knowledge/load.ts';
import { start } from '../main.ts';
import { type Config, readConfig } from '../platform/config/env.ts';
import { takeTeamsSecret } from '../platform/config/teams-secret.ts';
import { takeTelegramToken } from '../platform/config/telegram-token.ts';
import { SenimError } from '../platform/errors.ts';
import { log } from '../platform/log.ts';
import { dayAt, type DateIso } from '../platform/time.ts';
import { seedAnalysis } from './demo-analysis.ts';
import { seedRegister } from './demo-register.ts';
import { readPin } from '../storage/pin.ts';
import type { Access as Entrance } from './demo-cases/officer.ts';
import { seedCases } from './demo-cases/seed-cases.ts';
import { sampleCount, seedReports, sendLetters } from './demo-reports.ts';
import { answerLists, type DemoAnswer, seedLists } from './demo-lists.ts';
import { seedStatistics } from './demo-statistics.ts';
import { seedSurvey } from './demo-survey.ts';
import { openPage } from './page-session.ts';
import { setUpConsole } from './set-up-client.ts';
import { sitDown } from './survey-client.ts';

/** How somebody enters the demonstration. */
interface Access {
  readonly role: string;
  readonly url: string;
  readonly passphrase: string;
}

const body = 'Көрсетілім мекемесі · Демонстрационное учреждение · Demonstration body';

/** `npm start` on an empty folder, and a client that fills it through the doors that everybody has. */
async function run(): Promise<void> {
  process.on('SIGUSR1', () => {});
  const stopping = Promise.withResolvers<void>();
  process.once('SIGTERM', () => stopping.resolve());
  process.once('SIGINT', () => stopping.resolve());
  await using folders = new AsyncDisposableStack();
  const own = await mkdtemp(join(tmpdir(), 'senim-demo-'));
  folders.defer(() => rm(own, { recursive: true, force: true }));
  const config = readConfig({ heldDay: 'allowed', dataDir: own });
  const accessFile = join(config.dataDir, 'demo', 'access.json');
  const codesFile = join(config.dataDir, 'demo', 'survey-codes.txt');
  const day = config.today ?? dayAt(new Date());
  let waiting: readonly DemoAnswer[] | null = null;
  const history = await historyOf(config, day, casesWanted(process.argv.slice(2)));
  const token = takeTelegramToken();
  const secret = takeTeamsSecret();
  await using running = await start(config, {
    parts: ['web', 'console', 'telegram', 'teams'],
    notice: 'demonstration',
    telegram: token === null ? null : { token },
    teams: secret === null ? 'open' : { secret },
    beforePublic: async (console) => {
      const access = history?.access ?? (await setUpOf(console, day));
      const files = { accessFile, codesFile };
      const cases = history === null ? 'invented' : 'counted';
      waiting = access === null ? null : await seedOnce(console, access, { day, cases }, files);
    },
  });
  const url = running.publicUrl ?? '';
  if (waiting !== null) {
    await answerLists(url, waiting);
    const filed = await seedReports(url);
    if (history !== null) await sendLetters(url, history.letters);
    log('demo.seeded', { cases: filed + (history?.cases.length ?? 0) });
  }
  await tell(url, { accessFile, codesFile });
  await stopping.promise;
  log('server.stopping', { because: 'asked' });
}

interface Files {
  readonly accessFile: string;
  /** Codes of the open survey, one a line. */
  readonly codesFile: string;
}

const officers = [
  { role: 'officer', group: 'default' },
  { role: 'officer', group: 'default' },
  { role: 'oversight', group: 'oversight' },
  { role: 'analyst', group: null },
] as const;

/** `null` when the folder holds a demonstration already. */
async function setUpOf({ url, setUpToken: token }: ConsoleAddress, day: DateIso) {
  if (token === null) return null;
  return (await setUpConsole({ url, token, body, day, officers })).access;
}

/** How many cases the demonstration is to have; without `--cases` the few that are sent like a person's. */
function casesWanted(args: readonly string[]): number {
  const { values } = parseArgs({ args: [...args], options: { cases: { type: 'string' } } });
  const wanted = Number(values.cases ?? 0);
  if (Number.isInteger(wanted) && wanted >= 0 && wanted <= mostCases) return wanted;
  throw new SenimError('config', `--cases takes a number from 0 to ${mostCases}`);
}

const mostCases = 2000;

/** Months of cases before the doors open; `null` where none are wanted, or the folder holds a demonstration already. */
async function historyOf(config: Config, day: DateIso, wanted: number) {
  const cases = wanted - sampleCount;
  if (cases <= 0 || (await readPin(config.dataDir)) !== null) return null;
  const begun = performance.now();
  const seeded = await seedCases({
    config,
    knowledge: await loadKnowledge(),
    day,
    count: cases,
    seed: 2026,
    setUp: async (url, token, first) =>
      (await setUpConsole({ url, token, body, day: first, officers })).access,
  });
  console.log(`${cases} cases were made in ${((performance.now() - begun) / 1000).toFixed(1)} s`);
  return seeded;
}

/** What is to come through the people’s door. */
async function seedOnce(
  console: ConsoleAddress,
  access: readonly Entrance[],
  { day, cases }: { readonly day: DateIso; readonly cases: 'counted' | 'invented' },
  { accessFile, codesFile }: Files,
): Promise<readonly DemoAnswer[]> {
  const list: readonly Access[] = access.map(({ role, officerId, passphrase }) => ({
    role,
    url: new URL(`/sign-in/${officerId}`, console.url).href,
    passphrase,
  }));
  await mkdir(join(accessFile, '..'), { recursive: true, mode: 0o700 });
  await writeFile(accessFile, `${JSON.stringify(list, null, 2)}\n`, { mode: 0o600 });
  const officer = access.find(({ role }) => role === 'officer');
  if (officer === undefined) return [];
  await using desk = await sitDown(console.url, officer);
  await seedSurvey({ desk, body, day, codesFile });
  await using page = await openPage(console.url, officer);
  await seedStatistics(page.session, day, cases);
  const analysis = await seedAnalysis(desk, day);
  await seedRegister(analysis, day);
  // Awaited here: the desk signs out when this is left.
  return await seedLists(desk, analysis, body, day);
}

async function tell(url: string, { accessFile, codesFile }: Files): Promise<void> {
  const list = JSON.parse(await readFile(accessFile, 'utf8')) as readonly Access[];
  console.log(
    `\nDemonstration: nothing here is protected.\n\nFor people:   ${url}/\n\nFor officers:`,
  );
  for (const { role, url: door, passphrase } of list) {
    console.log(`  ${role.padEnd(10)}${door}\n            passphrase: ${passphrase}`);
  }
  console.log(`\nThe same stands in ${accessFile}. Ctrl+C ends it.`);
  const codes = await codesIn(codesFile);
  if (codes === null) return;
  console.log(
    `\nOne survey is open: choose “Survey” and type one of the ${codes.length} codes of\n${codesFile}, for example ${codes[0] ?? ''}`,
  );
}

/** `null` where the demonstration has none: its folder is of an earlier version. */
async function codesIn(codesFile: string): Promise<readonly string[] | null> {
  try {
    return (await readFile(codesFile, 'utf8')).trim().split('\n');
  } catch {
    return null;
  }
}

try {
  await run();
} catch (error) {
  console.error(error instanceof SenimError ? error.message : error);
  process.exitCode = 1;
}
