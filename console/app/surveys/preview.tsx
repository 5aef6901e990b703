import { type ReactNode, useId, useMemo, useState } from 'react';

import { parseQuestionnaire } from '../../../knowledge/schema/parse.ts';
import type { Questionnaire } from '../../../knowledge/schema/questionnaire.ts';
import { type Language, languages, type Localized } from '../../../platform/language.ts';
import { SenimError } from '../../../platform/errors.ts';
import type { SurveyDraft } from '../../../surveys/draft.ts';
import { formOf } from '../../../surveys/draft-form.ts';
import { surveyId } from '../../../surveys/survey-id.ts';
import { languageNames } from '../language-names.ts';
import { useWords } from '../speech.tsx';
import { PreviewChat } from './preview-chat.tsx';
import { PreviewPage } from './preview-page.tsx';

/** The survey as people will see it, on the width of a phone: question by question, or all on one page. */
export function Preview({ draft }: { readonly draft: SurveyDraft }) {
  const { say, language } = useWords();
  const [shown, setShown] = useState<'chat' | 'page' | null>(null);
  const [spoken, setSpoken] = useState<Language>(language);
  const form = useMemo(() => previewOf(draft), [draft]);
  const id = useId();
  return (
    <section className="card" aria-labelledby={id}>
      <h2 id={id}>{say('surveys.preview')}</h2>
      <div className="buttons">
        {(['chat', 'page'] as const).map((each) => (
          <Toggle key={each} on={shown === each} onChoose={(on) => setShown(on ? each : null)}>
            {say(`surveys.preview.${each}`)}
          </Toggle>
        ))}
        {languages.map((each) => (
          <Toggle key={each} on={spoken === each} onChoose={() => setSpoken(each)}>
            {languageNames[each]}
          </Toggle>
        ))}
      </div>
      {shown !== null && form === null && <p className="empty">{say('surveys.preview.not-yet')}</p>}
      {shown !== null && form !== null && (
        <div className="phone" lang={spoken}>
          <p className="phone-title">{form.title[spoken]}</p>
          {shown === 'chat' ? (
            <PreviewChat key={`${form.version}/${spoken}`} form={form} language={spoken} />
          ) : (
            <PreviewPage form={form} language={spoken} />
          )}
        </div>
      )}
    </section>
  );
}

function Toggle({
  on,
  onChoose,
  children,
}: {
  readonly on: boolean;
  readonly onChoose: (on: boolean) => void;
  readonly children: ReactNode;
}) {
  return (
    <button type="button" aria-pressed={on} onClick={() => onChoose(!on)}>
      {children}
    </button>
  );
}

/** With a sign where words are still missing; `null` while it is no form at all. */
function previewOf(draft: SurveyDraft): Questionnaire | null {
  const { title, questions, ...form } = formOf(filled(draft), surveyId('0'.repeat(32)));
  try {
    return parseQuestionnaire({ ...form, title, questions });
  } catch (error) {
    if (error instanceof SenimError) return null;
    throw error;
  }
}

function filled(draft: SurveyDraft): SurveyDraft {
  return {
    ...draft,
    title: marked(draft.title),
    questions: draft.questions.map((question) => {
      const { label, help, options, low, high } = question;
      const isHelpBlank = languages.every((language) => help[language].trim() === '');
      return Object.assign({}, question, {
        label: marked(label),
        help: isHelpBlank ? help : marked(help),
        options: options.map((one) => Object.assign({}, one, { label: marked(one.label) })),
        low: marked(low),
        high: marked(high),
      });
    }),
  };
}

function marked({ kk, ru, en }: Localized): Localized {
  return { kk: kk.trim() || '…', ru: ru.trim() || '…', en: en.trim() || '…' };
}
