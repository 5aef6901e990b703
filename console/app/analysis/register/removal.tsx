import { useState } from 'react';

import type { DocumentKind } from '../../../../analysis/document-kind.ts';
import { removed } from '../../../../analysis/document.ts';
import type { ProjectId } from '../../../../analysis/ids.ts';
import type { DateIso } from '../../../../platform/time.ts';
import type { Session } from '../../session.ts';
import { useWords } from '../../speech.tsx';
import { wayFromHere } from '../../route.ts';
import { useStoring } from '../../use-storing.ts';
import { troubleKey } from '../../trouble.ts';
import { type Row, saveRows } from '../store.ts';
import type { TabId } from '../tab-id.ts';
import { tabPlace } from '../tab-link.tsx';
import { Sure } from './sure.tsx';

interface Props {
  readonly session: Session;
  readonly project: ProjectId;
  readonly today: DateIso;
  readonly kind: DocumentKind;
  readonly row: Row<unknown>;
  /** Where the officer is taken afterwards. */
  readonly tab: TabId;
  readonly reload: () => void;
}

/** Marks a row as deleted after a second question; its history stays. */
export function Removal({ session, project, today, kind, row, tab, reload }: Props) {
  const { say } = useWords();
  const [asked, setAsked] = useState(false);
  const [state, store] = useStoring();

  async function remove() {
    const onward = wayFromHere();
    const change = { day: today, officer: session.officerId, what: 'deleted', note: '' } as const;
    const document = removed(row.document, change);
    await saveRows(session, project, [{ id: row.id, kind, expected: row.version, document }]);
    reload();
    onward(tabPlace(project, tab));
  }

  return asked ? (
    <Sure
      question={say('register.delete.sure')}
      yes={say('register.delete')}
      problem={typeof state === 'object' ? say(troubleKey(state.thrown)) : null}
      onYes={() => void store(remove)}
      onNo={() => setAsked(false)}
    />
  ) : (
    <button type="button" className="no-print" onClick={() => setAsked(true)}>
      {say('register.delete')}
    </button>
  );
}
