import { join } from 'node:path';

import { Hono } from 'hono';

import { createAttach } from './bots/attach.ts';
import { createConverse } from './bots/converse.ts';
import { createCount } from './bots/count.ts';
import { createEvidence } from './bots/evidence.ts';
import { createDoor } from './bots/gate/door.ts';
import { createGate } from './bots/gate/gate.ts';
import { gated } from './bots/gate/gated.ts';
import { createFiling } from './bots/filing.ts';
import { healthCheck } from './bots/health.ts';
import { oneTimeFiles } from './bots/json/one-time-files.ts';
import { jsonChannel } from './bots/json/routes.ts';
import { fileMaker } from './bots/made-file.ts';
import { createLists } from './bots/lists.ts';
import type { ConsoleAddress, Running, StartOptions } from './bots/running.ts';
import { createRephrase } from './bots/model/rephrase.ts';
import { messengers } from './bots/messengers.ts';
import { askedBy, createOwnForms } from './bots/own-form.ts';
import { published } from './bots/published.ts';
import { watchRoster } from './bots/roster-watch.ts';
import { chatTeller } from './bots/telegram/teller.ts';
import { teamsMode } from './bots/teams/mode.ts';
import { watching } from './bots/watching.ts';
import { createSurveys } from './bots/surveys.ts';
import type { Near } from './bots/terminal/talk.ts';
import { createVisits } from './bots/visits.ts';
import { webChannel } from './bots/web/routes.ts';
import { lateConsole } from './console/server/late.ts';
import { setUpWords } from './console/set-up-words.ts';
import { checkFlows } from './dialogs/check-flows.ts';
import { loadKnowledge } from './knowledge/load.ts';
import { createSearch } from './knowledge/search/search.ts';
import { withOwnDirectory } from './knowledge/own-directory.ts';
import { createCounters, counting } from './platform/counters.ts';
import { systemClock } from './platform/clock.ts';
import { forbidCoreDumps } from './platform/core-dumps.ts';
import { takeDatabaseAddress } from './platform/config/database-address.ts';
import { takeSmtpUrl } from './platform/config/digest.ts';
import { readConfig, type Config } from './platform/config/env.ts';
import { checkUsed, commandOf } from './platform/config/parts.ts';
import { quietLibraries } from './platform/config/quiet-libraries.ts';
import { takeTeamsSecret } from './platform/config/teams-secret.ts';
import { takeTelegramToken } from './platform/config/telegram-token.ts';
import { base64url } from './platform/crypto/bytes.ts';
import { nativeAge } from './platform/crypto/native.ts';
import { nativeSigner } from './platform/crypto/native-signer.ts';
import { systemRandom } from './platform/crypto/random.ts';
import { codeOf, log as systemLog, placeOf } from './platform/log.ts';
import { SenimError } from './platform/errors.ts';
import { fingerprintOf, openSecrets } from './platform/secrets.ts';
import { settling } from './platform/settling.ts';
import { lastWords } from './platform/last-words.ts';
import { readPin } from './storage/pin.ts';
import { makePrivateFolder } from './storage/private-file.ts';
import { bundleManifest, consolePage } from './tools/console-page.ts';
import { announced } from './storage/announced.ts';
import { openStore } from './storage/store.ts';
import { sweeping } from './storage/sweeping.ts';
import { serve } from './web/serve.ts';

