import type { FormEvent } from 'react';

import letters from '../../knowledge/letters/templates.json' with { type: 'json' };
import { blank, parseLetterTemplates } from '../../knowledge/schema/letter.ts';
import { ProblemLine } from './case/problem-line.tsx';
import { useWork, type WorkProps } from './case/use-work.ts';
import { Choice } from './inbox/choice.tsx';
import { useKeptText } from './kept.ts';
import { useWords } from './speech.tsx';

const templates = parseLetterTemplates(letters);

/** What a message to the reporter may hold. */
export const longestMessage = 10_000;

/** A message to the reporter, sealed and signed in the worker; the text stays until it is stored. */
export function MessageForm(props: WorkProps) {
  const { say, language } = useWords();
  const { row, view } = props.loaded;
  const [text, setText, clear] = useKeptText(`${row.caseId}/message`);
  // Two answers to one question, each without the other, would puzzle whoever asked.
  const { send, working, problem, say: refuse } = useWork(props, 'console.message.failed');
  const id = 'message';

  function submit(event: FormEvent) {
    event.preventDefault();
    if (text.trim() === '') refuse(say('console.message.empty'));
    else if (text.includes(blank)) refuse(say('case.template.blank'));
    else void send({ kind: 'message', text: text.trim() }, {}, clear);
  }

  return (
    <section className="card" aria-labelledby={`${id}-heading`}>
      <h2 id={`${id}-heading`}>{say('console.message.heading')}</h2>
      <form onSubmit={submit} noValidate>
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
        <ProblemLine id={`${id}-problem`} text={problem} />
        <button type="submit" className="main" aria-disabled={working}>
          {working ? say('console.message.working') : say('console.message.send')}
        </button>
      </form>
    </section>
  );
}
