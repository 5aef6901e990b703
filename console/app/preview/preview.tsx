import { useEffect, useRef, useState } from 'react';

import { imageOf } from '../file-use.ts';
import { useWords } from '../speech.tsx';
import type { FileView } from '../worker/case-views.ts';
import type { PreviewKind } from './kind.ts';
import { PdfView } from './pdf-view.tsx';
import { TextView } from './text-view.tsx';

interface Props {
  readonly file: FileView;
  readonly kind: Exclude<PreviewKind, 'large' | 'none'>;
  readonly name: string;
  readonly onSave: () => void;
  readonly onClose: () => void;
}

/** A file that somebody asked to see, over the page; whatever cannot be shown well can be saved from here. */
export function Preview({ file, kind, name, onSave, onClose }: Props) {
  const { say } = useWords();
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => dialog.current?.showModal(), []);
  return (
    <dialog ref={dialog} onClose={onClose} aria-label={name} className={`preview ${kind}`}>
      {kind === 'image' && <Image file={file} />}
      {kind === 'text' && <TextView bytes={file.bytes} />}
      {kind === 'pdf' && <PdfView bytes={file.bytes} />}
      <p className="buttons">
        <button type="button" onClick={() => dialog.current?.close()}>
          {say('console.files.close')}
        </button>
        <button type="button" onClick={onSave}>
          {say('console.files.download')}
        </button>
      </p>
    </dialog>
  );
}

function Image({ file }: { readonly file: FileView }) {
  const { say } = useWords();
  const [url] = useState(() => URL.createObjectURL(imageOf(file)));
  useEffect(() => () => URL.revokeObjectURL(url), [url]);
  return <img src={url} alt={say('console.files.preview.alt')} />;
}