/** Builds the house and opens its doors. Throws when a setting or the store is not usable; then nothing stays open. */
export async function start(config: Config, options: StartOptions): Promise<Running> {
  await using opened = new AsyncDisposableStack();
  quietLibraries();
  const { dataDir, publicUrl } = config;
  const { log = systemLog, onStep } = options;
  await makePrivateFolder(dataDir);
  const clock = systemClock(config.today);
  const knowledge = await withOwnDirectory(await loadKnowledge(), join(dataDir, 'directory.json'));
  checkFlows(knowledge);
  const search = createSearch(knowledge.cards.values(), knowledge.glossary);
  const store = opened.use(
    await openStore({
      dataDir,
      address: options.database ?? null,
      ...(onStep === undefined ? {} : { onStep }),
      ...(options.judge === undefined ? {} : { judge: options.judge }),
    }),
  );
  const secrets = await openSecrets({ dataDir, secretsFile: config.secretsFile });
  await store.secrets.agree(fingerprintOf(secrets), options.newSecrets ?? false);
  await announced(store, log);

  const address = { host: config.host };
  const https = publicUrl?.startsWith('https:') ?? false;
  let officers: ConsoleAddress | null = null;
  let prepare: (() => Promise<void>) | null = null;
  if (options.parts.includes('console')) {
    const isNew = (await readPin(dataDir)) === null;
    const setUpToken = isNew ? base64url(systemRandom(24)) : null;
    const page = consolePage(log);
    const app = lateConsole({
      store,
      dataDir,
      clock,
      random: systemRandom,
      log,
      fakeHeaderKey: secrets.fakeHeaderKey,
      bundle: page.bundle,
      setUpToken,
      https,
      publicOrigin: null,
      notice: options.notice,
      site: { url: publicUrl, port: config.port },
      cards: knowledge.cards,
      calendar: knowledge.calendar,
    });
    const listening = opened.use(
      await serve({ ...address, fetch: app.fetch, port: config.consolePort }),
    );
    const ways = { smtp: options.smtp ?? null, tell: chatTeller(config, options.telegram) };
    const { daily } = await import('./console/digest/daily.ts');
    await daily(config, ways, { ...store, log }, opened);
    const isUnpinned = isNew && (await store.rosters.latest()) !== null;
    officers = { url: `http://localhost:${listening.port}`, setUpToken, isUnpinned };
    log('server.listening', { side: 'console', port: listening.port });
    await options.beforePublic?.(officers);
    ({ prepare } = page);
  }

  let terminal: Near | null = null;
  let people: string | null = null;
  let local: string | null = null;
  const bot = options.parts.includes('telegram') ? (options.telegram ?? null) : null;
  const isSpoken = (['web', 'terminal'] as const).some((part) => options.parts.includes(part));
  const mode = options.parts.includes('teams') ? teamsMode(config, options.teams ?? null) : null;
  const isAsked = isSpoken || bot !== null || mode !== null;
  if (isAsked) {
    const roster = watchRoster({ rosters: store.rosters, pin: () => readPin(dataDir), log });
    // A list that does not hold is named at the start, and not when the first person comes.
    await roster();
    const shared = { age: nativeAge, random: systemRandom, clock, roster, knowledge, search, log };
    const server = nativeSigner(secrets.serverSeed);
    const gate = createGate({ now: clock.now });
    const door = createDoor({ ...secrets, random: systemRandom, now: clock.now });
    const { model } = config;
    const rephraser =
      model === null ? null : createRephrase({ model, cards: knowledge.cards, log });
    const { sessions, blobs, intake, reporters, checkIns, settings } = store;
    const forms = createOwnForms(settings);
    const filing = createFiling({ ...shared, intake, ownForms: forms });
    const counters = createCounters(clock.now);
    const healthy = healthCheck(settings, clock);
    const common = {
      ...shared,
      blobs,
      surveys: askedBy(forms, createSurveys({ ...shared, surveys: store.surveys })),
      lists: createLists({ ...shared, lists: store.lists, blobs }),
      file: counting(filing, () => counters.count('report')),
      visits: createVisits({ ...shared, reporters, checkIns, server }),
      rephrase: rephraser?.rephrase ?? null,
      count: createCount({ asked: store.asked, clock, log }),
      attach: createAttach({ ...shared, blobs, evidence: createEvidence(), stage: gate.stage }),
    };
    const make = fileMaker(knowledge);
    const demonstration = options.notice === 'demonstration';
    const app = new Hono();
    const messaging = opened.use(
      await messengers({
        ...common,
        make,
        telegram: bot !== null && config.telegram !== null ? { ...config.telegram, ...bot } : null,
        teams: mode,
        leases: store.leases,
        publicUrl,
        demonstration,
      }),
    );
    app.route('/', messaging.routes);
    const talk = createConverse({ ...common, sessions, kept: 'in-store' });
    const converse = counting(talk, () => counters.count('turn'));
    if (options.parts.includes('terminal')) terminal = { converse, make };
    if (options.parts.includes('web')) {
      const files = oneTimeFiles(make, sessions, systemRandom, clock);
      const asked = gated(converse, gate, () => counters.count('sent-away'));
      app.route('/', jsonChannel({ converse: asked, publicUrl, files, door, onFailure }));
      app.route(
        '/',
        webChannel({
          converse: asked,
          door,
          publicUrl,
          make,
          today: clock.today,
          surveys: common.surveys,
          lists: common.lists,
          random: systemRandom,
          knowledge,
          serverPublic: server.publicKey,
          ...published({ ...shared, server, store, manifest: bundleManifest }),
          healthy,
          demonstration,
          onFailure,
        }),
      );
    }
    if (app.routes.length > 0) {
      const listening = opened.use(
        await serve({ ...address, fetch: app.fetch, port: config.port }),
      );
      local = `http://localhost:${listening.port}`;
      people = publicUrl ?? local;
      log('server.listening', { side: 'public', port: listening.port });
    }
    const watched = { ...common, file: filing, store, counters, gate, healthy, config };
    await watching({ ...watched, selfCheck: options.selfCheck === true }, opened);
    messaging.open();
    setImmediate(() => void rephraser?.warm());
  }

  opened.use(sweeping(store, { clock, log }));
  const prepared = prepare?.();
  if (options.warmsSearch ?? true) {
    opened.use(settling([() => (isAsked ? search('') : null), () => prepared]));
  }
  const resources = opened.move();
  return {
    publicUrl: people,
    console: officers,
    localUrl: local,
    terminal,
    [Symbol.asyncDispose]: () => resources.disposeAsync(),
  };

  /** What failed, without the error's own words: they could quote a person. */
  function onFailure(error: unknown): void {
    log('request.failed', { side: 'public', code: codeOf(error), place: placeOf(error) });
  }
}

