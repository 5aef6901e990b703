import { useId, useState } from 'react';

import { made } from '../../../../analysis/document.ts';
import { newDocumentId, type ProjectId } from '../../../../analysis/ids.ts';
import { projectSheet } from '../../../../analysis/project-papers/make.ts';
import { isHandWritten, typedFields } from '../../../../analysis/project-papers/paper-data.ts';
import {
  type Paper,
  type PaperLanguage,
  paperLanguages,
} from '../../../../knowledge/schema/paper.ts';
import { systemRandom } from '../../../../platform/crypto/random.ts';
import { languageNames } from '../../language-names.ts';
import { useWords } from '../../speech.tsx';
import { troubleKey } from '../../trouble.ts';
import { saveRows } from '../store.ts';
import { DetailsForm } from './details-form.tsx';
import { savePaper } from './paper-tools.ts';
import type { PaperProps } from './paper-props.ts';
import { SheetView } from './sheet-view.tsx';

/** One paper: what only officers can say of it, how it looks today, and freezing it. */
export function OnePaper(props: PaperProps & { readonly paper: Paper }) {
  const { session, project, today, work, input, paper, reload } = props;
  const { say, language } = useWords();
  const id = useId();
  const own = project.id as string as ProjectId;
  const [shown, setShown] = useState<PaperLanguage>(language === 'kk' ? 'kk' : 'ru');
  const [problem, setProblem] = useState<string | null>(null);
  const [working, setWorking] = useState(false);
  const typed = typedFields(paper, input);
  const byHand = paper.fields.some((field) => isHandWritten(field.id));
  const sheet = projectSheet(paper, shown, input);

  async function attempt(act: () => Promise<void>) {
    if (working) return;
    setWorking(true);
    setProblem(null);
    try {
      await act();
    } catch (thrown) {
      setProblem(say(troubleKey(thrown)));
    }
    setWorking(false);
  }

  async function take() {
    // The writer of papers is large: it comes with the first paper.
    const { writeDocx } = await import('../../../../analysis/papers/docx.ts');
    savePaper(await writeDocx(sheet), paper.id, shown, null);
  }

  async function freeze() {
    const { frozen, nextNumber } = await import('../../../../analysis/project-papers/snapshot.ts');
    const number = nextNumber(work.snapshots.map(({ document }) => document.body));
    const snapshot = await frozen(sheet, { paper: paper.id, day: today, number });
    const change = {
      day: today,
      officer: session.officerId,
      what: 'made',
      note: `№ ${number} ${paper.id} ${shown}`,
    } as const;
    await saveRows(session, own, [
      {
        id: newDocumentId(systemRandom),
        kind: 'paper',
        expected: 0,
        document: made(snapshot, change),
      },
    ]);
    reload();
  }

  return (
    <section className="card" aria-labelledby={id}>
      <h2 id={id}>{paper.name[language]}</h2>
      <p className="quiet">
        {paper.source[language]}. {say(`papers.form.${paper.form}`)}
      </p>
      {typed.length > 0 && <DetailsForm {...props} fields={typed} />}
      {byHand && <p className="help">{say('papers.by-hand')}</p>}
      <div className="row no-print">
        {paperLanguages.map((each) => (
          <button
            key={each}
            type="button"
            aria-pressed={shown === each}
            onClick={() => setShown(each)}
          >
            {languageNames[each]}
          </button>
        ))}
      </div>
      {problem !== null && (
        <p className="problem" role="alert">
          {problem}
        </p>
      )}
      <div className="buttons no-print">
        <button
          type="button"
          className="main"
          aria-disabled={working}
          onClick={() => void attempt(take)}
        >
          {say('papers.take')}
        </button>
        <button type="button" aria-disabled={working} onClick={() => void attempt(freeze)}>
          {say('papers.freeze')}
        </button>
      </div>
      <p className="help">{say('papers.freeze.help')}</p>
      <details open>
        <summary>{say('papers.look')}</summary>
        <SheetView sheet={sheet} />
      </details>
    </section>
  );
}
