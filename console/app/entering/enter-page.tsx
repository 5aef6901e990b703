import { useCallback, useState } from 'react';

import type { Incoming } from '../../../dialogs/incoming.ts';
import type { Outcome } from '../../../dialogs/outcome.ts';
import { systemRandom } from '../../../platform/crypto/random.ts';
import { ProblemLine } from '../case/problem-line.tsx';
import { shelfOf } from '../inbox/shelf.ts';
import { useKept } from '../kept.ts';
import { likelySite } from '../likely-site.ts';
import { PageHeading } from '../page-heading.tsx';
import { go, wayFromHere } from '../route.ts';
import type { Session } from '../session.ts';
import { useWords } from '../speech.tsx';
import { Trouble, troubleKey } from '../trouble.ts';
import { useExpiringLoad } from '../use-expiring-load.ts';
import type { SealedEntered } from '../worker/enter-contract.ts';
import { BeginForm } from './begin-form.tsx';
import { Conversation } from './conversation.tsx';
import { attach, begin, type Desk, hear, type Writing } from './dialog.ts';
import { fileReport } from './file-report.ts';
import { reportForm } from './knowledge.ts';
import { ReceiptSheet } from './receipt-sheet.tsx';

interface Props {
  readonly session: Session;
  readonly onExpired: () => void;
}

/** Where a report for somebody else stands: it outlasts a lock, in this tab's memory. */
type Stage =
  | { readonly kind: 'writing'; readonly writing: Writing }
  /** Sealed and perhaps stored already: it is sent again as it is, so that the receipt stays the same. */
  | {
      readonly kind: 'sealed';
      readonly writing: Writing;
      readonly sealed: SealedEntered;
      readonly once: Uint8Array;
    }
  | {
      readonly kind: 'filed';
      readonly writing: Writing;
      readonly sealed: SealedEntered;
      readonly address: string;
    };

export function EnterPage({ session, onExpired }: Props) {
  const { say } = useWords();
  const { load } = useExpiringLoad(
    useCallback(() => deskOf(session), [session]),
    onExpired,
  );
  const onward = wayFromHere();
  const [stage, put] = useKept<Stage | null>('enter', () => null);
  const [working, setWorking] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);

  function take(writing: Writing, next: Writing | null, desk: Desk) {
    setProblem(null);
    put(next === null ? null : { kind: 'writing', writing: next });
    if (next?.turn.outcome.kind === 'report') void seal(writing, next.turn.outcome, desk);
  }

  async function takeFiles(writing: Writing, files: readonly File[], desk: Desk) {
    if (working) return;
    // Nobody goes on to the next step while they are read: they would be left behind.
    setWorking(true);
    try {
      let next: Writing | null = writing;
      for (const file of files) {
        if (next !== null) next = attach(next, new Uint8Array(await file.arrayBuffer()), desk);
      }
      take(writing, next, desk);
    } catch (thrown) {
      setProblem(say(troubleKey(thrown)));
    } finally {
      setWorking(false);
    }
  }

  async function seal(writing: Writing, outcome: Asked, { today }: Desk) {
    if (working) return;
    setWorking(true);
    try {
      const { report, group } = outcome;
      const sealed = await session.keys.sealEntered({
        form: reportForm,
        language: writing.turn.session.language,
        report,
        group,
        entered: writing.entered,
        day: today,
        scans: [...writing.scans].map(([blobId, bytes]) => ({ blobId, bytes })),
      });
      await send({ kind: 'sealed', writing, sealed, once: systemRandom(32) });
    } catch (thrown) {
      setProblem(`${say('enter.failed')} ${say(troubleKey(thrown))}`);
    } finally {
      setWorking(false);
    }
  }

  async function send(stood: Extract<Stage, { kind: 'sealed' }>) {
    put(stood);
    const { writing, sealed, once } = stood;
    try {
      const { site } = await fileReport(session.client, sealed, once);
      shelfOf(session).outdate();
      put({ kind: 'filed', writing, sealed, address: likelySite(site) });
    } catch (thrown) {
      const because = thrown instanceof Trouble ? thrown.because : 'unknown';
      if (because === 'not-signed-in') return onExpired();
      if (because !== 'changed') {
        return setProblem(`${say('enter.unsure')} ${say(troubleKey(thrown))}`);
      }
      put({ kind: 'writing', writing });
      setProblem(say('enter.changed'));
    }
  }

  async function again(stood: Extract<Stage, { kind: 'sealed' }>) {
    if (working) return;
    setWorking(true);
    setProblem(null);
    await send(stood).finally(() => setWorking(false));
  }

  return (
    <main id="content" tabIndex={-1}>
      <p className="back no-print">
        <button type="button" className="link" onClick={() => go({ at: 'cases' })}>
          ← {say('console.case.back')}
        </button>
      </p>
      {stage?.kind === 'filed' ? (
        <ReceiptSheet
          receipt={stage.sealed.receipt}
          language={stage.writing.turn.session.language}
          day={stage.sealed.day}
          address={stage.address}
          session={session}
          onDone={() => {
            put(null);
            onward({ at: 'cases' });
          }}
        />
      ) : (
        <PageHeading>{say('console.enter')}</PageHeading>
      )}
      {load.kind === 'loading' && <output className="note">{say('console.part.loading')}</output>}
      {load.kind === 'failed' && <ProblemLine text={say(troubleKey(load.thrown))} />}
      {load.kind === 'ready' && stage === null && (
        <BeginForm
          today={load.value.today}
          onBegin={(entered, language) =>
            put({ kind: 'writing', writing: begin(entered, language, load.value) })
          }
        />
      )}
      {load.kind === 'ready' && stage?.kind === 'writing' && (
        <section className="card">
          <p className="help">{say(`enter.read.${stage.writing.entered.how}`)}</p>
          <Conversation
            writing={stage.writing}
            working={working}
            onInput={(incoming: Incoming) => {
              if (working) return;
              take(stage.writing, hear(stage.writing, incoming, load.value), load.value);
            }}
            onFiles={(files) => void takeFiles(stage.writing, files, load.value)}
          />
        </section>
      )}
      {stage?.kind === 'sealed' && (
        <section className="card">
          <p>{working ? say('enter.sending') : say('enter.unsent')}</p>
          <button type="button" className="main" onClick={() => void again(stage)}>
            {say('enter.again')}
          </button>
        </section>
      )}
      <ProblemLine text={problem} />
    </main>
  );
}

type Asked = Extract<Outcome, { kind: 'report' }>;

async function deskOf({ client, keys }: Session): Promise<Desk> {
  const [{ today }, { body, oversight }] = await Promise.all([client.me(), keys.ownBody({})]);
  return { today, body, oversight };
}
