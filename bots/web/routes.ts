import { Hono, type Context } from 'hono';
import type { RouterRoute } from 'hono/types';

import type { Random } from '../../platform/crypto/random.ts';
import { languages, type Language } from '../../platform/language.ts';
import type { DateIso } from '../../platform/time.ts';
import { preferredLanguage } from '../../web/accept-language.ts';
import { safeHeaders } from '../../web/headers.ts';
import { readForm, type FormLimits } from '../../web/form.ts';
import { formSource } from '../../web/form-source.ts';
import type { PublishedHeads } from '../audit-heads.ts';
import type { ConsoleHashes } from '../console-hashes.ts';
import type { PublishedFigures } from '../trust.ts';
import type { Converse, Conversed } from '../conversed.ts';
import type { Door } from '../gate/door.ts';
import type { Knowledge } from '../../knowledge/load.ts';
import type { Lists } from '../lists.ts';
import type { Surveys } from '../surveys.ts';
import type { MakeFile } from '../made-file.ts';
import { filesOf } from '../view.ts';
import { Answers, type Readable } from './answers.ts';
import { keyCookie } from './cookie.ts';
import { refuseForeign } from './foreign-post.ts';
import { icon } from './icon.ts';
import { languageOfPath } from './paths.ts';
import { converseByPost, refusalStatuses } from './post.ts';
import { verifyPages } from './verify-routes.ts';
import { listPages } from './list/routes.ts';
import { trustFile } from './trust.ts';
import { surveyPages } from './survey/routes.ts';

export interface WebDeps {
  readonly converse: Converse;
  readonly door: Door;
  /** The origin that people type; `null` means the address we listen on. */
  readonly publicUrl: string | null;
  readonly make: MakeFile;
  readonly today: () => DateIso;
  readonly surveys: Pick<Surveys, 'find' | 'answer'>;
  readonly lists: Lists;
  readonly random: Random;
  /** What can be read as pages. */
  readonly knowledge: Readable & Pick<Knowledge, 'indicators'>;
  /** With it the server signs proofs of filing: Ed25519. */
  readonly serverPublic: Uint8Array;
  /** The daily heads of the officers' audit. */
  readonly heads: () => Promise<PublishedHeads>;
  /** Statistics that officers signed for everybody. */
  readonly figures: () => Promise<PublishedFigures>;
  /** What the officers' page consists of. */
  readonly consoleHashes: () => Promise<ConsoleHashes | null>;
  /** Whether the store can be written. */
  readonly healthy: () => Promise<boolean>;
  /** Whether every page says that it is a demonstration. */
  readonly demonstration: boolean;
  /** Told of what failed; it must not print the error's text. */
  readonly onFailure: (error: unknown) => void;
}

/** The web chat. The site map: */
export function webChannel(deps: WebDeps): Hono {
  const https = deps.publicUrl?.startsWith('https:') ?? false;
  const answers = new Answers({
    ...deps,
    headers: safeHeaders({ https }),
    cookie: keyCookie({ https }),
    ticketFor: deps.door.ticketFor,
  });
  const app = new Hono();

  app.get('/', (context) => home(context, answers));
  for (const language of languages) {
    app.get(`/${language}`, () => answers.redirect(`/${language}/`, 308));
    app.get(`/${language}/`, async (context) =>
      answers.page(await look(context, language, deps, answers), answers.keptBy(context)),
    );
    app.post(`/${language}/`, (context) => post(context, language, deps, answers));
    app.get(`/${language}/receipt.txt`, (context) => receipt(context, language, deps, answers));
    app.get(`/${language}/file/:number`, (context) => file(context, language, deps, answers));
    app.get(`/${language}/knowledge`, () => answers.knowledge(language));
    app.get(`/${language}/knowledge/`, () => answers.redirect(`/${language}/knowledge`, 308));
    app.get(`/${language}/knowledge/:card`, (context) =>
      answers.card(language, context.req.param('card')),
    );
    app.get(`/${language}/procedures`, () => answers.procedures(language));
    app.get(`/${language}/procedures/`, () => answers.redirect(`/${language}/procedures`, 308));
    app.get(`/${language}/directory`, () => answers.directory(language, null));
    app.get(`/${language}/directory/`, () => answers.redirect(`/${language}/directory`, 308));
    app.post(`/${language}/directory`, (context) => search(context, language, deps, answers));
    app.get(`/${language}/calendar`, (context) => calendar(context, language, answers));
  }
  app.route('/', surveyPages({ ...deps, answers }));
  app.route('/', listPages({ ...deps, indicators: deps.knowledge.indicators, answers }));
  app.route('/', verifyPages({ ...deps, answers }));
  for (const language of languages) {
    app.get(`/${language}/audit`, async () => answers.audit(language, await deps.heads()));
  }
  for (const language of languages) {
    app.get(`/${language}/trust`, async () => answers.trust(language, await deps.figures()));
    app.get(`/${language}/trust/`, () => answers.redirect(`/${language}/trust`, 308));
  }
  for (const language of languages) {
    app.get(`/${language}/console-hashes`, async () =>
      answers.console(language, await deps.consoleHashes()),
    );
  }
  app.get('/trust.json', async () => answers.data(trustFile(await deps.figures()), 'kept'));
  app.get('/audit.json', async () => answers.data(JSON.stringify(await deps.heads()), 'fresh'));
  app.get('/console-hashes.json', async () =>
    answers.data(JSON.stringify(await deps.consoleHashes()), 'kept'),
  );
  app.get('/health', async () => answers.health(await deps.healthy()));
  app.get('/robots.txt', () => answers.asset('User-agent: *\nDisallow: /\n', 'text/plain'));
  app.get('/favicon.svg', () => answers.asset(icon, 'image/svg+xml'));
  app.get('/favicon.ico', () => answers.asset(null, 'image/x-icon'));
  app.all('*', (context) => unknown(context, app.routes, answers));
  app.onError((error, context) => {
    deps.onFailure(error);
    return answers.error(500, languageOf(context));
  });
  return app;
}

