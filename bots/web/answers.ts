import type { Context } from 'hono';

import type { Knowledge } from '../../knowledge/load.ts';
import type { CardId } from '../../knowledge/schema/card.ts';
import type { Language } from '../../platform/language.ts';
import type { DateIso } from '../../platform/time.ts';
import type { HeaderRecord } from '../../web/headers.ts';
import type { PublishedHeads } from '../audit-heads.ts';
import type { ConsoleHashes } from '../console-hashes.ts';
import type { PublishedFigures } from '../trust.ts';
import type { Conversed, Problem } from '../conversed.ts';
import type { Door } from '../gate/door.ts';
import type { MakeFile, OfferedFile } from '../made-file.ts';
import type { View } from '../view.ts';
import { auditPage } from './audit.ts';
import { calendarPage } from './calendar.ts';
import { consoleHashesPage } from './console-hashes.ts';
import type { KeyCookie } from './cookie.ts';
import type { Kept } from './kept.ts';
import { directoryPage } from './directory.ts';
import { errorPage, type Attempt, type ErrorStatus } from './error-page.ts';
import { cardPage, knowledgePage } from './knowledge.ts';
import { chatPage, plainContext, type PageContext } from './page.ts';
import { proceduresPage } from './procedures.ts';
import { receiptFile } from './receipt-file.ts';
import { trustPage } from './trust.ts';
import { verifyPage, type Verified } from './verify.ts';

export interface AnswersDeps {
  readonly headers: HeaderRecord;
  readonly cookie: KeyCookie;
  readonly ticketFor: Door['ticketFor'];
  readonly publicUrl: string | null;
  readonly demonstration: boolean;
  readonly make: MakeFile;
  readonly today: () => DateIso;
  readonly knowledge: Readable;
}

/** The knowledge that has pages of its own. */
export type Readable = Pick<Knowledge, 'cards' | 'procedures' | 'papers' | 'directory' | 'regions'>;

const day = 86_400;
const forAWhile = { 'Cache-Control': 'public, max-age=300' };
const everythingOfOurs = '"cache", "cookies", "storage"';

/** Every response of the web chat is made here, so that none goes out without the safe headers. */
export class Answers {
  readonly #deps: AnswersDeps;
  readonly #context: PageContext;
  /** Encoded pages by the view they show. A view that nobody holds any more takes its page with it. */
  readonly #drawn = new WeakMap<View, Uint8Array<ArrayBuffer>>();

  constructor(deps: AnswersDeps) {
    this.#deps = deps;
    this.#context = { ...plainContext, demonstration: deps.demonstration };
  }

  keyOf(context: Context): Uint8Array | null {
    return this.keptBy(context)?.clientKey ?? null;
  }

  keptBy(context: Context): Kept | null {
    return this.#deps.cookie.read(context.req.header('cookie') ?? null);
  }

