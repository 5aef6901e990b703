import { useState } from 'react';

import { parseReceipt, reporterKeys, wipeReporterKeys } from '../../../cases/receipt.ts';
import { longDate } from '../../../knowledge/dates.ts';
import { phrase } from '../../../knowledge/phrases.ts';
import { pledgedDay } from '../../../knowledge/pledge.ts';
import type { Language } from '../../../platform/language.ts';
import type { DateIso } from '../../../platform/time.ts';
import { calendar } from '../analysis/knowledge.ts';
import { ProblemLine } from '../case/problem-line.tsx';
import { PageHeading } from '../page-heading.tsx';
import type { Session } from '../session.ts';
import { useWords } from '../speech.tsx';
import { printPart } from '../surveys/print-part.ts';
import { QrCode } from '../surveys/qr-code.tsx';
import { troubleKey } from '../trouble.ts';

interface Props {
  readonly receipt: string;
  readonly language: Language;
  readonly day: DateIso;
  /** Of the public side. */
  readonly address: string;
  readonly session: Session;
  readonly onDone: () => void;
}

/** The caller's receipt, shown once: after this page nobody can make it again. */
export function ReceiptSheet({ receipt, language, day, address, session, onDone }: Props) {
  const { say } = useWords();
  const [problem, setProblem] = useState<string | null>(null);
  const [working, setWorking] = useState(false);
  const due = pledgedDay(calendar, day);
  const site = `${address.replace(/\/$/, '')}/${language}/`;
  const option = phrase(language, 'menu.check');

  async function done() {
    if (working) return;
    setWorking(true);
    setProblem(null);
    try {
      await session.client.handOver(idOf(receipt));
      onDone();
    } catch (thrown) {
      setProblem(say(troubleKey(thrown)));
    } finally {
      setWorking(false);
    }
  }

  return (
    <>
      <div className="no-print">
        <PageHeading>{say('enter.filed')}</PageHeading>
        <p>{say('enter.filed.lead')}</p>
      </div>
      <section className="card print-receipt" lang={language} aria-labelledby="receipt-title">
        <h2 id="receipt-title">{phrase(language, 'enter.sheet.title')}</h2>
        <p>{phrase(language, 'enter.sheet.filed', { day: longDate(language, day) })}</p>
        <p id="receipt" className="big receipt">
          {receipt}
        </p>
        <QrCode text={receipt} />
        <p>{phrase(language, 'enter.sheet.what')}</p>
        <p>{phrase(language, 'enter.sheet.where', { address: site, option })}</p>
        <p>{phrase(language, 'enter.sheet.pledge', { day: longDate(language, due) })}</p>
        <p>{phrase(language, 'enter.sheet.keep')}</p>
        <p>{phrase(language, 'enter.sheet.honest')}</p>
      </section>
      <div className="no-print">
        <div className="buttons">
          <button type="button" className="main" onClick={() => printPart('receipt')}>
            {say('enter.print')}
          </button>
          <button type="button" aria-disabled={working} onClick={() => void done()}>
            {say('enter.given')}
          </button>
        </div>
        <p className="help">{say('enter.given.help')}</p>
        <ProblemLine text={problem} />
      </div>
    </>
  );
}

function idOf(receipt: string): string {
  const parsed = parseReceipt(receipt);
  if (!parsed.ok) throw new TypeError('a receipt of our own must be readable');
  const keys = reporterKeys(parsed.symbols);
  wipeReporterKeys(keys);
  return keys.id;
}
