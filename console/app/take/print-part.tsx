import { useCallback, useEffect, useState } from 'react';

import { ProblemLine } from '../case/problem-line.tsx';
import { type LoadedCase, openFileOf } from '../case-load.ts';
import { isShowable } from '../file-use.ts';
import { useLoad } from '../load.ts';
import { useWords } from '../speech.tsx';
import { caseSheet, fileWords } from './case-sheet.ts';
import { allFiles, carefulCopy, type Copy } from './copy.ts';
import { CopyForm } from './copy-form.tsx';
import { copiedOf, copyOf } from './pack.ts';
import { Paper } from './paper.tsx';
import { redraw } from './redraw.ts';
import { noteTaken } from './note-taken.ts';
import { type TakeProps, useTaking } from './use-taking.ts';
import { wordsIn } from './words-in.ts';

/** The case on paper: looked at first, and written down before the printer gets it. */
export function PrintPart({ loaded, session, desk, onDone, onTrouble }: TakeProps) {
  const { say, language } = useWords();
  const { working, problem, attempt } = useTaking(onTrouble);
  const [copy, setCopy] = useState<Copy>(() => carefulCopy(loaded, language));
  const { load } = useLoad(useCallback(() => wordsIn(copy.language), [copy.language]));
  const [fetched, setPictures] = useState<Pictures | null>(null);
  // What was fetched for another form or with other masks is never shown, however late it comes.
  const pictures = fetched?.copy === copy && fetched.masks === masksIn(loaded) ? fetched.of : none;
  useEffect(
    () => () => {
      for (const { url } of fetched?.of ?? none) URL.revokeObjectURL(url);
    },
    [fetched],
  );

  async function fetchPictures() {
    await desk.act(null, async (now) => {
      const found: Picture[] = [];
      for (const file of allFiles(now.view)) {
        if (!copy.files.has(file.blobId) || !isShowable(file)) continue;
        const opened = await openFileOf(now, session, file);
        const bytes = await copyOf(opened, file, now, copy, redraw);
        found.push({ number: file.number, url: URL.createObjectURL(new Blob([bytes])) });
      }
      setPictures({ copy, masks: masksIn(now), of: found });
    });
  }

  async function print() {
    await noteTaken(desk, copy, { how: 'print', sha256: null, to: null });
    window.print();
    onDone();
  }

  return (
    <>
      <div className="card no-print">
        <p>{say('take.print.lead')}</p>
        <p className="note warn" role="note">
          {say('take.print.dots')}
        </p>
        <CopyForm loaded={loaded} copy={copy} onChange={setCopy} named="take.named.help" />
        <p className="help">{say('take.print.files')}</p>
        <ProblemLine text={problem} />
        <p className="buttons">
          <button type="button" aria-disabled={working} onClick={() => void attempt(fetchPictures)}>
            {say('take.print.pictures')}
          </button>
          <button
            type="button"
            className="main"
            aria-disabled={working}
            onClick={() => void attempt(print)}
          >
            {say('take.print.do')}
          </button>
        </p>
      </div>
      {load.kind === 'ready' && (
        <article className="card case-paper" lang={load.value.language}>
          <Paper sheet={caseSheet(copiedOf(loaded), copy, load.value)} />
          {pictures.map(({ number, url }) => (
            <figure key={url}>
              <img src={url} alt={load.value.say('console.files.preview.alt')} />
              <figcaption>{captionOf(number)}</figcaption>
            </figure>
          ))}
        </article>
      )}
    </>
  );

  function captionOf(number: number): string {
    const file = allFiles(loaded.view).find((each) => each.number === number);
    return file === undefined || load.kind !== 'ready' ? '' : fileWords(file, load.value);
  }
}

function masksIn({ view }: LoadedCase): string {
  return JSON.stringify(view.work.masks);
}

const none: readonly Picture[] = [];

interface Pictures {
  readonly copy: Copy;
  readonly masks: string;
  readonly of: readonly Picture[];
}

interface Picture {
  readonly number: number;
  readonly url: string;
}
