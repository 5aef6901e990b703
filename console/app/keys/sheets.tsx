import { type RecoverySheet, sheetText } from '../../../cases/recovery-sheet.ts';
import type { DateIso } from '../../../platform/time.ts';
import { useWords } from '../speech.tsx';
import { printPart } from '../surveys/print-part.ts';
import { QrCode } from '../surveys/qr-code.tsx';

/** Three sheets of paper, one a page, to be printed at once: they are shown here and never again. */
export function Sheets({
  sheets,
  body,
  day,
}: {
  readonly sheets: readonly RecoverySheet[];
  readonly body: string;
  readonly day: DateIso;
}) {
  const words = useWords();
  const { say } = words;
  return (
    <section aria-labelledby="sheets-heading" className="print-sheets">
      <h2 id="sheets-heading" className="no-print">
        {say('keys.sheets.heading')}
      </h2>
      <div className="note warn no-print">
        <p>{say('keys.sheets.once')}</p>
      </div>
      <p className="buttons no-print">
        <button type="button" className="main" onClick={() => printPart('sheets')}>
          {say('keys.sheets.print')}
        </button>
      </p>
      {sheets.map((sheet) => (
        <article key={sheet.number} className="sheet">
          <h3>{say('keys.sheets.title', { number: sheet.number })}</h3>
          <p>
            {body}. {words.day(day)}. <strong>{say('keys.sheets.set', { set: sheet.set })}</strong>
          </p>
          <p>{say('keys.sheets.what')}</p>
          <ol className="sheet-lines">
            {sheet.lines.map((line) => (
              <li key={line}>
                <code translate="no">{line}</code>
              </li>
            ))}
          </ol>
          <QrCode text={sheetText(sheet)} />
          <p>{say('keys.sheets.keep')}</p>
        </article>
      ))}
    </section>
  );
}
