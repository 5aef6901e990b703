import { useMemo, useState } from 'react';

import type { Masks } from '../../../cases/masks.ts';
import type { CaseId } from '../../../cases/sealed.ts';
import { PageHeading } from '../page-heading.tsx';
import { CaseLoadLine } from '../case/case-load-line.tsx';
import { News } from '../case/news.tsx';
import { PlaceLink } from '../place-link.tsx';
import type { Session } from '../session.ts';
import { useWords } from '../speech.tsx';
import { Trouble } from '../trouble.ts';
import { useCase } from '../use-case.ts';
import { ExportPart } from './export-part.tsx';
import { HandOverPart } from './hand-over-part.tsx';
import { type SavedMasks, withSavedMasks } from './kept-masks.ts';
import { PrintPart } from './print-part.tsx';
import { RedactPart } from './redact-part.tsx';
import { type TakeId, takeIds } from './take-id.ts';
import type { TakeProps } from './use-taking.ts';

interface Props {
  readonly caseId: CaseId;
  readonly what: TakeId;
  readonly session: Session;
  readonly onExpired: () => void;
}

/** What leaves the console of a case: hidden words first, then paper, a file, or a package for somebody else. */
export function TakePage({ caseId, what, session, onExpired }: Props) {
  const { say } = useWords();
  // What stands in the forms, and a file that was made just now, stay while the case is read anew.
  const { desk, load, now, before } = useCase(session, caseId, onExpired);
  const [overtaken, setOvertaken] = useState(false);
  const [saved, setSaved] = useState<SavedMasks | null>(null);
  const loaded = useMemo(() => now && withSavedMasks(now, saved), [now, saved]);

  function changed() {
    setOvertaken(false);
    desk.again();
  }

  /** It was said behind the newest reading, which may be a later one than that on which somebody pressed. */
  function hidden(masks: Masks) {
    const newest = desk.state().now;
    if (newest !== null) setSaved({ on: newest.handle, masks });
  }

  function deal(thrown: unknown): boolean {
    if (!(thrown instanceof Trouble)) return false;
    if (thrown.because === 'not-signed-in') onExpired();
    else if (thrown.because === 'changed') setOvertaken(true);
    else return false;
    return true;
  }

  return (
    <main id="content" tabIndex={-1} className="reading">
      <p className="back no-print">
        <PlaceLink place={{ at: 'case', caseId }}>← {say('take.back')}</PlaceLink>
      </p>
      <div className="no-print">
        <PageHeading key={what}>{say(`case.take.${what}`)}</PageHeading>
        <nav className="tabs" aria-label={say('take.heading')}>
          {takeIds.map((each) => (
            <PlaceLink
              key={each}
              place={{ at: 'case-take', caseId, what: each }}
              current={each === what}
            >
              {say(`case.take.${each}`)}
            </PlaceLink>
          ))}
        </nav>
      </div>
      {overtaken && now !== null && load.kind === 'ready' && (
        <News before={before?.view ?? null} now={now.view} overtaken />
      )}
      {(load.kind === 'failed' || now === null) && (
        <CaseLoadLine load={load} caseId={caseId} as="h2" again={desk.again} />
      )}
      {loaded !== null && load.kind !== 'failed' && (
        <Part
          what={what}
          loaded={loaded}
          session={session}
          desk={desk}
          onDone={changed}
          onTrouble={deal}
          onExpired={onExpired}
          onSaved={hidden}
        />
      )}
    </main>
  );
}

interface PartProps extends TakeProps {
  readonly what: TakeId;
  readonly onExpired: () => void;
  readonly onSaved: (masks: Masks) => void;
}

function Part({ what, onSaved, ...own }: PartProps) {
  switch (what) {
    case 'redact':
      return <RedactPart {...own} onSaved={onSaved} />;
    case 'print':
      return <PrintPart {...own} />;
    case 'export':
      return <ExportPart {...own} />;
    case 'hand-over':
      return <HandOverPart {...own} />;
    default:
      return what satisfies never;
  }
}
