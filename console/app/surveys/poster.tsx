import { longDate } from '../../../knowledge/dates.ts';
import { phrase } from '../../../knowledge/phrases.ts';
import type { Language } from '../../../platform/language.ts';
import type { Survey } from '../../../surveys/signed-survey.ts';
import { QrCode } from './qr-code.tsx';

interface Props {
  readonly survey: Survey;
  readonly link: string;
  readonly language: Language;
}

/** A page for the wall. */
export function Poster({ survey, link, language }: Props) {
  return (
    <article className="poster print-poster" lang={language}>
      <p>{survey.body}</p>
      <p className="poster-title">{survey.form.title[language]}</p>
      <QrCode text={link} />
      <p className="address">{link}</p>
      <p>{phrase(language, `surveys.poster.${survey.access}`)}</p>
      <p>
        {phrase(language, 'surveys.from-to', {
          from: longDate(language, survey.opens),
          to: longDate(language, survey.closes),
        })}
      </p>
      <p className="print-hash">{phrase(language, 'surveys.poster.hash', { hash: survey.hash })}</p>
    </article>
  );
}
