import { type FormEvent, useId, useState } from 'react';

import type { Incoming } from '../../../dialogs/incoming.ts';
import type { Message, Text } from '../../../dialogs/message.ts';
import { renderText } from '../../../dialogs/render.ts';
import { useWords } from '../speech.tsx';
import type { Writing } from './dialog.ts';
import { knowledge } from './knowledge.ts';

interface Props {
  readonly writing: Writing;
  readonly working: boolean;
  readonly onInput: (incoming: Incoming) => void;
  readonly onFiles: (files: readonly File[]) => void;
}

/** The report as people are led through it, to be read aloud or answered from a letter. */
export function Conversation({ writing, working, onInput, onFiles }: Props) {
  const { say } = useWords();
  const { messages, prompt, session } = writing.turn;
  const { language } = session;
  const words = (text: Text) => renderText(text, language, knowledge);
  const files = useId();

  return (
    <div className="bubbles">
      {prompt.progress !== undefined && (
        <p className="quiet">{say('enter.progress', { ...prompt.progress })}</p>
      )}
      <div
        key={JSON.stringify(messages)}
        ref={focused}
        tabIndex={-1}
        className="spoken"
        lang={language}
      >
        {messages.map((message) => (
          <Said key={JSON.stringify(message)} message={message} words={words} onInput={onInput} />
        ))}
      </div>
      {prompt.expects === 'text' && (
        <TextForm
          key={session.at}
          filled={prompt.filled ?? ''}
          long={prompt.input === 'long'}
          onText={(text) => onInput({ kind: 'text', text })}
        />
      )}
      {prompt.expects === 'file' && (
        <div className="field">
          <label htmlFor={files}>{say('enter.files')}</label>
          <p className="help">{say('enter.files.help')}</p>
          <input
            id={files}
            type="file"
            multiple
            onChange={({ target }) => {
              onFiles([...(target.files ?? [])]);
              target.value = '';
            }}
          />
        </div>
      )}
      <div className="choices" lang={language}>
        {prompt.options.map(({ id, label, marked, weight }) => (
          <button
            key={id}
            type="button"
            className={weight === 'main' ? 'main' : weight === 'plain' ? undefined : 'link'}
            aria-pressed={marked}
            aria-disabled={working}
            onClick={() => onInput({ kind: 'choice', id })}
          >
            {words(label)}
          </button>
        ))}
      </div>
    </div>
  );
}

/** Whoever works by keys or by ear begins at what is said now. */
function focused(spoken: HTMLDivElement | null): void {
  spoken?.focus();
}

interface SaidProps {
  readonly message: Message;
  readonly words: (text: Text) => string;
  readonly onInput: Props['onInput'];
}

function Said({ message, words, onInput }: SaidProps) {
  const { say } = useWords();
  switch (message.kind) {
    case 'say': {
      const grave = message.tone === 'problem' || message.tone === 'warning';
      return <p className={grave ? 'bubble wrong' : 'bubble'}>{words(message.text)}</p>;
    }
    case 'summary':
      return (
        <dl className="report">
          {message.rows.map(({ label, value, option }) => (
            <div key={option ?? words(label)}>
              <dt>{words(label)}</dt>
              <dd>
                <bdi className="written">{words(value)}</bdi>{' '}
                {option !== undefined && (
                  <button
                    type="button"
                    className="link"
                    onClick={() => onInput({ kind: 'choice', id: option })}
                  >
                    {say('enter.edit')}
                    <span className="hidden"> {words(label)}</span>
                  </button>
                )}
              </dd>
            </div>
          ))}
        </dl>
      );
    // A report that is being written shows none of these.
    case 'file':
    case 'letter':
    case 'receipt':
      return null;
    default:
      return message satisfies never;
  }
}

interface TextFormProps {
  readonly filled: string;
  readonly long: boolean;
  readonly onText: (text: string) => void;
}

function TextForm({ filled, long, onText }: TextFormProps) {
  const { say } = useWords();
  const [text, setText] = useState(filled);
  const id = useId();
  const shared = { id, value: text, autoComplete: 'off' };
  return (
    <form
      onSubmit={(event: FormEvent) => {
        event.preventDefault();
        onText(text);
        setText('');
      }}
    >
      <label htmlFor={id}>{say('enter.answer')}</label>
      {long ? (
        <textarea {...shared} rows={6} onChange={({ target }) => setText(target.value)} />
      ) : (
        <input {...shared} type="text" onChange={({ target }) => setText(target.value)} />
      )}
      <button type="submit">{say('enter.take')}</button>
    </form>
  );
}