function home(context: Context, answers: Answers): Response {
  const language = preferredLanguage(context.req.header('accept-language') ?? null);
  return answers.redirect(`/${language}/`, 302, { Vary: 'Accept-Language' });
}

/** What the person sees now; nothing happens by it. */
async function look(
  context: Context,
  language: Language,
  { converse }: WebDeps,
  answers: Answers,
): Promise<Conversed> {
  const clientKey = answers.keyOf(context);
  return converse({ clientKey, language, act: { kind: 'look' }, channel: 'web' });
}

/** Nothing of a search is kept, so neither a cookie nor a session is looked at. */
async function search(
  context: Context,
  language: Language,
  { publicUrl }: WebDeps,
  answers: Answers,
): Promise<Response> {
  const refused = await refuseForeign(context, language, { answers, publicUrl });
  if (refused !== null) return refused;
  let typed: string | null = null;
  for await (const part of readForm(formSource(context), searchLimits)) {
    if (part.kind === 'refused') return answers.error(refusalStatuses[part.because], language);
    if (part.kind === 'field' && part.name === 'text') typed = part.value;
  }
  return answers.directory(language, typed);
}

/** A body of a few megabytes is still read to its end, so that its sender gets an answer. */
const searchLimits: FormLimits = { field: 16 * 1024, fields: 8, files: 1024 * 1024, fileCount: 1 };

async function post(
  context: Context,
  language: Language,
  deps: WebDeps,
  answers: Answers,
): Promise<Response> {
  const refused = await refuseForeign(context, language, { answers, publicUrl: deps.publicUrl });
  if (refused !== null) return refused;
  const cameFrom = deps.door.cameFrom;
  return converseByPost(context, language, { ...deps, cameFrom }, answers);
}

async function receipt(
  context: Context,
  language: Language,
  deps: WebDeps,
  answers: Answers,
): Promise<Response> {
  const { view } = await look(context, language, deps, answers);
  if (view.receipt === null) return answers.redirect(`/${language}/`, 303);
  return answers.receiptFile(view.language, view.receipt, new URL(context.req.url).origin);
}

/** A file that the page offers now, by its number on the page. */
async function file(
  context: Context,
  language: Language,
  deps: WebDeps,
  answers: Answers,
): Promise<Response> {
  const { view } = await look(context, language, deps, answers);
  const offered = filesOf(view)[Number(context.req.param('number')) - 1];
  return offered === undefined
    ? answers.redirect(`/${language}/`, 303)
    : await answers.file(offered);
}

function calendar(context: Context, language: Language, answers: Answers): Response {
  const site = context.req.header('sec-fetch-site') ?? null;
  // A page of somebody else that draws this address as a picture must not be able to erase anything.
  return answers.calendar(language, site === null || site === 'same-origin');
}

/** A known address with a method that it does not have, or an address that we do not have. */
function unknown(context: Context, routes: readonly RouterRoute[], answers: Answers): Response {
  const language = languageOf(context);
  const methods = routes
    .filter(({ path }) => path === context.req.path)
    .map(({ method }) => method);
  if (methods.length === 0) return answers.error(404, language);
  const allow = [
    ...new Set(methods.flatMap((each) => (each === 'GET' ? ['GET', 'HEAD'] : [each]))),
  ];
  return answers.error(405, language, { Allow: allow.join(', ') });
}

function languageOf(context: Context): Language {
  return (
    languageOfPath(context.req.path) ??
    preferredLanguage(context.req.header('accept-language') ?? null)
  );
}
