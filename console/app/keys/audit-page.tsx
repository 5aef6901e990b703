import { useCallback, useState } from 'react';

import type { AuditLine } from '../../../cases/audit-chain.ts';
import { followChain } from '../../../cases/audit-chain.ts';
import type { CaseId } from '../../../cases/sealed.ts';
import { auditKindOf } from '../../audit-kinds.ts';
import { auditFile } from '../../audit-file.ts';
import { useExpiringLoad } from '../use-expiring-load.ts';
import { PageHeading } from '../page-heading.tsx';
import { PlaceLink } from '../place-link.tsx';
import { reads, type Session } from '../session.ts';
import { useWords } from '../speech.tsx';
import { saveText } from '../surveys/print-part.ts';
import { troubleKey } from '../trouble.ts';

/** Everything that was done, in order, followed by this browser from the first line to the last. */
export function AuditPage({
  session,
  onExpired,
}: {
  readonly session: Session;
  readonly onExpired: () => void;
}) {
  const { say } = useWords();
  const { load } = useExpiringLoad(
    useCallback(() => fetchLines(session), [session]),
    onExpired,
  );
  return (
    <main id="content" tabIndex={-1}>
      <PageHeading>{say('keys.audit.heading')}</PageHeading>
      <p>{say('keys.audit.lead')}</p>
      {load.kind === 'loading' && <output className="note">{say('keys.audit.loading')}</output>}
      {load.kind === 'failed' && (
        <p className="problem" role="alert">
          {say(troubleKey(load.thrown))}
        </p>
      )}
      {load.kind === 'ready' && <Lines lines={load.value} session={session} />}
    </main>
  );
}

/** The newest of them are drawn; all of them are followed and saved. */
const mostShown = 200;

function Lines({
  lines,
  session,
}: {
  readonly lines: readonly AuditLine[];
  readonly session: Session;
}) {
  const words = useWords();
  const { say } = words;
  const followed = followChain(null, lines);
  const shown = lines.slice(-mostShown).toReversed();
  const [about, setAbout] = useState<ReadonlyMap<number, CaseId>>(new Map());
  const [problem, setProblem] = useState<string | null>(null);

  async function open() {
    setProblem(null);
    try {
      setAbout(await detailsOf(session, shown));
    } catch (thrown) {
      setProblem(say(troubleKey(thrown)));
    }
  }
  return (
    <section className="card">
      {followed.ok ? (
        <p className="note good">{say('keys.audit.holds', { count: lines.length })}</p>
      ) : (
        <p className="problem" role="alert">
          {say('keys.audit.broken', { seq: followed.seq })}
        </p>
      )}
      {followed.ok && followed.place !== null && (
        <p>
          {say('keys.audit.head')} <code translate="no">{followed.place.hash}</code>
        </p>
      )}
      <p className="buttons">
        <button
          type="button"
          onClick={() => saveText(auditFile(lines), 'senim-audit.jsonl', 'text/plain')}
        >
          {say('keys.audit.save')}
        </button>
        {reads(session) && (
          <button type="button" onClick={() => void open()}>
            {say('keys.audit.details')}
          </button>
        )}
      </p>
      {problem !== null && (
        <p className="problem" role="alert">
          {problem}
        </p>
      )}
      <table>
        <caption className="quiet">{say('keys.audit.shown', { count: shown.length })}</caption>
        <thead>
          <tr>
            <th scope="col">№</th>
            <th scope="col">{say('keys.audit.day')}</th>
            <th scope="col">{say('keys.audit.what')}</th>
            <th scope="col">{say('keys.audit.who')}</th>
          </tr>
        </thead>
        <tbody>
          {shown.map(({ seq, day, kind, actorTag }) => (
            <tr key={seq}>
              <th scope="row" data-label="№">
                {seq}
              </th>
              <td data-label={say('keys.audit.day')}>{words.day(day)}</td>
              <td data-label={say('keys.audit.what')}>
                {say(`keys.audit.kind.${auditKindOf(kind)}`)}
                <About caseId={about.get(seq)} />
              </td>
              <td data-label={say('keys.audit.who')}>
                <code translate="no">{actorTag}</code>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

function About({ caseId }: { readonly caseId: CaseId | undefined }) {
  const { say } = useWords();
  if (caseId === undefined) return null;
  return (
    <>
      {' · '}
      <PlaceLink place={{ at: 'case', caseId }}>
        {say('keys.audit.case', { number: caseId.slice(0, 8) })}
      </PlaceLink>
    </>
  );
}

/** Which case each of the lines is about, as far as this officer’s key opens their days. */
async function detailsOf(
  { client, keys }: Session,
  lines: readonly AuditLine[],
): Promise<ReadonlyMap<number, CaseId>> {
  const found = new Map<number, CaseId>();
  for (const day of new Set(lines.map((line) => line.day))) {
    const ofDay = lines.filter((line) => line.day === day);
    const opened = await keys.openDetails({ lines: ofDay, keys: await client.dayKeys(day) });
    for (const [at, { seq }] of ofDay.entries()) {
      const caseId = opened[at] ?? null;
      if (caseId !== null) found.set(seq, caseId);
    }
  }
  return found;
}

async function fetchLines({ client }: Session): Promise<readonly AuditLine[]> {
  const all: AuditLine[] = [];
  for (;;) {
    const lines = await client.audit(all.at(-1)?.seq ?? 0);
    if (lines.length === 0) return all;
    all.push(...lines);
  }
}
