import { type FormEvent, useState } from 'react';

import { showEntry, takeEntry } from '../../../dialogs/entry.ts';
import { answerText } from '../../../dialogs/answer-text.ts';
import { type Entry, formTable, isOpen, progressAt } from '../../../dialogs/form-table.ts';
import type { Text } from '../../../dialogs/message.ts';
import { renderText } from '../../../dialogs/render.ts';
import type { Answer, Questionnaire, QuestionId } from '../../../knowledge/schema/questionnaire.ts';
import type { Language } from '../../../platform/language.ts';
import { useWords } from '../speech.tsx';

interface Props {
  readonly form: Questionnaire;
  /** The language that people would be asked in. */
  readonly language: Language;
}

type Answers = Readonly<Record<QuestionId, Answer>>;

/** Asks with the very parts that ask people, and keeps nothing. */
export function PreviewChat({ form, language }: Props) {
  const { say } = useWords();
  const [answers, setAnswers] = useState<Answers>({});
  const [at, setAt] = useState(0);
  const [typed, setTyped] = useState('');
  const [problem, setProblem] = useState<Text | null>(null);
  const table = formTable(form);
  const knowledge = { forms: new Map([[form.id, form]]) };
  const words = (text: Text) => renderText(text, language, knowledge);
  const isAsked = (entry: Entry) => isOpen(entry, { answers, told: [] });
  const entry = table.entries.find((each) => each.index >= at && isAsked(each));

  function take(input: Parameters<typeof takeEntry>[2]) {
    if (entry === undefined) return;
    const { id } = entry.question;
    const taken = takeEntry(entry, answers[id], input, knowledge);
    setProblem(null);
    setTyped('');
    switch (taken.kind) {
      case 'answer':
        setAnswers({ ...answers, [id]: taken.answer });
        setAt(entry.index + 1);
        return;
      case 'marked':
        setAnswers({ ...answers, [id]: taken.answer });
        return;
      case 'keep':
        setAt(entry.index + 1);
        return;
      case 'back':
        setAt(table.entries.findLast((one) => one.index < entry.index && isAsked(one))?.index ?? 0);
        return;
      case 'again':
        setProblem(taken.because.kind === 'say' ? taken.because.text : null);
        return;
      default:
        taken satisfies never;
    }
  }

  if (entry === undefined) {
    return (
      <div className="bubbles">
        <p className="bubble">{say('surveys.preview.end')}</p>
        <dl>
          {table.entries.filter(isAsked).map(({ question }) => {
            const answer = answers[question.id];
            return answer === undefined ? null : (
              <div key={question.id}>
                <dt>{question.label[language]}</dt>
                <dd>{words(answerText(form.id, question.id, answer))}</dd>
              </div>
            );
          })}
        </dl>
        <button
          type="button"
          onClick={() => {
            setAnswers({});
            setAt(0);
          }}
        >
          {say('surveys.preview.again')}
        </button>
      </div>
    );
  }

  const progress = progressAt(table, entry, { answers, told: [] });
  const { messages, prompt } = showEntry({
    form: form.id,
    entry,
    answer: answers[entry.question.id],
    progress,
    before: undefined,
  });
  return (
    <div className="bubbles">
      <p className="quiet">{say('surveys.preview.progress', { ...progress })}</p>
      <div aria-live="polite">
        {messages.map((message) =>
          message.kind === 'say' ? (
            <p className="bubble" key={JSON.stringify(message.text)}>
              {words(message.text)}
            </p>
          ) : null,
        )}
        {problem !== null && <p className="bubble wrong">{words(problem)}</p>}
      </div>
      <div className="choices">
        {prompt.options
          .filter(({ id }) => id !== 'stop')
          .map(({ id, label, marked, weight }) => (
            <button
              key={id}
              type="button"
              className={weight === 'quiet' ? 'link' : undefined}
              aria-pressed={marked}
              onClick={() => take({ kind: 'choice', id })}
            >
              {words(label)}
            </button>
          ))}
      </div>
      {prompt.expects === 'text' && (
        <form
          className="row"
          onSubmit={(event: FormEvent) => {
            event.preventDefault();
            take({ kind: 'text', text: typed });
          }}
        >
          <input
            type="text"
            aria-label={say('surveys.preview.answer')}
            value={typed}
            onChange={(event) => setTyped(event.target.value)}
          />
          <button type="submit">{say('surveys.preview.send')}</button>
        </form>
      )}
    </div>
  );
}
