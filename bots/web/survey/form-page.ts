import { renderText } from '../../../dialogs/render.ts';
import type { Message } from '../../../dialogs/message.ts';
import { phrase } from '../../../knowledge/phrases.ts';
import type { Question, Questionnaire } from '../../../knowledge/schema/questionnaire.ts';
import { base64url } from '../../../platform/crypto/bytes.ts';
import type { Language } from '../../../platform/language.ts';
import type { Survey } from '../../../surveys/signed-survey.ts';
import { html, nothing, type Html } from '../../../web/html.ts';
import { discreet, longField } from '../long-field.ts';
import { notice } from '../messages.ts';
import { conditionText } from './conditions.ts';
import { consent, type SurveyPageContext } from './door-page.ts';
import { declinedValue, fieldOf, type Filled } from './fields.ts';
import { surveyShell } from './shell.ts';

/** What was wrong with a page that was posted. */
export interface Wrong {
  /** Of the code, or of the sending as a whole. */
  readonly said: readonly Message[];
  readonly problems: ReadonlyMap<string, Message>;
}

export const nothingWrong: Wrong = { said: [], problems: new Map() };

/** All questions of a survey on one page with one form. It works without scripts: conditions are said in words. */
export function formPage(
  survey: Survey,
  once: Uint8Array,
  filled: Filled,
  { said, problems }: Wrong,
  { language, demonstration }: SurveyPageContext,
): string {
  const form = survey.questionnaire;
  const main = html`<input type="hidden" name="once" value="${base64url(once)}" />
    <h1>${form.title[language]}</h1>
    <div class="talk">
      ${said.map((message) => drawn(message, language))} ${consent(survey, language)}
    </div>
    ${survey.access === 'codes' ? codeField(filled, language) : nothing}
    ${form.questions.map((question) => fieldset(form, question, filled, problems, language))}
    <p class="hint">${phrase(language, 'survey.final')}</p>
    <p><button class="main">${phrase(language, 'survey.send')}</button></p>`;
  const place = `survey/${survey.id}/page`;
  return surveyShell({ language, demonstration, place, isForm: true, main });
}

/** After an answer was taken. */
export function thanksPage({ id }: Survey, { language, demonstration }: SurveyPageContext): string {
  const main = html`<div class="talk">
    ${notice(language, 'success', phrase(language, 'survey.thanks'))}
    <p>${phrase(language, 'survey.thanks-kept')}</p>
  </div>`;
  return surveyShell({ language, demonstration, place: `survey/${id}`, isForm: false, main });
}

function codeField({ code }: Filled, language: Language): Html {
  return html`<div class="answer">
    <label for="code">${phrase(language, 'survey.page.code')}</label>
    <p class="hint" id="code-hint">${phrase(language, 'survey.code-ask')}</p>
    <input
      id="code"
      name="code"
      type="text"
      class="code"
      autocapitalize="characters"
      aria-describedby="code-hint"
      value="${code}"
      ${discreet}
    />
  </div>`;
}

function fieldset(
  form: Questionnaire,
  question: Question,
  filled: Filled,
  problems: Wrong['problems'],
  language: Language,
): Html {
  const { label, help, when } = question;
  const problem = problems.get(question.id);
  return html`<fieldset class="asked">
    <legend>${label[language]}</legend>
    ${help !== undefined && html`<p class="hint">${help[language]}</p>`}
    ${
      when !== undefined &&
      html`<p class="hint">
        ${phrase(language, 'survey.page.only-if', { condition: conditionText(when, form, language) })}
      </p>`
    }
    ${problem !== undefined && drawn(problem, language)} ${inputs(question, filled, language)}
  </fieldset>`;
}

function inputs(question: Question, filled: Filled, language: Language): Html {
  const given = filled.values.get(fieldOf.answer(question.id)) ?? [];
  const { declinable, id } = question;
  switch (question.type) {
    case 'single':
    case 'scale': {
      const choices = [
        ...(question.type === 'single'
          ? question.options.map((option) => ({ id: option.id, label: option.label[language] }))
          : steps(question, language)),
        ...(declinable ? [{ id: declinedValue, label: phrase(language, 'common.decline') }] : []),
      ];
      const own = question.type === 'single' && question.other;
      return html`${choices.map((choice) => box('radio', id, choice, given.includes(choice.id)))}
      ${own && otherField(id, filled, language)}`;
    }
    case 'multiple': {
      const choices = question.options.map((option) => ({
        id: option.id,
        label: option.label[language],
      }));
      return html`${choices.map((choice) => box('checkbox', id, choice, given.includes(choice.id)))}
      ${question.other && otherField(id, filled, language)}
      ${declinable && declineBox(id, filled, language)}`;
    }
    case 'number':
    case 'date':
      return html`${lineField(fieldOf.answer(id), given[0] ?? '', question.label[language])}
      ${declinable && declineBox(id, filled, language)}`;
    case 'text': {
      const name = fieldOf.answer(id);
      const label = html`name="${name}" aria-label="${question.label[language]}"`;
      return html`${longField(label, given[0] ?? '')}
      ${declinable && declineBox(id, filled, language)}`;
    }
    case 'information':
    case 'file':
      return nothing;
    default:
      return question satisfies never;
  }
}

interface Choice {
  readonly id: string;
  readonly label: string;
}

function steps(
  { from, to, ends }: Extract<Question, { type: 'scale' }>,
  language: Language,
): readonly Choice[] {
  return Array.from({ length: to - from + 1 }, (_, index) => {
    const step = from + index;
    const end = step === from ? ends.low : step === to ? ends.high : null;
    const label = end === null ? String(step) : `${String(step)} – ${end[language]}`;
    return { id: String(step), label };
  });
}

function box(
  type: 'radio' | 'checkbox',
  question: string,
  { id, label }: Choice,
  isMarked: boolean,
): Html {
  return html`<label class="choice">
    <input
      type="${type}"
      name="${fieldOf.answer(question)}"
      value="${id}"
      ${isMarked && html`checked`}
    />
    ${label}
  </label>`;
}

function declineBox(id: string, { values }: Filled, language: Language): Html {
  const name = fieldOf.declined(id);
  return html`<label class="choice">
    <input type="checkbox" name="${name}" value="1" ${values.has(name) && html`checked`} />
    ${phrase(language, 'common.decline')}
  </label>`;
}

function otherField(id: string, { values }: Filled, language: Language): Html {
  const name = fieldOf.other(id);
  return lineField(name, values.get(name)?.[0] ?? '', phrase(language, 'survey.page.other'), true);
}

function lineField(name: string, value: string, label: string, isShown = false): Html {
  const field = html`<input
    type="text"
    name="${name}"
    value="${value}"
    dir="auto"
    ${!isShown && html`aria-label="${label}"`}
    ${discreet}
  />`;
  return isShown
    ? html`<label class="answer">${label} ${field}</label>`
    : html`<div class="answer">${field}</div>`;
}

function drawn(message: Message, language: Language): Html {
  if (message.kind !== 'say') return nothing;
  return notice(language, message.tone, renderText(message.text, language, { forms: new Map() }));
}
