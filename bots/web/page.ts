import { phrase } from '../../knowledge/phrases.ts';
import { languages, type Language } from '../../platform/language.ts';
import type { Localized } from '../../platform/language.ts';
import { html, nothing, type Html } from '../../web/html.ts';
import { layout } from '../../web/layout.ts';
import type { Problem } from '../conversed.ts';
import type { View } from '../view.ts';
import { answer } from './answer.ts';
import { hasProblem, messages, notice } from './messages.ts';
import { answerOptions, isMove, moveOptions } from './options.ts';
import { paragraphs } from './words.ts';

/** What a page knows besides the view. */
export interface PageContext {
  /** Carried in a hidden field where the browser refuses cookies. */
  readonly session: string | null;
  /** Goes back into the field. */
  readonly unsaved: string | null;
  readonly problem: Problem | null;
  /** A word of the channel itself, for example that no file was chosen. */
  readonly notice: string | null;
  /** The person's last answer. */
  readonly echo: string | null;
  /** Every page of a demonstration says that it is one. */
  readonly demonstration: boolean;
}

export const plainContext: PageContext = {
  session: null,
  unsaved: null,
  problem: null,
  notice: null,
  echo: null,
  demonstration: false,
};

/** The languages by their own names. */
const names: Localized = { kk: 'Қазақша', ru: 'Русский', en: 'English' };
const brand = 'Senim';

/** The conversation as one page with one form. It works without scripts and needs no second request. */
export function chatPage(view: View, context: PageContext): string {
  return shell(view.language, {
    context,
    at: view.at,
    files: view.expects === 'file',
    path: null,
    main: conversation(view, context),
  });
}

export interface Shell {
  readonly context: PageContext;
  readonly at: string | null;
  /** Whether the form carries files. */
  readonly files: boolean;
  /** Below the language, where the page stands in every language by itself; `null` in the conversation. */
  readonly path: string | null;
  readonly main: Html;
}

/** The frame that conversation and error pages share. */
export function shell(language: Language, { context, at, files, path, main }: Shell): string {
  return layout({
    language,
    title: brand,
    body: html`<a class="skip" href="#talk">${phrase(language, 'web.skip')}</a>
      <form
        class="page"
        method="post"
        action="/${language}/"
        ${files && html`enctype="multipart/form-data"`}
        accept-charset="utf-8"
        autocomplete="off"
      >
        ${context.session !== null && hidden('session', context.session)}
        ${at !== null && hidden('at', at)}
        <header class="brand"><a href="/${language}/">${brand}</a></header>
        <main id="talk" tabindex="-1">
          ${context.demonstration && demonstration(language)}${main}
        </main>
        ${tools(language, path)}
        <footer><p>${phrase(language, 'web.footer')}</p></footer>
      </form>`,
  });
}

function conversation(view: View, context: PageContext): Html {
  const { language } = view;
  const own = ownNotices(view, context);
  const field = answer(view, {
    unsaved: context.unsaved ?? view.filled,
    wrong: own.length > 0 || hasProblem(view),
    isAfterOptions: choosesFirst(view),
  });
  return html`<h1 class="unseen">${phrase(language, 'web.conversation')}</h1>
    ${progress(view)} ${needsFirstButton(view) && firstButton(language)}
    <div class="talk">
      ${context.echo !== null && echo(context.echo, language)} ${own}
      ${messages(view, context.session)}
    </div>
    ${choosesFirst(view) ? [answerOptions(view), field] : [field, answerOptions(view)]}
    ${moveOptions(view)} ${aside(view)}`;
}

/** For who would rather read than ask: nothing was typed yet that a link could lose. */
function aside({ at, language }: View): Html {
  if (at === 'ask/question') return link('knowledge', phrase(language, 'ask.all'), language);
  if (at === 'deadlines/procedures') {
    return link('procedures', phrase(language, 'procedures.link'), language);
  }
  if (at !== 'directory/find') return nothing;
  return link('directory', phrase(language, 'directory.title'), language);
}

function link(path: string, words: string, language: Language): Html {
  return html`<p class="onward"><a href="/${language}/${path}">${words}</a></p>`;
}

/** Where a short answer of one's own is only another choice, the choices come before it. */
function choosesFirst({ input, options }: View): boolean {
  return (
    (input === 'line' || input === 'date' || input === 'number') &&
    options.some((option) => !isMove(option))
  );
}

/** What the channel itself has to say; the dialog's own words about a problem are not repeated. */
function ownNotices({ language, expects, messages: said }: View, context: PageContext): Html[] {
  const all: Html[] = [];
  const dialogSaid = said.some((message) => message.kind === 'say' && message.tone === 'problem');
  if (context.notice !== null) all.push(notice(language, 'problem', context.notice));
  if (context.problem !== null && !dialogSaid) {
    all.push(notice(language, 'problem', phrase(language, `web.problem-${context.problem}`)));
  }
  if (context.problem !== null && context.unsaved !== null && expects === 'text') {
    all.push(notice(language, 'notice', phrase(language, 'web.unsaved-kept')));
  }
  return all;
}

/** Where other buttons stand above the field, Enter must still press the one that sends it. */
function needsFirstButton(view: View): boolean {
  const edits = view.messages.some(
    (message) => message.kind === 'summary' && message.rows.some((row) => row.option !== null),
  );
  return view.expects === 'text' && (edits || choosesFirst(view));
}

function firstButton(language: Language): Html {
  return html`<button class="unseen" tabindex="-1" aria-hidden="true">
    ${phrase(language, 'web.continue')}
  </button>`;
}

function progress({ language, progress: at }: View): Html {
  if (at === null) return nothing;
  return html`<p class="progress">
    <label for="progress">${phrase(language, 'web.progress', at)}</label>
    <progress id="progress" value="${at.step}" max="${at.of}"></progress>
  </p>`;
}

function echo(text: string, language: Language): Html {
  return html`<div class="echo">
    <span class="unseen">${phrase(language, 'web.you-said')}:</span> ${paragraphs(text)}
  </div>`;
}

function demonstration(language: Language): Html {
  return html`<p class="demo">${phrase(language, 'web.demonstration')}</p>`;
}

/**
 * Language and quick exit. They come last in the form, so that Enter never presses them, and are
 * drawn at the top.
 */
function tools(language: Language, path: string | null): Html {
  return html`<nav class="tools" aria-label="${phrase(language, 'web.tools')}">
    ${languages.map((each) => html`${path === null ? tongue(each, language) : sameIn(each, language, path)} `)}
    <button class="erase" name="choice" value="erase">${phrase(language, 'web.erase')}</button>
  </nav>`;
}

/** A button: a link would lose what is being typed. */
function tongue(each: Language, language: Language): Html {
  return html`<button
    name="language"
    value="${each}"
    formaction="/${each}/"
    lang="${each}"
    ${each === language && html`aria-current="true"`}
  >
    ${names[each]}
  </button>`;
}

/** The same page in another language. */
function sameIn(each: Language, language: Language, path: string): Html {
  return html`<a
    href="/${each}/${path}"
    lang="${each}"
    hreflang="${each}"
    ${each === language && html`aria-current="page"`}
    >${names[each]}</a
  >`;
}

function hidden(name: string, value: string): Html {
  return html`<input type="hidden" name="${name}" value="${value}" />`;
}
