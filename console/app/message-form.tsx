import { type FormEvent, useState } from 'react';

import letters from '../../knowledge/letters/templates.json' with { type: 'json' };
import { blank, parseLetterTemplates } from '../../knowledge/schema/letter.ts';
import { Choice } from './inbox/choice.tsx';
import type { LoadedCase } from './case-load.ts';
import { useKeptText } from './kept.ts';
import type { Session } from './session.ts';
import { useWords } from './speech.tsx';
import { troubleKey } from './trouble.ts';

const templates = parseLetterTemplates(letters);

/** What a message to the reporter may hold. */
export const longestMessage = 10_000;

interface Props {
  readonly loaded: LoadedCase;
  readonly session: Session;
  readonly onSent: () => void;
  readonly onTrouble: (thrown: unknown) => boolean;
}

/** A message to the reporter, sealed and signed in the worker; the text stays until it is stored. */
export function MessageForm({ loaded, session, onSent, onTrouble }: Props) {
  const { say, language } = useWords();
  const { handle, today, row, view } = loaded;
  const [text, setText, clear] = useKeptText(`${row.caseId}/message`);
  const [working, setWorking] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const id = 'message';

  async function submit(event: FormEvent) {
    event.preventDefault();
    if (working) return;
    if (text.trim() === '') {
      setProblem(say('console.message.empty'));
      return;
    }
    if (text.includes(blank)) {
      setProblem(say('case.template.blank'));
      return;
    }
    setWorking(true);
    setProblem(null);
    try {
      const entry = await session.keys.sealMessage({ handle, text: text.trim(), day: today });
      // Two answers to one question, each without the other, would puzzle whoever asked.
      const after = row.lastFromOfficer;
      await session.client.addEntry(row.caseId, {
        ...entry,
        toReporter: true,
        closes: 'leaves',
        after,
      });
      clear();
      onSent();
    } catch (thrown) {
      if (onTrouble(thrown)) return;
      setProblem(`${say('console.message.failed')} ${say(troubleKey(thrown))}`);
    } finally {
      setWorking(false);
    }
  }

  return (
    <section className="card" aria-labelledby={`${id}-heading`}>
      <h2 id={`${id}-heading`}>{say('console.message.heading')}</h2>
      <form onSubmit={(event) => void submit(event)} noValidate>
        <Choice
          label={say('case.template')}
          value=""
          options={[
            { value: '', text: say('case.template.choose') },
            ...templates.map((each) => ({ value: each.id, text: each.name[language] })),
          ]}
          onChange={(chosen) => {
            const template = templates.find((each) => each.id === chosen);
            if (template === undefined) return;
            const begun = text.trim() === '' ? '' : `${text.trim()}\n\n`;
            setText(`${begun}${template.text[view.language]}`);
          }}
        />
        <label htmlFor={id}>{say('console.message.label')}</label>
        <p id={`${id}-help`} className="help">
          {say(`console.message.help.${view.language}`)}
        </p>
        <textarea
          id={id}
          rows={6}
          maxLength={longestMessage}
          value={text}
          onChange={(event) => setText(event.target.value)}
          aria-describedby={`${id}-help${problem === null ? '' : ` ${id}-problem`}`}
          aria-invalid={problem !== null}
          required
        />
        {problem !== null && (
          <p id={`${id}-problem`} className="problem" role="alert">
            {problem}
          </p>
        )}
        <button type="submit" className="main" aria-disabled={working}>
          {working ? say('console.message.working') : say('console.message.send')}
        </button>
      </form>
    </section>
  );
}
