import { useId, useState } from 'react';

import { changed, made } from '../../../../analysis/document.ts';
import { newDocumentId, type ProjectId } from '../../../../analysis/ids.ts';
import {
  type Quarter,
  type QuarterLine,
  quarterLines,
  type Report,
  reviewBy,
  reviewed,
} from '../../../../analysis/plan/monitoring.ts';
import { type Risk, type Status, statuses, wordsIn } from '../../../../analysis/register/risk.ts';
import { systemRandom } from '../../../../platform/crypto/random.ts';
import { useWords } from '../../speech.tsx';
import { troubleKey } from '../../trouble.ts';
import { LineField, TextField } from '../fields.tsx';
import { calendar } from '../knowledge.ts';
import { ChoiceField } from '../register/choice-field.tsx';
import { statusName } from '../register/labels.ts';
import { type Row, type RowChange, saveRows } from '../store.ts';
import type { TabProps } from '../tab-props.ts';
import type { PlanWork } from './load-plan.ts';

interface Props extends TabProps {
  readonly quarter: Quarter;
  readonly work: PlanWork;
  readonly reload: () => void;
}

/** One reporting period: what each unit sent, and the review of it. */
export function QuarterPart(props: Props) {
  const { quarter, work, today } = props;
  const { say, day } = useWords();
  const id = useId();
  const risks = work.risks.map(({ document }) => document.body);
  const reported = work.reports.map(({ document }) => document.body);
  const lines = quarterLines(quarter, risks, reported, today);
  const missing = lines.filter(({ state }) => state === 'missing').length;
  const isOpen = quarter.from <= today && (!quarter.due.ok || today <= quarter.due.value);
  return (
    <details className="card" open={isOpen || (missing > 0 && quarter.to < today)}>
      <summary id={id}>
        {say('plan.quarter', { number: quarter.id.slice(-1), year: quarter.id.slice(0, 4) })}
        {quarter.due.ok && ` · ${say('plan.quarter.due', { day: day(quarter.due.value) })}`}
      </summary>
      {!quarter.due.ok && (
        <p className="note warn">{say('plan.no-calendar', { year: quarter.due.year })}</p>
      )}
      {missing > 0 && (
        <p className="note warn">{say('plan.quarter.missing', { count: missing })}</p>
      )}
      <p className="help">{say('plan.quarter.about')}</p>
      <ul className="written-list">
        {lines.map((line) => (
          <Line key={line.risk.id} {...props} line={line} />
        ))}
      </ul>
    </details>
  );
}

function Line(props: Props & { readonly line: QuarterLine }) {
  const { line, quarter, work } = props;
  const words = useWords();
  const { say, day, language } = words;
  const [editing, setEditing] = useState(false);
  const { risk, report, state } = line;
  const row = work.reports.find(({ document }) => document.body === report) ?? null;
  const due = report === null ? null : reviewBy(calendar, report);
  return (
    <li>
      <p>
        <strong>
          <bdi>{wordsIn(risk.recommendation, language) || say('register.unnamed')}</bdi>
        </strong>{' '}
        <span className="quiet">
          <bdi>{wordsIn(risk.owner, language)}</bdi>
        </span>
      </p>
      <p>
        {say(`plan.line.${state}`)} {line.isOverdue && say('plan.late')}{' '}
        {report !== null &&
          say('plan.line.claims', {
            status: statusName(words, report.claims),
            day: day(report.received),
          })}{' '}
        {state === 'answered' && due?.ok === true && say('plan.review.by', { day: day(due.value) })}
        {report?.finds != null &&
          say('plan.line.finds', { status: statusName(words, report.finds) })}
      </p>
      {report !== null && (
        <p className="written">
          <bdi>{report.done}</bdi>
          {report.evidence !== '' && (
            <>
              {' '}
              (<bdi>{report.evidence}</bdi>)
            </>
          )}
        </p>
      )}
      {editing ? (
        <Review
          {...props}
          risk={work.risks.find(({ id }) => id === risk.id) ?? null}
          report={row}
          quarter={quarter}
          onDone={() => setEditing(false)}
        />
      ) : (
        <button type="button" className="no-print" onClick={() => setEditing(true)}>
          {report === null ? say('plan.enter') : say('plan.review')}
        </button>
      )}
    </li>
  );
}

interface ReviewProps extends Props {
  readonly risk: Row<Risk> | null;
  readonly report: Row<Report> | null;
  readonly onDone: () => void;
}

/** A report entered for a unit, or the review of what it sent; the row of the register changes together with it. */
function Review(props: ReviewProps) {
  const { session, project, today, quarter, risk, report, reload, onDone } = props;
  const words = useWords();
  const { say } = words;
  const known = report?.document.body ?? null;
  const [done, setDone] = useState(known?.done ?? '');
  const [evidence, setEvidence] = useState(known?.evidence ?? '');
  const [finds, setFinds] = useState<Status>(
    known?.finds ?? known?.claims ?? risk?.document.body.status ?? 'planned',
  );
  const [note, setNote] = useState(known?.note ?? '');
  const [problem, setProblem] = useState<string | null>(null);

  async function save() {
    if (risk === null) return;
    const before: Report = {
      ...(known ?? {
        quarter: quarter.id,
        risk: risk.id,
        claims: finds,
        received: today,
        reviewed: null,
        finds: null,
        note: '',
      }),
      done,
      evidence,
    };
    const result = reviewed(before, risk.document.body, { finds, note, day: today });
    if (result.moved?.ok === false) {
      setProblem(say(`register.move.${result.moved.because}`));
      return;
    }
    const change = {
      day: today,
      officer: session.officerId,
      what: 'status',
      note: `${statusName(words, finds)} ${note}`.trim(),
    } as const;
    const changes: RowChange[] = [
      {
        id: report?.id ?? newDocumentId(systemRandom),
        kind: 'monitoring',
        expected: report?.version ?? 0,
        document:
          report === null
            ? made(result.report, change)
            : changed(report.document, result.report, change),
      },
    ];
    if (result.moved?.ok === true) {
      changes.push({
        id: risk.id,
        kind: 'risk',
        expected: risk.version,
        document: changed(risk.document, result.moved.risk, change),
      });
    }
    try {
      await saveRows(session, project.id as string as ProjectId, changes);
      onDone();
      reload();
    } catch (thrown) {
      setProblem(say(troubleKey(thrown)));
    }
  }

  return (
    <fieldset className="confirm">
      <legend>{known === null ? say('plan.enter') : say('plan.review')}</legend>
      <TextField label={say('plan.report.done')} value={done} onChange={setDone} />
      <LineField label={say('register.evidence')} value={evidence} onChange={setEvidence} />
      <ChoiceField
        label={say('plan.report.finds')}
        value={finds}
        options={statuses.map((status) => ({ id: status, label: statusName(words, status) }))}
        onChange={setFinds}
      />
      <TextField label={say('plan.report.note')} value={note} onChange={setNote} />
      {problem !== null && (
        <p className="problem" role="alert">
          {problem}
        </p>
      )}
      <div className="buttons">
        <button type="button" className="main" onClick={() => void save()}>
          {say('analysis.save')}
        </button>
        <button type="button" onClick={onDone}>
          {say('register.cancel')}
        </button>
      </div>
    </fieldset>
  );
}
