import { useId } from 'react';

import { phrase } from '../../../knowledge/phrases.ts';
import type { Question, Questionnaire } from '../../../knowledge/schema/questionnaire.ts';
import type { Language } from '../../../platform/language.ts';

interface Props {
  readonly form: Questionnaire;
  readonly language: Language;
}

/** All questions under one another, as on the page without chat. Nothing that is chosen here is kept. */
export function PreviewPage({ form, language }: Props) {
  return (
    <ol className="preview-page">
      {form.questions.map((question) => (
        <li key={question.id}>
          <Asked question={question} language={language} />
        </li>
      ))}
    </ol>
  );
}

function Asked({
  question,
  language,
}: {
  readonly question: Question;
  readonly language: Language;
}) {
  const id = useId();
  const decline = phrase(language, 'common.decline');
  const boxes = boxesOf(question, language);
  const help = question.help?.[language];
  const condition =
    question.when === undefined ? null : (
      <p className="help">{phrase(language, 'surveys.question.conditional')}</p>
    );
  if (boxes === null) {
    return (
      <div className="field">
        <label htmlFor={id}>{question.label[language]}</label>
        {condition}
        {help !== undefined && <p className="help">{help}</p>}
        {question.type === 'text' && question.long && <textarea id={id} rows={3} />}
        {isLine(question) && <input id={id} type="text" />}
        {question.declinable && (
          <label className="check">
            <input type="checkbox" />
            {decline}
          </label>
        )}
      </div>
    );
  }
  const type = question.type === 'multiple' ? 'checkbox' : 'radio';
  return (
    <fieldset className="plain">
      <legend>{question.label[language]}</legend>
      {condition}
      {help !== undefined && <p className="help">{help}</p>}
      {[...boxes, ...(question.declinable ? [decline] : [])].map((label) => (
        <label className="check" key={label}>
          <input type={type} name={id} />
          {label}
        </label>
      ))}
    </fieldset>
  );
}

function isLine(question: Question): boolean {
  return question.type === 'text' ? !question.long : ['number', 'date'].includes(question.type);
}

function boxesOf(question: Question, language: Language): readonly string[] | null {
  switch (question.type) {
    case 'single':
    case 'multiple':
      return question.options.map(({ label }) => label[language]);
    case 'scale': {
      const { from, to, ends } = question;
      return Array.from({ length: to - from + 1 }, (_, index) => {
        const step = from + index;
        if (step === from) return `${step} – ${ends.low[language]}`;
        return step === to ? `${step} – ${ends.high[language]}` : String(step);
      });
    }
    case 'information':
    case 'number':
    case 'date':
    case 'text':
    case 'file':
      return null;
    default:
      return question satisfies never;
  }
}
