import { useId, useState } from 'react';

import { longDate } from '../../../knowledge/dates.ts';
import { phrase } from '../../../knowledge/phrases.ts';
import { writeCode } from '../../../knowledge/survey-code.ts';
import { type Language, languages } from '../../../platform/language.ts';
import type { Code } from '../../../surveys/code.ts';
import { csv } from '../../../surveys/csv.ts';
import type { Survey } from '../../../surveys/signed-survey.ts';
import { LanguageChoice } from '../language-choice.tsx';
import { likelySite } from '../likely-site.ts';
import { useWords } from '../speech.tsx';
import { Cards, cardsASheet, sheetsATime } from './cards.tsx';
import { Poster } from './poster.tsx';
import { printPart, saveText } from './print-part.ts';
import type { Site } from './survey-load.ts';
import { Wide } from './wide.tsx';

interface Props {
  readonly survey: Survey;
  /** `null` when they were made in another tab or are gone. */
  readonly codes: readonly Code[] | null;
  readonly site: Site;
}

/** All that goes out to people: cards or a list with codes, a poster, and the text of a reminder. */
export function Handout({ survey, codes, site: known }: Props) {
  const { say, language } = useWords();
  const id = useId();
  const [site, setSite] = useState(() => likelySite(known));
  const [spoken, setSpoken] = useState<Language>(language);
  const link = linkTo(site, spoken, survey);
  return (
    <section className="card" aria-labelledby={id}>
      <h2 id={id}>{say('surveys.handout')}</h2>
      <div className="row no-print">
        <div className="field">
          <label htmlFor={`${id}-site`}>{say('surveys.handout.site')}</label>
          <p className="help" id={`${id}-site-help`}>
            {say('surveys.handout.site.help')}
          </p>
          <input
            id={`${id}-site`}
            type="url"
            value={site}
            aria-describedby={`${id}-site-help`}
            aria-invalid={link === null}
            onChange={(event) => setSite(event.target.value)}
          />
        </div>
        <LanguageChoice
          id={`${id}-language`}
          label={say('surveys.handout.language')}
          value={spoken}
          onChange={setSpoken}
        />
      </div>
      {link === null ? (
        <p className="problem" role="alert">
          {say('surveys.handout.no-site')}
        </p>
      ) : (
        <>
          {survey.access === 'codes' && (
            <Codes survey={survey} codes={codes} link={link} spoken={spoken} />
          )}
          <PosterPart survey={survey} link={link} spoken={spoken} />
          <Reminder survey={survey} site={site} />
        </>
      )}
    </section>
  );
}

interface PartProps {
  readonly survey: Survey;
  readonly link: string;
  readonly spoken: Language;
}

function Codes({ survey, codes, link, spoken }: PartProps & Pick<Props, 'codes'>) {
  const { say } = useWords();
  const [from, setFrom] = useState(0);
  if (codes === null) return <p className="note">{say('surveys.codes.gone')}</p>;
  const batch = cardsASheet * sheetsATime;
  const batches = Math.ceil(codes.length / batch);
  const some = codes.slice(from * batch, (from + 1) * batch);
  return (
    <>
      <h3>{say('surveys.codes')}</h3>
      <div className="note warn">
        <p>{say('surveys.codes.once')}</p>
        <p>{say('surveys.codes.box')}</p>
      </div>
      <div className="buttons no-print">
        {batches > 1 && (
          <select
            aria-label={say('surveys.codes.batch')}
            value={from}
            onChange={(event) => setFrom(Number(event.target.value))}
          >
            {Array.from({ length: batches }, (_, at) => (
              <option key={at} value={at}>
                {say('surveys.codes.batch.of', {
                  from: at * batch + 1,
                  to: Math.min(codes.length, (at + 1) * batch),
                  of: codes.length,
                })}
              </option>
            ))}
          </select>
        )}
        <button type="button" className="main" onClick={() => printPart('cards')}>
          {say('surveys.codes.print', { count: some.length })}
        </button>
        <button type="button" onClick={() => saveText(list(), 'survey-codes.csv', 'text/csv')}>
          {say('surveys.codes.list')}
        </button>
      </div>
      <p className="help">{say('surveys.codes.list.warning')}</p>
      <Wide label={say('surveys.codes')}>
        <Cards survey={survey} codes={some} link={link} language={spoken} />
      </Wide>
    </>
  );

  function list(): string {
    return csv([
      [phrase(spoken, 'surveys.codes.list.code'), phrase(spoken, 'surveys.codes.list.link')],
      ...(codes ?? []).map((code) => [writeCode(code), link]),
    ]);
  }
}

function PosterPart({ survey, link, spoken }: PartProps) {
  const { say } = useWords();
  return (
    <>
      <h3>{say('surveys.poster')}</h3>
      <p className="buttons no-print">
        <button type="button" onClick={() => printPart('poster')}>
          {say('surveys.poster.print')}
        </button>
      </p>
      <Poster survey={survey} link={link} language={spoken} />
    </>
  );
}

function Reminder({ survey, site }: { readonly survey: Survey; readonly site: string }) {
  const { say } = useWords();
  const id = useId();
  const [copied, setCopied] = useState<boolean | null>(null);
  const text = languages
    .map((each) =>
      phrase(each, 'surveys.reminder.text', {
        title: survey.form.title[each],
        body: survey.body,
        day: longDate(each, survey.closes),
        link: linkTo(site, each, survey) ?? '',
        access: survey.access,
      }),
    )
    .join('\n\n');

  return (
    <div className="no-print">
      <h3>{say('surveys.reminder')}</h3>
      <label htmlFor={id}>{say('surveys.reminder.label')}</label>
      <p className="help">{say('surveys.reminder.help')}</p>
      <textarea id={id} rows={8} readOnly value={text} />
      <p className="buttons">
        <button
          type="button"
          onClick={() =>
            void navigator.clipboard.writeText(text).then(
              () => setCopied(true),
              () => setCopied(false),
            )
          }
        >
          {say('surveys.reminder.copy')}
        </button>
        <output className="quiet">
          {copied !== null && say(copied ? 'surveys.copied' : 'surveys.not-copied')}
        </output>
      </p>
    </div>
  );
}

/** The address that people get; a question or a code never stands in it. `null` for what is no address. */
function linkTo(site: string, language: Language, { id }: Survey): string | null {
  const url = URL.parse(site.trim());
  if (url === null || (url.protocol !== 'https:' && url.protocol !== 'http:')) return null;
  return `${url.origin}/${language}/survey/${id}`;
}

/** The operator's address; else people's pages stand beside the console, and the officer may say otherwise. */
