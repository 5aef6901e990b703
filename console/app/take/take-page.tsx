import type { CaseId } from '../../../cases/sealed.ts';
import type { LoadedCase } from '../case-load.ts';
import { PageHeading } from '../page-heading.tsx';
import { CaseLoadLine } from '../case/case-load-line.tsx';
import { PlaceLink } from '../place-link.tsx';
import type { Session } from '../session.ts';
import { useWords } from '../speech.tsx';
import { Trouble } from '../trouble.ts';
import { useCase } from '../use-case.ts';
import { ExportPart } from './export-part.tsx';
import { HandOverPart } from './hand-over-part.tsx';
import { PrintPart } from './print-part.tsx';
import { RedactPart } from './redact-part.tsx';
import { type TakeId, takeIds } from './take-id.ts';
import type { OnTrouble } from './use-taking.ts';

interface Props {
  readonly caseId: CaseId;
  readonly what: TakeId;
  readonly session: Session;
  readonly onExpired: () => void;
}

/** What leaves the console of a case: hidden words first, then paper, a file, or a package for somebody else. */
export function TakePage({ caseId, what, session, onExpired }: Props) {
  const { say } = useWords();
  const { load, again } = useCase(session, caseId, onExpired);
  function deal(thrown: unknown): boolean {
    const isOver = thrown instanceof Trouble && thrown.because === 'not-signed-in';
    if (isOver) onExpired();
    return isOver;
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
      <CaseLoadLine load={load} caseId={caseId} as="h2" />
      {load.kind === 'ready' && (
        <Part
          what={what}
          loaded={load.value}
          session={session}
          again={again}
          onTrouble={deal}
          onExpired={onExpired}
        />
      )}
    </main>
  );
}

interface PartProps {
  readonly what: TakeId;
  readonly loaded: LoadedCase;
  readonly session: Session;
  readonly again: () => void;
  readonly onTrouble: OnTrouble;
  readonly onExpired: () => void;
}

function Part({ what, again, ...own }: PartProps) {
  switch (what) {
    case 'redact':
      return <RedactPart key={own.loaded.handle} {...own} onSaved={again} />;
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
