import { useId, useState } from 'react';

import { type LoadedCase, openFileOf } from './case-load.ts';
import { Tampered } from './case/tampered.tsx';
import { download } from './file-use.ts';
import { previewKind } from './preview/kind.ts';
import { Preview } from './preview/preview.tsx';
import type { Session } from './session.ts';
import { useWords, type Words } from './speech.tsx';
import { tamperingOf } from './tampering.ts';
import { troubleKey } from './trouble.ts';
import type { FileEntry, FileView } from './worker/case-views.ts';

interface Props {
  readonly loaded: LoadedCase;
  readonly session: Session;
}

/** The files of the report itself. */
export function Files({ loaded, session }: Props) {
  const { say } = useWords();
  const id = useId();
  const { files } = loaded.view;
  return (
    <section className="card" aria-labelledby={id}>
      <h2 id={id}>{say('console.files.heading')}</h2>
      {files.length === 0 ? (
        <p className="quiet">{say('console.files.none')}</p>
      ) : (
        <FileList files={files} loaded={loaded} session={session} />
      )}
    </section>
  );
}

/** Files to look at or take away, cleaned copies first. Nothing is opened before somebody asks for it. */
export function FileList({
  files,
  loaded,
  session,
}: Props & { readonly files: readonly FileEntry[] }) {
  const { say } = useWords();
  const [shown, show] = useState<Shown | null>(null);
  const [large, setLarge] = useState<string | null>(null);
  const [working, setWorking] = useState<string | null>(null);
  const [thrown, setThrown] = useState<unknown>(null);
  const tampering = tamperingOf(thrown);

  async function withFile(file: FileEntry, use: (opened: FileView) => void) {
    if (working !== null) return;
    setWorking(file.blobId);
    setThrown(null);
    try {
      use(await openFileOf(loaded, session, file));
    } catch (error) {
      setThrown(error);
    } finally {
      setWorking(null);
    }
  }

  function look(file: FileEntry, number: number) {
    void withFile(file, (opened) => {
      // The type comes from what was opened, and so does its size, where no list named it.
      const kind = previewKind({ ...opened, size: opened.bytes.length });
      if (kind === 'large') setLarge(file.blobId);
      else if (kind !== 'none') show({ opened, kind, file, number });
    });
  }

  return (
    <>
      {thrown !== null && tampering === null && (
        <p className="problem" role="alert">
          {say('console.files.failed')} {say(troubleKey(thrown))}
        </p>
      )}
      {tampering !== null && (
        <div className="problem" role="alert">
          <p>{say('console.files.failed')}</p>
          <Tampered what={tampering} caseId={loaded.row.caseId} day={loaded.today} />
        </div>
      )}
      <ul className="files">
        {files.map((file, at) => (
          <FileLine
            key={file.blobId}
            file={file}
            number={at + 1}
            working={working === file.blobId}
            isLarge={large === file.blobId}
            onShow={() => look(file, at + 1)}
            onTake={() => void withFile(file, (opened) => download(opened, file, at + 1))}
          />
        ))}
      </ul>
      {shown !== null && (
        <Preview
          file={shown.opened}
          kind={shown.kind}
          name={nameOf(shown.file, shown.number, say)}
          onSave={() => download(shown.opened, shown.file, shown.number)}
          onClose={() => show(null)}
        />
      )}
    </>
  );
}

interface Shown {
  readonly opened: FileView;
  readonly kind: 'image' | 'pdf' | 'text';
  readonly file: FileEntry;
  readonly number: number;
}

interface LineProps {
  readonly file: FileEntry;
  readonly number: number;
  readonly working: boolean;
  /** It turned out to be too large to show. */
  readonly isLarge: boolean;
  readonly onShow: () => void;
  readonly onTake: () => void;
}

function FileLine({ file, number, working, isLarge, onShow, onTake }: LineProps) {
  const { say } = useWords();
  const name = nameOf(file, number, say);
  const preview = isLarge ? 'large' : previewKind(file);
  const kind = say(file.cleaned ? 'console.files.cleaned' : 'console.files.original');
  const size = file.size === null ? '' : ` · ${sizeWords(say, file.size)}`;
  return (
    <li>
      <p>
        <strong>
          <bdi>{name}</bdi>
        </strong>
        <span className="quiet">
          {' '}
          {kind}
          {size}
        </span>
      </p>
      {!file.cleaned && <p className="help">{say('console.files.original.help')}</p>}
      {(preview === 'large' || preview === 'none') && (
        <p className="help">{say(`case.file.${preview}`)}</p>
      )}
      <p className="buttons">
        {preview !== 'large' && preview !== 'none' && (
          <button type="button" aria-disabled={working} onClick={onShow}>
            {say('console.files.show')}
            <span className="hidden"> {name}</span>
          </button>
        )}
        <button type="button" aria-disabled={working} onClick={onTake}>
          {say('console.files.download')}
          <span className="hidden"> {name}</span>
        </button>
        {working && <output className="quiet">{say('console.files.working')}</output>}
      </p>
    </li>
  );
}

function nameOf({ extension }: FileEntry, number: number, say: Words['say']): string {
  return say('console.files.name', { number, extension });
}

function sizeWords(say: Words['say'], size: number): string {
  return size < 1024 * 1024
    ? say('console.files.kb', { size: Math.max(1, Math.round(size / 1024)) })
    : say('console.files.mb', { size: Math.round((size / 1024 / 1024) * 10) / 10 });
}
