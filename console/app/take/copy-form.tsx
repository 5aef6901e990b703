import { useId } from 'react';

import { boxesOf } from '../../../cases/masks.ts';
import { languages } from '../../../platform/language.ts';
import type { LoadedCase } from '../case-load.ts';
import { isShowable } from '../file-use.ts';
import { Choice } from '../inbox/choice.tsx';
import { languageNames } from '../language-names.ts';
import { PlaceLink } from '../place-link.tsx';
import { useWords } from '../speech.tsx';
import { fileWords } from './case-sheet.ts';
import { allFiles, type Copy, hasContact, usualFiles } from './copy.ts';
import { hasUnsavedMasks } from './kept-masks.ts';

interface Props {
  readonly loaded: LoadedCase;
  readonly copy: Copy;
  readonly onChange: (copy: Copy) => void;
  /** What is told where the name goes along. */
  readonly named: 'take.named.help' | 'take.named.outside';
}

/** What of the case goes into the copy; the careful choice stands first and is made already. */
export function CopyForm({ loaded, copy, onChange, named }: Props) {
  const { say } = useWords();
  const { view, row } = loaded;
  const id = useId();
  const isUnmasked = view.work.masks.texts.length === 0 && view.work.masks.images.length === 0;
  const isUnsaved = hasUnsavedMasks(row.caseId);
  const forms = ['redacted', 'whole'] as const;
  return (
    <>
      <fieldset className="field">
        <legend>{say('take.form')}</legend>
        {forms.map((form) => (
          <label key={form} className="pick">
            <input
              type="radio"
              name={`${id}-form`}
              checked={copy.form === form}
              onChange={() => onChange({ ...copy, form, files: usualFiles(view, form) })}
            />
            <span>
              {say(`take.form.${form}`)}
              <span className="help under">{say(`take.form.${form}.help`)}</span>
            </span>
          </label>
        ))}
      </fieldset>
      {copy.form === 'redacted' && (isUnmasked || isUnsaved) && (
        <p className="note warn" role="note">
          {say(isUnsaved ? 'take.unsaved' : 'take.unmasked')}{' '}
          <PlaceLink place={{ at: 'case-take', caseId: row.caseId, what: 'redact' }}>
            {say('case.take.redact')}
          </PlaceLink>
        </p>
      )}
      <fieldset className="field">
        <legend>{say('take.more')}</legend>
        <label className="pick">
          <input
            type="checkbox"
            checked={copy.notes}
            onChange={({ target }) => onChange({ ...copy, notes: target.checked })}
          />
          <span>{say('take.notes')}</span>
        </label>
        {hasContact(view) && (
          <label className="pick">
            <input
              type="checkbox"
              checked={copy.named}
              onChange={({ target }) => onChange({ ...copy, named: target.checked })}
            />
            <span>
              {say('take.named')}
              <span className="help under">{say(named)}</span>
            </span>
          </label>
        )}
      </fieldset>
      <FileChoice loaded={loaded} copy={copy} onChange={onChange} />
      <Choice
        label={say('take.language')}
        value={copy.language}
        options={languages.map((each) => ({ value: each, text: languageNames[each] }))}
        onChange={(value) =>
          onChange({ ...copy, language: languages.find((each) => each === value) ?? copy.language })
        }
      />
    </>
  );
}

function FileChoice({ loaded, copy, onChange }: Omit<Props, 'named'>) {
  const words = useWords();
  const { say } = words;
  const { view } = loaded;
  const files = allFiles(view);
  if (files.length === 0) return null;
  return (
    <fieldset className="field">
      <legend>{say('take.files')}</legend>
      {files.map((file) => {
        const { blobId } = file;
        const isMasked = boxesOf(view.work.masks, blobId).length > 0;
        const about = copy.form === 'redacted' ? aboutRedacted(isShowable(file), isMasked) : null;
        return (
          <label key={blobId} className="pick">
            <input
              type="checkbox"
              checked={copy.files.has(blobId)}
              onChange={({ target }) => {
                const files = new Set(copy.files);
                if (target.checked) files.add(blobId);
                else files.delete(blobId);
                onChange({ ...copy, files });
              }}
            />
            <span>
              <bdi>{fileWords(file, words)}</bdi>
              {about !== null && <span className="help under">{say(about)}</span>}
            </span>
          </label>
        );
      })}
    </fieldset>
  );
}

function aboutRedacted(isShowable: boolean, isMasked: boolean) {
  if (!isShowable) return 'take.file.never' as const;
  return isMasked ? ('take.file.masked' as const) : ('take.file.unmasked' as const);
}
