import { readRetention } from '../../../cases/retention.ts';
import type { CaseId } from '../../../cases/sealed.ts';
import type { DateIso } from '../../../platform/time.ts';
import type { SurveyId } from '../../../surveys/survey-id.ts';
import { PlaceLink } from '../place-link.tsx';
import type { Session } from '../session.ts';
import { useWords } from '../speech.tsx';
import { DecideForm } from './decide-form.tsx';
import type { LoadedAct } from './load-acts.ts';
import { RootForm } from './root-form.tsx';
import { Withdraw } from './withdraw.tsx';

interface Props {
  readonly act: LoadedAct;
  readonly session: Session;
  readonly today: DateIso;
  readonly onChanged: () => void;
}

/** One request: what, about what, why, by whom, and what this officer can do about it. */
export function OneAct({ act, session, today, onChanged }: Props) {
  const { say, day } = useWords();
  const { row, read } = act;
  if (read.kind === 'broken') {
    return (
      <p className="problem" role="alert">
        {say('acts.broken')}
      </p>
    );
  }
  const { request, reason, answer } = read;
  const isOwn = request.officer === session.officerId;
  const stands = row.state === 'asked' && request.until >= today;
  const acting = { act: { row, read }, session, today, onChanged };
  return (
    <article>
      <h3>
        {say(`acts.act.${request.act}`)}{' '}
        <span className="mark state">{say(`acts.state.${row.state}`)}</span>
      </h3>
      <p className="quiet">
        {say('acts.asked-by', { officer: request.officer, day: day(request.day) })} ·{' '}
        {say('acts.until', { day: day(request.until) })}
      </p>
      <Subject act={act} />
      <dl>
        <dt>{say('acts.reason')}</dt>
        <dd className="written">
          {reason === null ? (
            <span className="quiet">{say('acts.reason.sealed')}</span>
          ) : (
            <bdi>{reason}</bdi>
          )}
        </dd>
      </dl>
      {answer !== null && (
        <p>
          {answer.officer === 'root'
            ? say('acts.answered.root', { day: day(answer.day) })
            : say('acts.answered', { officer: answer.officer, day: day(answer.day) })}
          {answer.reason !== null && (
            <>
              {' · '}
              <bdi>{answer.reason}</bdi>
            </>
          )}
        </p>
      )}
      {stands && row.decides !== 'you' && <p>{say(`acts.decides.${row.decides}`)}</p>}
      {stands && row.decides === 'you' && <DecideForm {...acting} />}
      {stands && isOwn && row.decides === 'root' && <RootForm {...acting} />}
      {isOwn && (row.state === 'asked' || row.state === 'agreed') && (
        <Withdraw id={row.id} session={session} onDone={onChanged} />
      )}
    </article>
  );
}

function Subject({ act: { row } }: { readonly act: LoadedAct }) {
  const { say } = useWords();
  switch (row.act) {
    case 'delete-case':
    case 'export-case':
    case 'close-not-confirmed':
    case 'lift-hold':
      return (
        <p>
          <PlaceLink place={{ at: 'case', caseId: row.subject as CaseId }}>
            {say('acts.case')}
          </PlaceLink>
        </p>
      );
    case 'close-survey':
      return (
        <p>
          <PlaceLink place={{ at: 'survey', survey: row.subject as SurveyId }}>
            {say('acts.survey')}
          </PlaceLink>
        </p>
      );
    case 'set-retention': {
      const terms = readRetention(row.payload ?? new Uint8Array());
      const words = (days: number | null) =>
        days === null ? say('acts.days.none') : say('acts.days', { days });
      return (
        <p>{say('acts.retention', { closed: words(terms.closed), open: words(terms.open) })}</p>
      );
    }
    default:
      return row.act satisfies never;
  }
}