  /** The conversation, for a browser that keeps our cookie; `kept`: what it brought. */
  page(conversed: Conversed, kept: Kept | null): Response {
    const { view, unsaved, problem } = conversed;
    const plain = unsaved === null && problem === null;
    const page = plain ? this.#memoised(view) : this.#draw(conversed, {});
    const headers = { 'Set-Cookie': this.#cookieFor(conversed, kept?.ticket ?? null) };
    return this.#html(statusOf(problem), page, headers);
  }

  /** The conversation with a word of the channel, or for a browser without cookies. */
  ownPage(conversed: Conversed, status: number | null, context: Partial<PageContext>): Response {
    const headers = { 'Set-Cookie': this.#cookieFor(conversed, null) };
    return this.#html(
      status ?? statusOf(conversed.problem),
      this.#draw(conversed, context),
      headers,
    );
  }

  error(
    status: ErrorStatus,
    language: Language,
    headers: HeaderRecord = {},
    session: string | null = null,
    attempt?: Attempt,
  ): Response {
    const page = errorPage(status, language, { ...this.#context, session }, attempt);
    return this.#html(status, page, headers);
  }

  redirect(to: string, status: 302 | 303 | 308, headers: HeaderRecord = {}): Response {
    return this.#answer(status, null, { Location: to, ...headers });
  }

  /** Back to the page with a plain GET, so that reloading never posts twice. */
  seeOther(to: string, clientKey: Uint8Array): Response {
    return this.redirect(to, 303, { 'Set-Cookie': this.#deps.cookie.set(clientKey, null) });
  }

  /** Leaves for the harmless page and takes everything of ours out of the browser. */
  leave(language: Language): Response {
    return this.redirect(`/${language}/calendar`, 303, {
      'Set-Cookie': this.#deps.cookie.drop,
      'Clear-Site-Data': everythingOfOurs,
    });
  }

  calendar(language: Language, clear: boolean): Response {
    const headers = clear ? { 'Clear-Site-Data': everythingOfOurs } : {};
    return this.#html(200, calendarPage(language, this.#deps.today()), headers);
  }

  /** All answers by topic. */
  knowledge(language: Language): Response {
    return this.#html(200, knowledgePage(this.#deps.knowledge, language, this.#context), {});
  }

  /** One answer; the error page where there is none of that name. */
  card(language: Language, id: CardId): Response {
    const { knowledge } = this.#deps;
    const card = knowledge.cards.get(id);
    if (card === undefined) return this.error(404, language);
    return this.#html(200, cardPage(card, knowledge, language, this.#context), {});
  }

  /** The four projects and what they ask for. */
  procedures(language: Language): Response {
    return this.#html(200, proceduresPage(this.#deps.knowledge, language, this.#context), {});
  }

  /** Whether a proof of filing holds. */
  verify(language: Language, shown: Verified | null, serverPublic: Uint8Array): Response {
    return this.#html(200, verifyPage(language, this.#context, shown, serverPublic), {});
  }

  /** The directory, or what it has for the words that were posted. */
  directory(language: Language, typed: string | null): Response {
    const page = directoryPage(this.#deps.knowledge, language, this.#context, typed);
    return this.#html(200, page, {});
  }

  /** A page that was drawn elsewhere: it sets no cookie and belongs to no conversation. */
  ownHtml(status: number, page: string): Response {
    return this.#html(status, page, {});
  }

  /** Bytes as they were signed. */
  json(bytes: Uint8Array): Response {
    return this.#answer(200, new Uint8Array(bytes), { 'Content-Type': 'application/json' });
  }

  receiptFile(language: Language, receipt: string, origin: string): Response {
    const address = `${this.#deps.publicUrl ?? origin}/${language}/`;
    return this.#answer(200, receiptFile(language, receipt, address), {
      'Content-Type': 'text/plain; charset=utf-8',
      'Content-Disposition': 'attachment; filename="receipt.txt"',
    });
  }

  /** Made now, for this person, and kept nowhere. */
  async file(offered: OfferedFile): Promise<Response> {
    const { name, mime, bytes } = await this.#deps.make(offered);
    return this.#answer(200, new Uint8Array(bytes), {
      'Content-Type': mime,
      'Content-Disposition': `attachment; filename="${name}"`,
    });
  }

  audit(language: Language, heads: PublishedHeads): Response {
    return this.#html(200, auditPage(heads, language, this.#context), {});
  }

  /** The same for everybody and free of cookies: whatever stands between may keep it for a while. */
  trust(language: Language, figures: PublishedFigures): Response {
    return this.#html(200, trustPage(figures, language, this.#context), forAWhile);
  }

  console(language: Language, hashes: ConsoleHashes | null): Response {
    return this.#html(200, consoleHashesPage(hashes, language, this.#context), forAWhile);
  }

  /** What a page shows, for programs; `kept` where whatever stands between may keep it for a while. */
  data(json: string, kept: 'kept' | 'fresh'): Response {
    const type = { 'Content-Type': 'application/json; charset=utf-8' };
    const headers = kept === 'kept' ? { ...type, ...forAWhile } : type;
    return this.#answer(200, json, headers);
  }

  health(well: boolean): Response {
    return this.#answer(well ? 200 : 503, JSON.stringify({ status: well ? 'ok' : 'failed' }), {
      'Content-Type': 'application/json',
    });
  }

  /** Something that is the same for everybody. */
  asset(body: string | null, type: string): Response {
    return this.#answer(body === null ? 204 : 200, body, {
      ...(body === null ? {} : { 'Content-Type': `${type}; charset=utf-8` }),
      'Cache-Control': `public, max-age=${day}`,
    });
  }

  #cookieFor({ clientKey, view }: Conversed, earlier: string | null): string {
    return this.#deps.cookie.set(clientKey, this.#deps.ticketFor(clientKey, view.at, earlier));
  }

  #memoised(view: View): Uint8Array<ArrayBuffer> {
    const known = this.#drawn.get(view);
    if (known !== undefined) return known;
    const page = new TextEncoder().encode(chatPage(view, this.#context));
    this.#drawn.set(view, page);
    return page;
  }

  #draw({ view, unsaved, problem }: Conversed, context: Partial<PageContext>): string {
    return chatPage(view, { ...this.#context, unsaved, problem, ...context });
  }

  #html(status: number, page: string | Uint8Array<ArrayBuffer>, headers: HeaderRecord): Response {
    return this.#answer(status, page, { 'Content-Type': 'text/html; charset=utf-8', ...headers });
  }

  #answer(status: number, body: BodyInit | null, headers: HeaderRecord): Response {
    return new Response(body, { status, headers: { ...this.#deps.headers, ...headers } });
  }
}

function statusOf(problem: Problem | null): number {
  switch (problem) {
    case null:
    case 'expired':
      return 200;
    case 'full':
      return 507;
    case 'damaged':
      return 500;
    case 'failed':
    case 'closed':
      return 503;
    default:
      return problem satisfies never;
  }
}
