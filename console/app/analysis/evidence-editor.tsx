import { useId, useState } from 'react';

import { newDocumentId, type ProjectId } from '../../../analysis/ids.ts';
import { type Evidence, webAddress } from '../../../analysis/task.ts';
import { systemRandom } from '../../../platform/crypto/random.ts';
import type { Session } from '../session.ts';
import { useWords } from '../speech.tsx';
import { Trouble, troubleKey } from '../trouble.ts';
import { LineField } from './fields.tsx';
import { saveFile } from './save-file.ts';

/** What fits under the server's limit once it is sealed and padded. */
const longestFile = 8 * 1024 * 1024;

interface Props {
  readonly session: Session;
  readonly project: ProjectId;
  readonly evidence: readonly Evidence[];
  readonly onChange: (evidence: readonly Evidence[]) => void;
  readonly onExpired: () => void;
}

/** What shows that a task was done: links, and files that are sealed here before they leave. */
export function EvidenceEditor({ session, project, evidence, onChange, onExpired }: Props) {
  const { say } = useWords();
  const id = useId();
  const [url, setUrl] = useState('');
  const [note, setNote] = useState('');
  const [working, setWorking] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);

  function addLink() {
    const address = webAddress(url);
    if (address === null) return setProblem(say('analysis.evidence.no-link'));
    setProblem(null);
    setUrl('');
    setNote('');
    return onChange([...evidence, { kind: 'link', url: address, note: note.trim() }]);
  }

  async function addFile(file: File) {
    if (file.size > longestFile) return setProblem(say('analysis.evidence.too-large'));
    return await guarded(async () => {
      const place = { project, id: newDocumentId(systemRandom) };
      const bytes = new Uint8Array(await file.arrayBuffer());
      const sealed = await session.keys.sealEvidence({ ...place, bytes });
      await session.client.putAnalysisFile(project, place.id, sealed);
      const name = file.name.slice(0, 500);
      onChange([...evidence, { kind: 'file', file: place.id, name, size: file.size }]);
    });
  }

  async function take({ file, name }: Extract<Evidence, { readonly kind: 'file' }>) {
    await guarded(async () => {
      const bytes = await session.client.analysisFile(project, file);
      const opened = await session.keys.openEvidence({ project, id: file, bytes });
      // As bytes of no kind: the browser opens nothing by itself.
      saveFile(opened, 'application/octet-stream', name);
    });
  }

  async function guarded(work: () => Promise<void>) {
    if (working) return;
    setWorking(true);
    setProblem(null);
    try {
      await work();
    } catch (thrown) {
      setProblem(say(troubleKey(thrown)));
      if (thrown instanceof Trouble && thrown.because === 'not-signed-in') onExpired();
    } finally {
      setWorking(false);
    }
  }

  return (
    <fieldset className="plain" aria-describedby={`${id}-help`}>
      <legend>{say('analysis.evidence')}</legend>
      <p id={`${id}-help`} className="help">
        {say('analysis.evidence.help')}
      </p>
      {evidence.length > 0 && (
        <ul className="files">
          {evidence.map((each, at) => (
            <li key={each.kind === 'link' ? each.url : each.file}>
              {each.kind === 'link' ? (
                <a
                  href={webAddress(each.url) ?? undefined}
                  target="_blank"
                  rel="noreferrer noopener"
                >
                  <bdi>{each.note || each.url}</bdi>
                </a>
              ) : (
                <button type="button" className="link" onClick={() => void take(each)}>
                  <bdi>{each.name}</bdi>
                </button>
              )}{' '}
              <button
                type="button"
                className="small"
                aria-label={say('analysis.evidence.remove', { number: at + 1 })}
                onClick={() => onChange(evidence.filter((other) => other !== each))}
              >
                {say('analysis.remove')}
              </button>
            </li>
          ))}
        </ul>
      )}
      <div className="row">
        <LineField label={say('analysis.evidence.link')} value={url} onChange={setUrl} />
        <LineField label={say('analysis.evidence.note')} value={note} onChange={setNote} />
        <div className="field">
          <button type="button" onClick={addLink}>
            {say('analysis.evidence.add')}
          </button>
        </div>
      </div>
      <div className="field">
        <label htmlFor={`${id}-file`}>{say('analysis.evidence.file')}</label>
        <input
          id={`${id}-file`}
          type="file"
          aria-disabled={working}
          onChange={(event) => {
            const [file] = event.target.files ?? [];
            if (file !== undefined) void addFile(file);
            event.target.value = '';
          }}
        />
      </div>
      {problem !== null && (
        <p className="problem" role="alert">
          {problem}
        </p>
      )}
    </fieldset>
  );
}
