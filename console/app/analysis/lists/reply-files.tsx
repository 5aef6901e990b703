import { useState } from 'react';

import type { ProjectId } from '../../../../analysis/ids.ts';
import { download } from '../../file-use.ts';
import { useWords } from '../../speech.tsx';
import { troubleKey } from '../../trouble.ts';
import type { FileEntry, SealedAnswer } from '../../worker/contract.ts';
import type { ListProps } from './list-props.ts';

interface Props extends ListProps {
  readonly sealed: SealedAnswer;
  readonly files: readonly FileEntry[];
}

/** Files that came with an answer: opened in the browser and saved as bytes of no kind. */
export function ReplyFiles({ session, project, known, sealed, files }: Props) {
  const { say } = useWords();
  const [thrown, setThrown] = useState<unknown>(null);
  const own = project.id as string as ProjectId;

  async function take(file: FileEntry, number: number) {
    setThrown(null);
    try {
      const { blobId } = file;
      const bytes = await session.client.listFile(own, blobId);
      const { token } = known.sent;
      const answer = { seq: sealed.seq, bytes: sealed.bytes };
      const opened = await session.keys.openListFile({ token, answer, blobId, bytes });
      download(opened, file, number);
    } catch (error) {
      setThrown(error);
    }
  }

  return (
    <>
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
                <bdi>{name}</bdi>{' '}
                <span className="quiet">
                  {say(file.cleaned ? 'console.files.cleaned' : 'console.files.original')}
                </span>
              </p>
              {!file.cleaned && <p className="help">{say('console.files.original.help')}</p>}
              <p className="buttons">
                <button type="button" onClick={() => void take(file, at + 1)}>
                  {say('console.files.download')}
                  <span className="hidden"> {name}</span>
                </button>
              </p>
            </li>
          );
        })}
      </ul>
    </>
  );
}
