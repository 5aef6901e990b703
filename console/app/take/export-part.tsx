import { type FormEvent, useState } from 'react';

import { saveFile } from '../analysis/save-file.ts';
import { ProblemLine } from '../case/problem-line.tsx';
import { ConsentGate } from '../four-eyes/consent-gate.tsx';
import { useWords } from '../speech.tsx';
import { takeFocus } from '../take-focus.ts';
import { carefulCopy, type Copy } from './copy.ts';
import { CopyForm } from './copy-form.tsx';
import { pack } from './pack.ts';
import { redraw } from './redraw.ts';
import { noteTaken, packageName } from './note-taken.ts';
import { type Rest, type TakeProps, useTaking } from './use-taking.ts';
import { wordsIn } from './words-in.ts';

interface Props extends TakeProps {
  readonly onExpired: () => void;
}

interface Made {
  readonly name: string;
  readonly bytes: Uint8Array;
  readonly sha256: string;
  readonly words: string;
}

/** The case as one file that six words open; the words are shown once and kept nowhere. */
export function ExportPart({ loaded, session, desk, onDone, onTrouble, onExpired }: Props) {
  const { say, language } = useWords();
  const { working, problem, attempt, checkHere } = useTaking(onTrouble);
  const [copy, setCopy] = useState<Copy>(() => carefulCopy(loaded, language));
  const [made, setMade] = useState<Made | null>(null);

  async function make(use: () => Promise<void>, rest: Rest) {
    const words = await wordsIn(copy.language);
    const sealed = await desk.act(loaded, async (now) => {
      const archive = await pack(now, copy, { session, words, redraw });
      const sealed = await session.keys.sealPackage({ bytes: archive, key: null });
      archive.fill(0);
      return sealed;
    });
    const { bytes, sha256 } = sealed;
    checkHere();
    // The last moment at which a colleague’s consent may turn out to be gone; before it nothing has left.
    await use();
    await rest(async () => {
      await noteTaken(desk, copy, { how: 'export', sha256, to: null });
      onDone();
      setMade({ name: packageName(loaded), bytes, sha256, words: sealed.words ?? '' });
    });
  }

  if (made !== null) return <MadeExport made={made} />;
  return (
    <section className="card">
      <p>{say('take.export.lead')}</p>
      <p>{say('take.export.consent')}</p>
      <ConsentGate
        session={session}
        act="export-case"
        subject={loaded.row.caseId}
        onExpired={onExpired}
      >
        {(use) => (
          <form
            onSubmit={(event: FormEvent) => {
              event.preventDefault();
              void attempt(async (rest) => await make(use, rest));
            }}
          >
            <CopyForm loaded={loaded} copy={copy} onChange={setCopy} named="take.named.help" />
            <ProblemLine text={problem} />
            <button type="submit" className="main" aria-disabled={working}>
              {say(working ? 'take.working' : 'take.export.do')}
            </button>
            {working && <output className="quiet"> {say('take.wait')}</output>}
          </form>
        )}
      </ConsentGate>
    </section>
  );
}

function MadeExport({ made: { name, bytes, sha256, words } }: { readonly made: Made }) {
  const { say } = useWords();
  return (
    <section className="note warn" aria-labelledby="made">
      <h2 id="made" tabIndex={-1} ref={takeFocus}>
        {say('take.export.made')}
      </h2>
      <p>{say('take.export.once')}</p>
      <p>
        <code translate="no" className="words">
          {words}
        </code>
      </p>
      <p>
        <button
          type="button"
          className="main"
          onClick={() => saveFile(bytes, 'application/octet-stream', name)}
        >
          {say('take.save')}
        </button>
      </p>
      <p>{say('take.export.open')}</p>
      <p>
        <code translate="no">
          age --decrypt --output {name.replace(/\.age$/, '')} {name}
        </code>
      </p>
      <p className="help">
        SHA-256 <code translate="no">{sha256}</code>
      </p>
    </section>
  );
}