/** `npm start`: settings from the environment, parts from `--only`, until a signal ends it. */
async function run(): Promise<void> {
  // Node answers SIGUSR1 by opening a debugger's door; here it opens nothing.
  process.on('SIGUSR1', () => {});
  if (!forbidCoreDumps()) systemLog('core-dumps.possible', {});
  const stopping = Promise.withResolvers<void>();
  process.once('SIGTERM', () => stopping.resolve());
  process.once('SIGINT', () => stopping.resolve());
  const config = readConfig({ heldDay: 'refused' });
  const command = commandOf(process.argv.slice(2));
  const token = takeTelegramToken();
  const secret = takeTeamsSecret();
  const database = takeDatabaseAddress();
  checkUsed(command, { telegram: token, teams: secret });
  await using running = await start(config, {
    ...command,
    notice: null,
    telegram: token === null ? null : { token },
    teams: secret === null ? null : { secret },
    smtp: takeSmtpUrl(),
    database,
    selfCheck: true,
  });
  if (running.publicUrl !== null) console.log(`For people:   ${running.publicUrl}`);
  if (running.console !== null) console.log(`For officers: ${running.console.url}`);
  const { url = '', setUpToken = null, isUnpinned = false } = running.console ?? {};
  if (setUpToken !== null) console.log(setUpWords(url, setUpToken, isUnpinned));
  await stopping.promise;
  systemLog('server.stopping', { because: 'asked' });
}

if (import.meta.main) {
  try {
    await run();
  } catch (error) {
    if (!(error instanceof SenimError)) systemLog('server.stopping', { because: 'failed' });
    for (const line of lastWords(error)) console.error(line);
    process.exitCode = 1;
  }
}
