import { useEffect, useId, useRef, useState } from 'react';

import type { LoadedCase } from './case-load.ts';
import { download, imageOf, isShowable } from './file-use.ts';
import type { Session } from './session.ts';
import { useWords } from './speech.tsx';
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

/** Files to look at or take away, cleaned copies first. Only what was re-encoded is ever drawn. */
export function FileList({
  files,
  loaded,
  session,
}: Props & { readonly files: readonly FileEntry[] }) {
  const { say } = useWords();
  const [shown, show] = useState<string | null>(null);
  const [working, setWorking] = useState<string | null>(null);
  const [thrown, setThrown] = useState<unknown>(null);
  const { row, handle } = loaded;

  async function withFile({ blobId }: FileEntry, use: (opened: FileView) => void) {
    if (working !== null) return;
    setWorking(blobId);
    setThrown(null);
    try {
      const bytes = await session.client.blob(row.caseId, blobId);
      use(await session.keys.openFile({ handle, blobId, bytes }));
    } catch (error) {
      setThrown(error);
    } finally {
      setWorking(null);
    }
  }

  function close() {
    if (shown !== null) URL.revokeObjectURL(shown);
    show(null);
  }

  return (
    <>
      {thrown !== null && (
        <p className="problem" role="alert">
          {say('console.files.failed')} {say(troubleKey(thrown))}
        </p>
      )}
      <ul className="files">
        {files.map((file, at) => (
          <FileLine
            key={file.blobId}
            file={file}
            number={at + 1}
            working={working === file.blobId}
            onShow={() =>
              void withFile(file, (opened) => show(URL.createObjectURL(imageOf(opened))))
            }
            onTake={() => void withFile(file, (opened) => download(opened, file, at + 1))}
          />
        ))}
      </ul>
      {shown !== null && <Preview url={shown} onClose={close} />}
    </>
  );
}

interface LineProps {
  readonly file: FileEntry;
  readonly number: number;
  readonly working: boolean;
  readonly onShow: () => void;
  readonly onTake: () => void;
}

function FileLine({ file, number, working, onShow, onTake }: LineProps) {
  const { say } = useWords();
  const name = say('console.files.name', { number, extension: file.extension });
  const kind = say(file.cleaned ? 'console.files.cleaned' : 'console.files.original');
  const size = file.size === null ? '' : ` · ${sizeWords(file.size)}`;
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
      <p className="buttons">
        {isShowable(file) && (
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

function sizeWords(size: number): string {
  return size < 1024 * 1024
    ? `${Math.max(1, Math.round(size / 1024))} KB`
    : `${(size / 1024 / 1024).toFixed(1)} MB`;
}

function Preview({ url, onClose }: { readonly url: string; readonly onClose: () => void }) {
  const { say } = useWords();
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => dialog.current?.showModal(), []);
  return (
    <dialog ref={dialog} onClose={onClose} aria-label={say('console.files.preview')}>
      <img src={url} alt={say('console.files.preview.alt')} />
      <p>
        <button type="button" onClick={() => dialog.current?.close()}>
          {say('console.files.close')}
        </button>
      </p>
    </dialog>
  );
}
