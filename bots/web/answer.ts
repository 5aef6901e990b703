import { phrase, type PhraseKey } from '../../knowledge/phrases.ts';
import type { Language } from '../../platform/language.ts';
import { html, nothing, type Html } from '../../web/html.ts';
import type { View } from '../view.ts';
import { discreet, longField } from './long-field.ts';
import { problemId, questionId } from './messages.ts';
import { readable } from './words.ts';

/** What a person may send in one report; the dialog counts, the page says it. */
export const fileLimits = { files: 10, megabytes: 50 } as const;

export interface AnswerContext {
  /** Goes back into the field. */
  readonly unsaved: string | null;
  /** Whether a message says what was wrong with the last answer. */
  readonly wrong: boolean;
  /** Whether the options stand above the field. */
  readonly isAfterOptions: boolean;
}

/** The field and the unnamed button that sends it; nothing where only options can be chosen. */
export function answer(view: View, context: AnswerContext): Html {
  switch (view.expects) {
    case 'text':
      return textAnswer(view, context);
    case 'file':
      return fileAnswer(view.language, context.wrong);
    case 'choice':
    case 'nothing':
      return context.unsaved === null ? nothing : orphan(context.unsaved, view.language);
    default:
      return view.expects satisfies never;
  }
}

type Input = NonNullable<View['input']>;

function textAnswer({ input: wanted, language, receipt }: View, context: AnswerContext): Html {
  const input = wanted ?? 'line';
  // While the receipt stands above, only a piece of it is asked for.
  const own = receipt === null ? labels[input] : 'web.answer';
  const label = context.isAfterOptions ? 'web.answer-own' : own;
  return html`<div class="answer">
    <label for="text">${phrase(language, label)}</label>
    ${input === 'long' || outgrows(input, context) ? longField(html`id="text" name="text" ${described(context)}`, context.unsaved ?? '') : lineField(input, context)}
    <button class="main">${phrase(language, 'web.continue')}</button>
  </div>`;
}

/** Words that were lost elsewhere come back whole, line breaks and all, even where one line is asked for. */
function outgrows(input: Input, { unsaved }: AnswerContext): boolean {
  return input === 'line' && unsaved !== null && (unsaved.length > 200 || unsaved.includes('\n'));
}

const labels = {
  line: 'web.answer',
  long: 'web.answer',
  date: 'web.answer-date',
  number: 'web.answer-number',
  receipt: 'web.answer-receipt',
  code: 'web.answer-code',
} as const satisfies Record<Input, PhraseKey>;

function lineField(input: Exclude<Input, 'long'>, context: AnswerContext): Html {
  const mode = input === 'number' ? 'numeric' : 'text';
  return html`<input
    id="text"
    name="text"
    type="text"
    inputmode="${mode}"
    ${input === 'receipt' || input === 'code' ? html`class="code" autocapitalize="characters"` : html`dir="auto"`}
    value="${readable(context.unsaved ?? '')}"
    ${discreet}
    ${described(context)}
  />`;
}

function described({ wrong }: { readonly wrong: boolean }): Html {
  return wrong
    ? html`aria-invalid="true" aria-describedby="${problemId} ${questionId}"`
    : html`aria-describedby="${questionId}"`;
}

function fileAnswer(language: Language, wrong: boolean): Html {
  return html`<div class="answer">
    <label for="file">${phrase(language, 'web.file')}</label>
    <p class="hint" id="file-hint">${phrase(language, 'web.file-hint', fileLimits)}</p>
    <input
      id="file"
      name="file"
      type="file"
      multiple
      ${wrong ? html`aria-invalid="true" aria-describedby="${problemId} file-hint"` : html`aria-describedby="file-hint"`}
    />
    <button class="plain">${phrase(language, 'web.attach')}</button>
  </div>`;
}

/** Words that have no field any more are shown to be copied; they are not sent again. */
function orphan(text: string, language: Language): Html {
  return html`<div class="answer">
    <label for="unsaved">${phrase(language, 'web.unsaved')}</label>
    ${longField(html`id="unsaved" readonly`, text)}
  </div>`;
}
