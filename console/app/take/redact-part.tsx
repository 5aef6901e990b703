import { type FormEvent, useState } from 'react';

import { boxesOf, type Masks, spansAt, withBoxes, withSpans } from '../../../cases/masks.ts';
import { ProblemLine } from '../case/problem-line.tsx';
import { useWork } from '../case/use-work.ts';
import { openFileOf } from '../case-load.ts';
import { imageOf, isShowable } from '../file-use.ts';
import { useWords } from '../speech.tsx';
import { fileWords } from './case-sheet.ts';
import { allFiles, type NumberedFile } from './copy.ts';
import { ImageMasks } from './image-masks.tsx';
import { useMasks } from './kept-masks.ts';
import { hideEverywhere, maskTexts } from './mask-texts.ts';
import { TextMasks } from './text-masks.tsx';
import { type TakeProps, useTaking } from './use-taking.ts';

/** By whom a text of the thread was written: several of them on one day are told apart by their words. */
const writers = {
  reporter: 'console.thread.reporter',
  officer: 'take.redact.officer',
  note: 'take.redact.note',
} as const;

interface Props extends TakeProps {
  readonly onSaved: (masks: Masks) => void;
}

/** What copies of the case do not show. The case itself stays as it is. */
export function RedactPart({ onSaved, ...props }: Props) {
  const { say, day } = useWords();
  const { loaded, session, onTrouble } = props;
  const { view } = loaded;
  const { masks, isChanged, change, clear } = useMasks(loaded, onSaved);
  const { send, working, problem } = useWork(props);
  const texts = maskTexts(view, (who, on) => `${say(writers[who])}, ${day(on)}`);
  const images = allFiles(view).filter(isShowable);
  const isMasked = masks.texts.length + masks.images.length > 0;

  return (
    <>
      <p>{say('take.redact.lead')}</p>
      {!isChanged && isMasked && <output className="note good">{say('take.redact.saved')}</output>}
      <section className="card" aria-label={say('take.redact.texts')}>
        <h2>{say('take.redact.texts')}</h2>
        <Everywhere
          onHide={(words) => {
            const { masks: next, found } = hideEverywhere(masks, texts, words);
            change(next);
            return found;
          }}
        />
        {texts.map((text) => (
          <TextMasks
            key={text.at}
            text={text}
            spans={spansAt(masks, text.at)}
            onChange={(spans) => change(withSpans(masks, text.at, spans))}
          />
        ))}
      </section>
      {images.length > 0 && (
        <section className="card" aria-label={say('take.redact.images')}>
          <h2>{say('take.redact.images')}</h2>
          <p className="help">{say('take.redact.images.help')}</p>
          {images.map((file) => (
            <OneImage
              key={file.blobId}
              file={file}
              loaded={loaded}
              session={session}
              onTrouble={onTrouble}
              masks={masks}
              onChange={change}
            />
          ))}
        </section>
      )}
      <ProblemLine text={problem} />
      <p>
        <button
          type="button"
          className="main"
          aria-disabled={working}
          onClick={() => void send({ kind: 'mask', masks }, {}, clear)}
        >
          {say(working ? 'take.working' : 'take.redact.save')}
        </button>{' '}
        {isChanged && <span className="quiet">{say('take.redact.unsaved')}</span>}
      </p>
    </>
  );
}

/** The same words in all texts at once; says how often they stood there. */
function Everywhere({ onHide }: { readonly onHide: (words: string) => number }) {
  const { say } = useWords();
  const [words, setWords] = useState('');
  const [found, setFound] = useState<number | null>(null);

  function submit(event: FormEvent) {
    event.preventDefault();
    if (words.trim() === '') return;
    setFound(onHide(words));
  }

  return (
    <form onSubmit={submit} className="field">
      <label htmlFor="everywhere">{say('take.redact.everywhere')}</label>
      <p className="help">{say('take.redact.everywhere.help')}</p>
      <input
        id="everywhere"
        maxLength={200}
        value={words}
        onChange={({ target }) => setWords(target.value)}
      />{' '}
      <button type="submit">{say('take.redact.everywhere.do')}</button>
      {found !== null && <output className="quiet"> {say('take.redact.found', { found })}</output>}
    </form>
  );
}

interface ImageProps extends Pick<TakeProps, 'loaded' | 'session' | 'onTrouble'> {
  readonly file: NumberedFile;
  readonly masks: Masks;
  readonly onChange: (masks: Masks) => void;
}

/** Fetched and drawn only when somebody asks for it. */
function OneImage({ file, loaded, session, masks, onChange, onTrouble }: ImageProps) {
  const words = useWords();
  const { say } = words;
  const [image, setImage] = useState<ImageBitmap | null>(null);
  const { working, problem, attempt } = useTaking(onTrouble);
  const name = fileWords(file, words);

  async function open() {
    setImage(await createImageBitmap(imageOf(await openFileOf(loaded, session, file))));
  }

  return (
    <>
      <h3>{name}</h3>
      <ProblemLine text={problem} />
      {image === null ? (
        <p>
          <button type="button" aria-disabled={working} onClick={() => void attempt(open)}>
            {say('take.redact.open')}
            <span className="hidden"> {name}</span>
          </button>
        </p>
      ) : (
        <ImageMasks
          image={image}
          name={name}
          boxes={boxesOf(masks, file.blobId)}
          onChange={(boxes) => onChange(withBoxes(masks, file.blobId, boxes))}
        />
      )}
    </>
  );
}
