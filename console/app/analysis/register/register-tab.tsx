import { useCallback, useState } from 'react';

import { made } from '../../../../analysis/document.ts';
import { newDocumentId, type ProjectId } from '../../../../analysis/ids.ts';
import { matrixWords } from '../../../../analysis/register/matrix.ts';
import { lacksOf } from '../../../../analysis/register/list.ts';
import { emptyRisk, type Risk } from '../../../../analysis/register/risk.ts';
import { systemRandom } from '../../../../platform/crypto/random.ts';
import { useLoad } from '../../load.ts';
import { useWords } from '../../speech.tsx';
import { wayFromHere } from '../../route.ts';
import { useStoring } from '../../use-storing.ts';
import { troubleKey } from '../../trouble.ts';
import { saveRows } from '../store.ts';
import { tabPlace, TabLink } from '../tab-link.tsx';
import type { TabProps } from '../tab-props.ts';
import { Examples } from './examples.tsx';
import { HeatTable } from './heat-table.tsx';
import { loadRegister, type Register } from './load-register.ts';
import { Part } from './part.tsx';
import { RiskEditor } from './risk-editor.tsx';
import { RiskTable } from './risk-table.tsx';
import { Signals } from './signals.tsx';

/** The register of risks: its rows, the matrix, what numbers propose, and what others found. */
export function RegisterTab(props: TabProps) {
  const { session, project, row, onExpired } = props;
  const own = project.id as string as ProjectId;
  const { load, again } = useLoad(useCallback(() => loadRegister(session, own), [session, own]));
  return (
    <Part load={load} of={`register/${own}`} onAgain={again} onExpired={onExpired}>
      {(register) =>
        row === null ? (
          <Whole {...props} register={register} reload={again} />
        ) : (
          <One {...props} register={register} reload={again} />
        )
      }
    </Part>
  );
}

interface Loaded extends TabProps {
  readonly register: Register;
  readonly reload: () => void;
}

function Whole(props: Loaded) {
  const { register, session, project, today, reload, onExpired } = props;
  const { say, language } = useWords();
  const own = project.id as string as ProjectId;
  const [open, setOpen] = useState<'nothing' | 'examples' | 'signals'>('nothing');
  const [state, store] = useStoring();
  const risks = register.risks.map(({ document }) => document.body);
  const ownerless = risks.filter((risk) => lacksOf(risk).includes('owner')).length;

  /** Stores a new row and opens it. */
  async function begin(risk: Risk, note: string) {
    const onward = wayFromHere();
    const change = { day: today, officer: session.officerId, what: 'made', note } as const;
    const id = newDocumentId(systemRandom);
    await saveRows(session, own, [
      { id, kind: 'risk', expected: 0, document: made({ ...risk, id }, change) },
    ]);
    reload();
    onward(tabPlace(own, 'register', id));
  }

  return (
    <>
      <p className="help">{say('register.about')}</p>
      {register.broken > 0 && (
        <p className="problem" role="alert">
          {say('analysis.broken-rows', { count: register.broken })}
        </p>
      )}
      {ownerless > 0 && (
        <p className="note warn">{say('register.ownerless', { count: ownerless })}</p>
      )}
      {typeof state === 'object' && (
        <p className="problem" role="alert">
          {say(troubleKey(state.thrown))}
        </p>
      )}
      <div className="buttons no-print">
        <button
          type="button"
          className="main"
          onClick={() => void store(async () => await begin(emptyRisk('', 'personnel'), ''))}
        >
          {say('register.new')}
        </button>
        <button
          type="button"
          aria-expanded={open === 'examples'}
          onClick={() => setOpen(open === 'examples' ? 'nothing' : 'examples')}
        >
          {say('register.examples')}
        </button>
        <button
          type="button"
          aria-expanded={open === 'signals'}
          onClick={() => setOpen(open === 'signals' ? 'nothing' : 'signals')}
        >
          {say('signals.heading')}
        </button>
        <button type="button" onClick={() => window.print()}>
          {say('register.print')}
        </button>
      </div>
      {open === 'examples' && (
        <Examples onCopy={(risk, source) => void store(async () => await begin(risk, source))} />
      )}
      {open === 'signals' && (
        <Signals
          session={session}
          project={own}
          today={today}
          risks={risks}
          dismissals={register.dismissals}
          onAccept={(risk, source) => void store(async () => await begin(risk, source))}
          onDismissed={reload}
          onExpired={onExpired}
        />
      )}
      {risks.length === 0 ? (
        <div className="empty">
          <p>{say('register.empty')}</p>
          <p>{say('register.empty.how')}</p>
        </div>
      ) : (
        <RiskTable project={own} risks={risks} />
      )}
      <HeatTable project={own} risks={risks} />
      <p className="help">{matrixWords.about[language]}</p>
    </>
  );
}

function One(props: Loaded) {
  const { register, project, row } = props;
  const { say } = useWords();
  const own = project.id as string as ProjectId;
  const found = register.risks.find(({ id }) => id === row);
  return (
    <>
      <p className="back">
        <TabLink project={own} tab="register">
          ← {say('register.back')}
        </TabLink>
      </p>
      {found === undefined ? (
        <p className="problem">{say('register.gone')}</p>
      ) : (
        <RiskEditor
          key={found.id}
          {...props}
          found={found}
          others={register.risks.map(({ document }) => document.body)}
        />
      )}
    </>
  );
}
