import { useEffect, useId, useRef, useState } from 'react';

import type { CaseId } from '../../cases/sealed.ts';
import type { Session } from './session.ts';
import { useWords } from './speech.tsx';
import { troubleKey } from './trouble.ts';
import type { FileEntry, FileView } from './worker/contract.ts';

interface Props {
  readonly caseId: CaseId;
  readonly files: readonly FileEntry[];
  readonly session: Session;
}

/** The files of a report, cleaned copies first. Only what we re-encoded ourselves is drawn. */
export function Files({ caseId, files, session }: Props) {
  const { say } = useWords();
  const [shown, show] = useState<{ file: FileEntry; url: string } | null>(null);
  const [working, setWorking] = useState<string | null>(null);
  const [thrown, setThrown] = useState<unknown>(null);
  const id = useId();

  async function withFile(file: FileEntry, use: (opened: FileView) => void) {
    setWorking(file.blobId);
    setThrown(null);
    try {
      const bytes = await session.client.blob(caseId, file.blobId);
      use(await session.keys.openFile({ caseId, blobId: file.blobId, bytes }));
    } catch (error) {
      setThrown(error);
    } finally {
      setWorking(null);
    }
  }

  return (
    <section className="card" aria-labelledby={id}>
      <h2 id={id}>{say('console.files.heading')}</h2>
      {files.length === 0 && <p className="quiet">{say('console.files.none')}</p>}
      {thrown !== null && (
        <p className="problem" role="alert">
          {say('console.files.failed')} {say(troubleKey(thrown))}
        </p>
      )}
      <ul className="files">
        {files.map((file, at) => {
          const name = say('console.files.name', { number: at + 1, extension: file.extension });
          return (
            <li key={file.blobId}>
              <p>
                <strong>
                  <bdi>{name}</bdi>
                </strong>
                <span className="quiet">
                  {' '}
                  {say(file.cleaned ? 'console.files.cleaned' : 'console.files.original')} ·{' '}
                  {sizeWords(file.size)}
                </span>
              </p>
              {!file.cleaned && <p className="help">{say('console.files.original.help')}</p>}
              <p className="buttons">
                {isShowable(file) && (
                  <button
                    type="button"
                    aria-disabled={working !== null}
                    onClick={() =>
                      void withFile(file, (opened) =>
                        show({ file, url: URL.createObjectURL(imageOf(opened)) }),
                      )
                    }
                  >
                    {say('console.files.show')}
                    <span className="hidden"> {name}</span>
                  </button>
                )}
                <button
                  type="button"
                  aria-disabled={working !== null}
                  onClick={() =>
                    void withFile(file, (opened) => download(opened, `${at + 1}`, file))
                  }
                >
                  {say('console.files.download')}
                  <span className="hidden"> {name}</span>
                </button>
                {working === file.blobId && (
                  <span role="status" className="quiet">
                    {say('console.files.working')}
                  </span>
                )}
              </p>
            </li>
          );
        })}
      </ul>
      {shown !== null && (
        <Preview
          url={shown.url}
          onClose={() => {
            URL.revokeObjectURL(shown.url);
            show(null);
          }}
        />
      )}
    </section>
  );
}

const images = ['image/jpeg', 'image/png', 'image/webp'];

function isShowable(file: { readonly cleaned: boolean; readonly mime: string }): boolean {
  return file.cleaned && images.includes(file.mime);
}

/** The type comes from what was opened, held to the same short list. */
function imageOf(file: FileView): Blob {
  if (!isShowable(file)) throw new TypeError('only re-encoded images are drawn');
  return new Blob([file.bytes], { type: file.mime });
}

/** Saved as bytes of no kind, so that the browser opens nothing by itself. */
function download(file: FileView, name: string, { extension }: FileEntry): void {
  const url = URL.createObjectURL(new Blob([file.bytes], { type: 'application/octet-stream' }));
  const link = document.createElement('a');
  link.href = url;
  link.download = `senim-${name}${/^\.[a-z0-9]{1,8}$/.test(extension) ? extension : '.bin'}`;
  link.click();
  setTimeout(() => URL.revokeObjectURL(url), 60_000);
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
