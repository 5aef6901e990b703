import { numberText } from '../../../knowledge/numbers.ts';
import { phrase } from '../../../knowledge/phrases.ts';
import type { Question } from '../../../knowledge/schema/questionnaire.ts';
import { z } from '../../../platform/shape.ts';
import type { Breakdown } from '../../../surveys/breakdown.ts';
import type { PublishedCount, Results } from '../../../surveys/results.ts';
import { exact, type Share } from '../../../surveys/share.ts';
import { resultsHash, signerOf } from '../../../surveys/signed-results.ts';
import type { Language } from '../../../platform/language.ts';
import { fromHex } from '../../../platform/crypto/bytes.ts';
import { html, nothing, type Html } from '../../../web/html.ts';
import type { FoundSurvey } from '../../surveys.ts';
import type { SurveyPageContext } from './door-page.ts';
import { surveyShell } from './shell.ts';

/** Results that an officer of the roster signed, with everything that a check of them needs. */
export interface Published {
  readonly bytes: Uint8Array;
  readonly results: Results;
  readonly hash: string;
  /** The officer's id in the roster. */
  readonly signer: string;
}

/** `null` where nothing was published, or nobody of the roster signed what stands there. */
export function publishedOf({ survey, stored, verified }: FoundSurvey): Published | null {
  if (stored.results === null) return null;
  const { bytes, signature } = stored.results;
  const signers = verified.roster.recipients.flatMap(({ id, ed25519 }) =>
    ed25519 === null ? [] : [{ id, key: fromHex(ed25519) }],
  );
  const place = signerOf(
    bytes,
    signature,
    signers.map(({ key }) => key),
  );
  const signer = place === null ? undefined : signers[place]?.id;
  if (signer === undefined) return null;
  // Signed by an officer and counted by the server before it was taken: the shape is ours.
  const results = named.parse(JSON.parse(new TextDecoder().decode(bytes)));
  if (results.survey !== survey.hash) return null;
  return { bytes, results, hash: resultsHash(bytes), signer };
}

const named = z.custom<Results>(
  (value) =>
    typeof value === 'object' &&
    value !== null &&
    'type' in value &&
    value.type === 'survey-results',
);

/** The public count of a closed survey: invited, spent, answers, and every table with what checks it. */
export function resultPage(
  { survey }: FoundSurvey,
  { results, hash, signer }: Published,
  { language, demonstration }: SurveyPageContext,
): string {
  const { questions, title } = survey.questionnaire;
  const { invited, spent, answers } = results;
  const rate = numberText(language, exact(answers, invited));
  const counts =
    spent === null
      ? phrase(language, 'survey.result.counts-open', { invited, answers })
      : phrase(language, 'survey.result.counts', { invited, spent, answers, rate });
  const labels = new Map(questions.map((question) => [question.id, question]));
  const place = `survey/${survey.id}/result`;
  const main = html`<article class="talk reading">
    <h1>${phrase(language, 'survey.result.title')}</h1>
    <p>${title[language]}</p>
    <p>${counts}</p>
    <p>${phrase(language, 'survey.result.rounding')}</p>
    ${results.counts.map((count) => table(count, labels.get(count.question), language))}
    ${results.breakdowns.map((breakdown) => divided(breakdown, labels, language))}
    <p class="hint">
      ${phrase(language, 'survey.result.check', { hash, signer, survey: survey.hash })}
    </p>
    <p><a href="/${language}/${place}.json">${phrase(language, 'survey.result.file')}</a></p>
  </article>`;
  return surveyShell({ language, demonstration, place, isForm: false, main });
}

function table(count: PublishedCount, question: Question | undefined, language: Language): Html {
  if (question === undefined) return nothing;
  const rows = [
    ...count.counts.map(({ of, people }) => ({
      label: optionLabel(question, of, language),
      people,
    })),
    { label: phrase(language, 'survey.result.declined'), people: count.declined },
    { label: phrase(language, 'survey.result.skipped'), people: count.skipped },
  ];
  const { values } = count;
  return html`<table>
      <caption>
        ${question.label[language]}
      </caption>
      <tr>
        <th scope="col">${phrase(language, 'survey.result.answer')}</th>
        <th scope="col">${phrase(language, 'survey.result.people')}</th>
        <th scope="col">${phrase(language, 'survey.result.share')}</th>
      </tr>
      ${rows.map(
        ({ label, people }) =>
          html`<tr>
            <td>${label}</td>
            <td>${people}</td>
            <td>${numberText(language, exact(people, count.asked))} %</td>
          </tr>`,
      )}
    </table>
    ${
      values !== null &&
      html`<p>
        ${phrase(language, 'survey.result.values', {
          mean: numberText(language, Math.round(values.mean * 10) / 10),
          median: numberText(language, values.median),
        })}
      </p>`
    }
    ${
      count.notAsked > 0 &&
      html`<p>${phrase(language, 'survey.result.not-asked', { people: count.notAsked })}</p>`
    }`;
}

function divided(
  { by, parts }: Breakdown,
  labels: ReadonlyMap<string, Question>,
  language: Language,
): Html {
  const divider = labels.get(by);
  if (divider === undefined) return nothing;
  const heading = phrase(language, 'survey.result.by', { question: divider.label[language] });
  return html`<h2>${heading}</h2>
    ${parts.map(({ question: id, groups }) => {
      const question = labels.get(id);
      if (question === undefined) return nothing;
      if (groups.length === 0) {
        return html`<h3>${question.label[language]}</h3>
          <p>${phrase(language, 'survey.result.hidden')}</p>`;
      }
      return html`<h3>${question.label[language]}</h3>
        ${groups.map(
          ({ of, people, shares }) =>
            html`<p>${optionLabel(divider, of, language)} (${people})</p>
              <ul>
                ${shares.map(
                  (one) =>
                    html`<li>
                      ${optionLabel(question, one.of, language)}: ${shareText(one.share, language)}
                    </li>`,
                )}
              </ul>`,
        )}`;
    })}`;
}

function optionLabel(question: Question, id: string, language: Language): string {
  const own =
    question.type === 'single' || question.type === 'multiple'
      ? question.options.find((option) => option.id === id)?.label[language]
      : undefined;
  return own ?? categoryName(id, language) ?? id;
}

function categoryName(id: string, language: Language): string | null {
  switch (id) {
    case 'declined':
      return phrase(language, 'survey.result.declined');
    case 'skipped':
      return phrase(language, 'survey.result.skipped');
    case 'rest':
      return phrase(language, 'survey.result.rest');
    case 'not-stated':
    case 'not-asked':
      return phrase(language, 'survey.result.not-stated');
    default:
      return null;
  }
}

function shareText({ kind, percent }: Share, language: Language): string {
  return phrase(language, `survey.result.${kind}`, { percent });
}
