import { phrase } from '../../knowledge/phrases.ts';
import type { Language } from '../../platform/language.ts';
import { html, nothing, type Html } from '../../web/html.ts';
import type { View, ViewMessage } from '../view.ts';
import { qrCode } from './qr.ts';
import { paragraphs, readable } from './words.ts';

type Say = Extract<ViewMessage, { kind: 'say' }>;
type Summary = Extract<ViewMessage, { kind: 'summary' }>;
type FileMessage = Extract<ViewMessage, { kind: 'file' }>;
type Letter = Extract<ViewMessage, { kind: 'letter' }>;

/** Begins the choice that asks for a file of the page; its number follows. */
export const fileChoice = 'file:';
/** Where a field points to say what it asks. */
export const questionId = 'question';
/** Where a field points to say what was wrong. */
export const problemId = 'problem';

/** All that the assistant says in one view, oldest first. */
export function messages(view: View, session: string | null): Html[] {
  const { messages: said, language } = view;
  const { from, to } = lastRun(said);
  const wrong = said.findLastIndex(isProblem);
  let files = 0;
  const all = said.map((message, at) => {
    const number = message.kind === 'file' ? (files += 1) : files;
    return drawn(message, { language, session, number, id: at === wrong ? problemId : null });
  });
  // An account tells and asks nothing: none of its sentences is larger than the others.
  if (from === to || view.at === 'check/account') return all;
  const asked = html`<div class="asks" id="${questionId}">${all.slice(from, to)}</div>`;
  return [...all.slice(0, from), asked, ...all.slice(to)];
}

/** The last plain words that follow each other: what is asked, and what helps to answer it. */
function lastRun(said: readonly ViewMessage[]): { readonly from: number; readonly to: number } {
  const to = said.findLastIndex(isPlain) + 1;
  let from = to;
  for (let at = to - 1; at >= 0; at -= 1) {
    const message = said[at];
    if (message === undefined || !isPlain(message)) break;
    from = at;
  }
  return { from, to };
}

export function hasProblem(view: View): boolean {
  return view.messages.some(isProblem);
}

/** A word to the person that does not come from the dialog. */
export function notice(language: Language, tone: Say['tone'], text: string): Html {
  return say({ kind: 'say', tone, text }, language, tone === 'problem' ? problemId : null);
}

interface Around {
  readonly language: Language;
  readonly session: string | null;
  /** Of the file, among the files of the view. */
  readonly number: number;
  readonly id: string | null;
}

function drawn(message: ViewMessage, around: Around): Html {
  const { language, id } = around;
  switch (message.kind) {
    case 'say':
      return say(message, language, id);
    case 'summary':
      return summary(message, language);
    case 'letter':
      return letter(message);
    case 'file':
      return file(message, around);
    case 'receipt':
      return receipt(message.receipt, language);
    default:
      return message satisfies never;
  }
}

function say(message: Say, language: Language, id: string | null): Html {
  const role = roles[message.tone];
  return html`<div
    class="say ${message.tone}"
    ${id !== null && html`id="${id}"`}
    ${role !== null && html`role="${role}"`}
  >
    ${toneName(message.tone, language)} ${paragraphs(message.text)}
  </div>`;
}

const roles = {
  plain: null,
  notice: null,
  warning: null,
  problem: 'alert',
  success: 'status',
} as const satisfies Record<Say['tone'], string | null>;

/** Colour alone never says that something is wrong. */
function toneName(tone: Say['tone'], language: Language): Html {
  if (tone === 'warning') return html`<b class="tone">${phrase(language, 'web.tone-warning')}</b>`;
  if (tone === 'problem') return html`<b class="tone">${phrase(language, 'web.tone-problem')}</b>`;
  return nothing;
}

function summary(message: Summary, language: Language): Html {
  return html`<dl class="summary">
    ${message.rows.map(
      (row) =>
        html`<div>
          <dt>${row.label}</dt>
          <dd>${paragraphs(row.value)}</dd>
          ${row.option !== null && html`<dd class="edit">${changeButton(row.option, row.label, language)}</dd>`}
        </div>`,
    )}
  </dl>`;
}

function changeButton(option: string, label: string, language: Language): Html {
  return html`<button class="quiet" name="choice" value="${option}">
    ${phrase(language, 'web.change')}<span class="unseen">: ${label}</span>
  </button>`;
}

function letter(message: Letter): Html {
  return html`<article class="letter">
    <h2 dir="auto">${readable(message.heading)}</h2>
    ${paragraphs(message.text)}
  </article>`;
}

/** A link; where the browser refuses cookies only the form itself can say whose file it is. */
function file({ label, file: offered }: FileMessage, { language, session, number }: Around): Html {
  const { name } = offered;
  const words = phrase(language, 'web.download', { label, name });
  return session === null
    ? html`<p class="file">
        <a href="/${language}/file/${number}" download="${name}">${words}</a>
      </p>`
    : html`<p class="file">
        <button name="choice" value="${fileChoice}${number}">${words}</button>
      </p>`;
}

/** Set large, and marked as a whole by one touch. */
function receipt(text: string, language: Language): Html {
  return html`<div class="receipt">
    <p id="receipt" translate="no">${text}</p>
    ${qrCode(text, phrase(language, 'web.receipt-qr'))}
  </div>`;
}

function isPlain(message: ViewMessage): boolean {
  return message.kind === 'say' && message.tone === 'plain';
}

function isProblem(message: ViewMessage): boolean {
  return message.kind === 'say' && message.tone === 'problem';
}
