import { useCallback, useMemo, useState } from 'react';
import { flushSync } from 'react-dom';

import { languages } from '../../../platform/language.ts';
import { completeness, type SurveyDraft } from '../../../surveys/draft.ts';
import {
  addQuestion,
  changeQuestion,
  copyQuestion,
  moveQuestion,
  removeQuestion,
} from '../../../surveys/draft-edit.ts';
import { findings } from '../../../surveys/findings.ts';
import { useExpiringLoad } from '../use-expiring-load.ts';
import { languageNames } from '../language-names.ts';
import { PageHeading } from '../page-heading.tsx';
import { PlaceLink } from '../place-link.tsx';
import type { Session } from '../session.ts';
import { useWords } from '../speech.tsx';
import { Trouble, troubleKey } from '../trouble.ts';
import { settledDraft } from './draft-store.ts';
import { FindingList } from './finding-list.tsx';
import type { IssuedCodes } from './issued-codes.ts';
import { OpenForm } from './open-form.tsx';
import { Preview } from './preview.tsx';
import { QuestionEditor } from './question-editor.tsx';
import { SaveBar } from './save-bar.tsx';
import { SettingsEditor } from './settings-editor.tsx';
import { loadSurveys } from './survey-load.ts';
import { useSaving } from './saving.ts';
import { WordsField } from './words-field.tsx';

interface Props {
  readonly draft: string;
  readonly session: Session;
  readonly issued: IssuedCodes;
  readonly onExpired: () => void;
}

/** Writes a survey without code. */
export function BuilderPage({ draft: id, session, issued, onExpired }: Props) {
  const { say } = useWords();
  const { load, again } = useExpiringLoad(
    useCallback(async () => {
      await settledDraft(id);
      const { drafts, ...rest } = await loadSurveys(session);
      const line = drafts.find((each) => each.id === id);
      if (line?.draft === null || line === undefined) throw new Trouble('not-found');
      return { ...rest, id, version: line.version, draft: line.draft };
    }, [session, id]),
    onExpired,
  );
  return (
    <main id="content" tabIndex={-1}>
      <p className="back">
        <PlaceLink place={{ at: 'surveys' }}>← {say('surveys.back')}</PlaceLink>
      </p>
      <PageHeading>{say('surveys.builder')}</PageHeading>
      {load.kind === 'loading' && <output className="note">{say('surveys.loading')}</output>}
      {load.kind === 'failed' && (
        <p className="problem" role="alert">
          {say('surveys.draft-gone')} {say(troubleKey(load.thrown))}
        </p>
      )}
      {load.kind === 'ready' && (
        <Builder
          key={load.value.version}
          loaded={load.value}
          session={session}
          issued={issued}
          onReload={again}
        />
      )}
    </main>
  );
}

interface BuilderProps {
  readonly loaded: {
    readonly id: string;
    readonly version: number;
    readonly draft: SurveyDraft;
    readonly today: Parameters<typeof findings>[1];
    readonly body: string;
    readonly oversight: boolean;
  };
  readonly session: Session;
  readonly issued: IssuedCodes;
  readonly onReload: () => void;
}

function Builder({ loaded, session, issued, onReload }: BuilderProps) {
  const { say } = useWords();
  const [draft, setDraft] = useState(loaded.draft);
  const [open, setOpen] = useState<string | null>(null);
  const saving = useSaving(session, loaded, draft);
  const found = useMemo(() => findings(draft, loaded.today), [draft, loaded.today]);

  function goTo(question: string) {
    flushSync(() => setOpen(question));
    const button = document.querySelector<HTMLElement>(`#question-${CSS.escape(question)}`);
    button?.scrollIntoView({ block: 'center' });
    button?.focus();
  }

  return (
    <>
      <SaveBar saving={saving} onReload={onReload} />
      <section className="card" aria-label={say('surveys.builder.words')}>
        <WordsField
          label={say('surveys.builder.title')}
          value={draft.title}
          onChange={(title) => setDraft({ ...draft, title })}
        />
        <p className="help">{say('surveys.builder.body', { body: loaded.body })}</p>
        <Completeness draft={draft} />
      </section>
      <h2>{say('surveys.builder.questions')}</h2>
      {draft.questions.length === 0 && (
        <p className="empty">{say('surveys.builder.no-questions')}</p>
      )}
      <ol className="questions">
        {draft.questions.map((question, at) => (
          <QuestionEditor
            key={question.id}
            question={question}
            place={at}
            last={at === draft.questions.length - 1}
            earlier={draft.questions.slice(0, at)}
            findings={found.filter((one) => one.question === question.id)}
            open={open === question.id}
            onOpen={(isOpen) => setOpen(isOpen ? question.id : null)}
            onChange={(changed) => setDraft(changeQuestion(draft, question.id, changed))}
            onMove={(by) => setDraft(moveQuestion(draft, question.id, by))}
            onCopy={() => setDraft(copyQuestion(draft, question.id))}
            onRemove={() => setDraft(removeQuestion(draft, question.id))}
          />
        ))}
      </ol>
      <p className="buttons">
        <button
          type="button"
          onClick={() => {
            const after = addQuestion(draft, 'single');
            flushSync(() => setDraft(after));
            goTo(after.questions.at(-1)?.id ?? '');
          }}
        >
          {say('surveys.builder.add')}
        </button>
      </p>
      <SettingsEditor draft={draft} oversight={loaded.oversight} onChange={setDraft} />
      <Preview draft={draft} />
      <section className="card" aria-labelledby="before-opening">
        <h2 id="before-opening">{say('surveys.findings')}</h2>
        <FindingList findings={found} draft={draft} onGo={goTo} />
        <OpenForm
          draft={draft}
          draftId={loaded.id}
          body={loaded.body}
          refused={found.some(({ level }) => level === 'refusal')}
          session={session}
          issued={issued}
        />
      </section>
    </>
  );
}

function Completeness({ draft }: { readonly draft: SurveyDraft }) {
  const { say } = useWords();
  const counts = completeness(draft);
  return (
    <ul className="marks plain-list" aria-label={say('surveys.complete')}>
      {languages.map((language) => {
        const { done, of } = counts[language];
        return (
          <li key={language} className={`mark ${done === of ? 'ahead' : 'soon'}`}>
            {say('surveys.complete.of', { language: languageNames[language], done, of })}
          </li>
        );
      })}
    </ul>
  );
}
