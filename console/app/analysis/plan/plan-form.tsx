import { useEffect, useId } from 'react';

import { changed } from '../../../../analysis/document.ts';
import type { ProjectId } from '../../../../analysis/ids.ts';
import {
  keptOf,
  type Plan,
  planProblems,
  planShape,
  planTerms,
} from '../../../../analysis/plan/plan.ts';
import { isBlank, wordsIn } from '../../../../analysis/register/risk.ts';
import type { Counted } from '../../../../knowledge/calendar.ts';
import type { DateIso } from '../../../../platform/time.ts';
import { useWords, type Words } from '../../speech.tsx';
import { Conflict, type Line } from '../conflict.tsx';
import { DayField, LineField } from '../fields.tsx';
import { calendar } from '../knowledge.ts';
import { PairField } from '../register/pair-field.tsx';
import { SaveLine } from '../save-line.tsx';
import type { TabProps } from '../tab-props.ts';
import { useRow } from '../use-row.ts';
import type { PlanWork } from './load-plan.ts';

interface Props extends TabProps {
  readonly work: PlanWork;
  readonly reload: () => void;
}

/** When the note was signed, when the plan was approved, where both were published; and by when each had to be. */
export function PlanForm({ session, project, today, work, reload, again, onExpired }: Props) {
  const words = useWords();
  const { say, day } = words;
  const id = useId();
  const own = project.id as string as ProjectId;
  const options = { session, project: own, kind: 'plan', shape: planShape, today } as const;
  const editing = useRow<Plan>({
    ...options,
    row: work.plan,
    // The timetable counts from the days on which papers were really signed: the project has them.
    along: ({ noteSigned, approved }) => {
      const body = {
        ...project.document.body,
        signed: { note: noteSigned ?? project.document.body.signed.note, plan: approved },
      };
      const change = { day: today, officer: session.officerId, what: 'changed', note: '' } as const;
      const document = changed(project.document, body, change);
      return [{ id: project.id, kind: 'project', expected: project.version, document }];
    },
    onSaved: () => {
      reload();
      again();
    },
    onExpired,
  });
  const { state, theirs, edit } = editing;
  const draft = {
    ...editing.draft,
    noteSigned: editing.draft.noteSigned ?? project.document.body.signed.note,
  };
  // A colleague may have changed the project rather than the plan: what is kept must meet its present version.
  const isConflict = theirs !== null;
  useEffect(() => {
    if (isConflict) again();
  }, [isConflict, again]);
  const set = (part: Partial<Plan>) => edit({ ...draft, ...part });
  const terms = planTerms(calendar, draft);
  const risks = work.risks.map(({ document }) => document.body);
  const isHeld = planProblems(risks).length > 0;
  return (
    <section className="card" aria-labelledby={id}>
      <h2 id={id}>{say('plan.steps')}</h2>
      {theirs !== null && (
        <Conflict
          mine={linesOf(words, draft)}
          theirs={linesOf(words, theirs.document.body)}
          by={theirs.document.history.at(-1)?.officer ?? ''}
          on={day(theirs.document.history.at(-1)?.day ?? today)}
          onMine={() => void editing.keepMine('changed')}
          onTheirs={editing.takeTheirs}
        />
      )}
      <div className="row">
        <DayField
          label={say('plan.note-signed')}
          value={draft.noteSigned}
          onChange={(noteSigned) => set({ noteSigned })}
        />
        <DayField
          label={say('plan.approved')}
          value={draft.approved}
          onChange={(approved) => set({ approved })}
        />
        <DayField
          label={say('plan.published')}
          value={draft.published}
          onChange={(published) => set({ published })}
        />
      </div>
      <Term
        words={words}
        name="approve"
        term={terms.approve}
        happened={draft.approved}
        today={today}
      />
      <Term
        words={words}
        name="publish"
        term={terms.publish}
        happened={draft.published}
        today={today}
      />
      {draft.approved !== null && isHeld && (
        <p className="note warn" role="alert">
          {say('plan.held')}
        </p>
      )}
      <PairField
        label={say('plan.approver')}
        value={draft.approver}
        rows={1}
        warnsOfNames
        onChange={(approver) => set({ approver })}
      />
      <LineField
        label={say('plan.link')}
        help={say('plan.link.help')}
        value={draft.link}
        onChange={(link) => set({ link })}
      />
      {draft.published !== null && draft.link.trim() === '' && (
        <p className="note warn">{say('plan.link.missing')}</p>
      )}
      <SaveLine
        state={state}
        onSave={() => void editing.save('changed')}
        onDiscard={editing.discard}
      />
    </section>
  );
}

interface TermProps {
  readonly words: Words;
  readonly name: 'approve' | 'publish';
  readonly term: Counted<DateIso> | null;
  readonly happened: DateIso | null;
  readonly today: DateIso;
}

function Term({ words: { say, day }, name, term, happened, today }: TermProps) {
  if (term === null) return null;
  if (!term.ok) return <p className="note warn">{say('plan.no-calendar', { year: term.year })}</p>;
  const kept = keptOf(term, happened, today);
  return (
    <p className={kept === 'broken' ? 'note warn' : 'quiet'}>
      {say(`plan.term.${name}`, { day: day(term.value) })} {say(`plan.kept.${kept}`)}
    </p>
  );
}

function linesOf({ say, day }: Words, plan: Plan): readonly Line[] {
  const on = (value: DateIso | null) => (value === null ? '' : day(value));
  return [
    { label: say('plan.note-signed'), text: on(plan.noteSigned) },
    { label: say('plan.approved'), text: on(plan.approved) },
    {
      label: say('plan.approver'),
      text: isBlank(plan.approver)
        ? ''
        : `${wordsIn(plan.approver, 'kk')}\n${wordsIn(plan.approver, 'ru')}`,
    },
    { label: say('plan.published'), text: on(plan.published) },
    { label: say('plan.link'), text: plan.link },
  ];
}
