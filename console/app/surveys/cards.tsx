import { longDate } from '../../../knowledge/dates.ts';
import { phrase } from '../../../knowledge/phrases.ts';
import { writeCode } from '../../../knowledge/survey-code.ts';
import type { Language } from '../../../platform/language.ts';
import type { Code } from '../../../surveys/code.ts';
import type { Survey } from '../../../surveys/signed-survey.ts';
import { QrCode } from './qr-code.tsx';

/** Two columns of five on A4. */
export const cardsASheet = 10;
/** More at once would be slow to print. */
export const sheetsATime = 50;

interface Props {
  readonly survey: Survey;
  readonly codes: readonly Code[];
  readonly link: string;
  readonly language: Language;
}

/** Cards to cut out along the lines. The QR holds the address alone: a code in it would stay in a browser's history. */
export function Cards({ survey, codes, link, language }: Props) {
  return (
    <ol className="cards print-cards" lang={language}>
      {codes.map((code) => (
        <li key={code}>
          <div>
            <p>
              <strong>{survey.form.title[language]}</strong>
            </p>
            <p className="code">{writeCode(code)}</p>
            <p>
              {phrase(language, 'surveys.card.how', {
                day: longDate(language, survey.closes),
              })}
            </p>
            <p className="address">{link}</p>
            <p className="print-hash">
              {phrase(language, 'surveys.poster.hash', { hash: survey.hash.slice(0, 16) })}
            </p>
          </div>
          <QrCode text={link} />
        </li>
      ))}
    </ol>
  );
}
