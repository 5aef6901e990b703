import { useId, useState } from 'react';

import { longDate } from '../../../../knowledge/dates.ts';
import { phrase } from '../../../../knowledge/phrases.ts';
import type { Language } from '../../../../platform/language.ts';
import { LanguageChoice } from '../../language-choice.tsx';
import { useWords } from '../../speech.tsx';
import { printPart } from '../../surveys/print-part.ts';
import { QrCode } from '../../surveys/qr-code.tsx';
import { LineField } from '../fields.tsx';
import { botLink, likelySite, webLink } from './address.ts';
import { CopyButton } from './copy-button.tsx';
import type { ListProps } from './list-props.ts';
import { reminderText } from './reminder.ts';
import { useBody } from './use-body.ts';

/** Where people find us: typed once for all links of this visit, and gone with the page. */
const handout = { site: likelySite(), bot: '' };

/** The personal link to hand out: as text, as a code to scan, on a sheet, and in a letter. */
export function LinkSheet({ session, project, known }: ListProps) {
  const { say, language } = useWords();
  const id = useId();
  const body = useBody(session);
  const [{ site, bot }, setHandout] = useState(handout);
  const [spoken, setSpoken] = useState<Language>(language);
  const change = (next: Partial<typeof handout>) => {
    Object.assign(handout, next);
    setHandout({ ...handout });
  };
  const { sent } = known;
  const { title } = project.document.body;
  const link = webLink(site, spoken, sent.token);
  const chat = botLink(bot, spoken, sent.token);
  return (
    <section className="card" aria-labelledby={id}>
      <h3 id={id}>{say('lists.link')}</h3>
      <p className="help">{say('lists.link.help')}</p>
      <div className="row no-print">
        <LineField
          label={say('lists.site')}
          value={site}
          onChange={(next) => change({ site: next })}
        />
        <LineField
          label={say('lists.bot')}
          value={bot}
          short
          onChange={(next) => change({ bot: next })}
        />
        <LanguageChoice
          id={`${id}-language`}
          label={say('lists.language')}
          value={spoken}
          onChange={setSpoken}
        />
      </div>
      {link === null ? (
        <p className="problem" role="alert">
          {say('lists.site.wrong')}
        </p>
      ) : (
        <>
          <p>
            <strong>{say('lists.web')}:</strong> <span className="address">{link}</span>
          </p>
          <p className="buttons no-print">
            <CopyButton text={link} label={say('lists.copy')} />
            <button type="button" onClick={() => printPart('poster')}>
              {say('lists.print')}
            </button>
          </p>
          {chat !== null && (
            <>
              <p>
                <strong>{say('lists.telegram')}:</strong> <span className="address">{chat}</span>
              </p>
              <p className="buttons no-print">
                <CopyButton text={chat} label={say('lists.copy')} />
              </p>
            </>
          )}
          <article className="poster print-poster" lang={spoken}>
            <p>{body}</p>
            <p className="poster-title">{phrase(spoken, 'lists.page')}</p>
            <p>{title}</p>
            <p>
              {sent.unit} · {sent.post}
            </p>
            <QrCode text={link} />
            <p className="address">{link}</p>
            <p>
              {phrase(spoken, 'lists.due')}: {longDate(spoken, sent.due)}
            </p>
          </article>
          <div className="no-print">
            <label htmlFor={`${id}-letter`}>{say('lists.reminder')}</label>
            <textarea
              id={`${id}-letter`}
              rows={8}
              readOnly
              value={reminderText(sent, { site, title, body })}
            />
            <p className="buttons">
              <CopyButton
                text={reminderText(sent, { site, title, body })}
                label={say('lists.copy')}
              />
            </p>
          </div>
        </>
      )}
    </section>
  );
}
