import type { CaseId } from '../../../cases/sealed.ts';
import type { LoadedCase } from '../case-load.ts';
import type { Load } from '../load.ts';
import { PageLoadLine } from '../page-load-line.tsx';
import { useWords } from '../speech.tsx';
import { tamperingOf } from '../tampering.ts';
import { Tampered } from './tampered.tsx';

/** That a case is being opened, or why it could not be: what was touched, where something was. */
export function CaseLoadLine({
  load,
  caseId,
  as: Heading = 'h1',
  again,
}: {
  readonly load: Load<LoadedCase>;
  readonly caseId: CaseId;
  /** Beneath which heading of the page it stands. */
  readonly as?: 'h1' | 'h2';
  readonly again?: () => void;
}) {
  const { say } = useWords();
  const what = load.kind === 'failed' ? tamperingOf(load.thrown) : null;
  return (
    <PageLoadLine
      load={load}
      loading={say('console.case.loading')}
      failed={<Heading>{say(what === null ? 'console.case.failed' : 'tampered.heading')}</Heading>}
      why={what === null ? null : <Tampered what={what} caseId={caseId} day={null} />}
      {...(again === undefined ? {} : { again })}
    />
  );
}
