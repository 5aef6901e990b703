import { introduction, consentLines } from '../../../dialogs/survey/consent.ts';
import type { Message } from '../../../dialogs/message.ts';
import { renderText } from '../../../dialogs/render.ts';
import { surveyOption } from '../../../dialogs/survey/choose.ts';
import { longDate } from '../../../knowledge/dates.ts';
import type { Knowledge } from '../../../knowledge/load.ts';
import { phrase } from '../../../knowledge/phrases.ts';
import type { Language } from '../../../platform/language.ts';
import type { DateIso } from '../../../platform/time.ts';
import { windowOn } from '../../../surveys/descriptor.ts';
import type { Survey } from '../../../surveys/signed-survey.ts';
import { html, nothing, type Html } from '../../../web/html.ts';
import { offerOf, type FoundSurvey } from '../../surveys.ts';
import { notice } from '../messages.ts';
import { surveyShell } from './shell.ts';

export interface SurveyPageContext {
  readonly language: Language;
  readonly demonstration: boolean;
  readonly today: DateIso;
}

/** Where a link or a QR code leads: what is asked, by whom, what is kept, and two ways to answer. */
export function doorPage({ survey, stored }: FoundSurvey, context: SurveyPageContext): string {
  const { language, demonstration, today } = context;
  const window = stored.state === 'closed' ? 'over' : windowOn(survey, today);
  const main = html`<h1>${survey.questionnaire.title[language]}</h1>
    ${window === 'open' ? welcome(survey, language) : nothing}
    ${window === 'early' ? html`<p>${early(survey, language)}</p>` : nothing}
    ${window === 'over' ? ended(survey, stored.results !== null, language) : nothing}`;
  const place = `survey/${survey.id}`;
  return surveyShell({ language, demonstration, place, isForm: false, main });
}

function welcome(survey: Survey, language: Language): Html {
  return html`<div class="talk">${consent(survey, language)}</div>
    <form class="answer" method="post" action="/${language}/">
      <button class="main" name="choice" value="${surveyOption(survey.id)}">
        ${phrase(language, 'survey.page.chat')}
      </button>
    </form>
    <p class="onward">
      <a href="/${language}/survey/${survey.id}/page">${phrase(language, 'survey.page.all')}</a>
    </p>`;
}

/** The same words as in the conversation. */
export function consent(survey: Survey, language: Language): readonly Html[] {
  const offer = offerOf(survey);
  const knowledge = { forms: new Map([[survey.questionnaire.id, survey.questionnaire]]) };
  const said = [...introduction(offer, { knowledge }), ...consentLines(offer, 'web')];
  return said.map((message) => drawn(message, language, knowledge));
}

function drawn(message: Message, language: Language, knowledge: Pick<Knowledge, 'forms'>): Html {
  return message.kind === 'say'
    ? notice(language, message.tone, renderText(message.text, language, knowledge))
    : nothing;
}

function early({ questionnaire, opens }: Survey, language: Language): string {
  const day = longDate(language, opens);
  return phrase(language, 'survey.early', { title: questionnaire.title[language], day });
}

function ended({ id }: Survey, isPublished: boolean, language: Language): Html {
  return html`<p>${phrase(language, 'survey.page.ended')}</p>
    ${
      isPublished
        ? html`<p class="onward">
            <a href="/${language}/survey/${id}/result">${phrase(language, 'survey.page.result')}</a>
          </p>`
        : html`<p>${phrase(language, 'survey.page.no-result')}</p>`
    }`;
}
