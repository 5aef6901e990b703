import { useId, useState } from 'react';

import type { Sheet } from '../../../analysis/papers/sheet.ts';
import { longDate } from '../../../knowledge/dates.ts';
import { phrase } from '../../../knowledge/phrases.ts';
import { noteOf, type Note, type NoteLanguage } from '../../../surveys/note.ts';
import type { Results } from '../../../surveys/results.ts';
import { resultsBytes, resultsHash } from '../../../surveys/signed-results.ts';
import type { Survey } from '../../../surveys/signed-survey.ts';
import { languageNames } from '../language-names.ts';
import { useWords } from '../speech.tsx';
import { troubleKey } from '../trouble.ts';
import { categoriesIn } from './category-words.ts';
import { saveBytes } from './print-part.ts';
import type { LoadedSurvey } from './survey-load.ts';

interface Props {
  readonly loaded: LoadedSurvey;
  readonly results: Results;
}

/** The survey's part of an analytical note, in the two languages in which such notes are written. */
export function NoteForm({ loaded, results }: Props) {
  const { say } = useWords();
  const id = useId();
  const [spoken, setSpoken] = useState<NoteLanguage>('kk');
  const [working, setWorking] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const note = noteIn(spoken, loaded.survey, results);

  async function take() {
    if (working) return;
    setWorking(true);
    setProblem(null);
    try {
      // The writer of papers is large: it comes with the first paper.
      const { writeDocx } = await import('../../../analysis/papers/docx.ts');
      const bytes = new Uint8Array(await writeDocx(sheetOf(note)));
      saveBytes(bytes, `survey-note-${spoken}.docx`, docxType);
    } catch (thrown) {
      setProblem(say(troubleKey(thrown)));
    }
    setWorking(false);
  }

  return (
    <section className="card no-print" aria-labelledby={`${id}-heading`}>
      <h2 id={`${id}-heading`}>{say('surveys.note')}</h2>
      <p className="help">{say('surveys.note.help')}</p>
      <div className="buttons">
        {(['kk', 'ru'] as const).map((each) => (
          <button
            key={each}
            type="button"
            lang={each}
            aria-pressed={spoken === each}
            onClick={() => setSpoken(each)}
          >
            {languageNames[each]}
          </button>
        ))}
        <button type="button" className="main" aria-disabled={working} onClick={() => void take()}>
          {say('surveys.note.docx')}
        </button>
      </div>
      {problem !== null && (
        <p className="problem" role="alert">
          {problem}
        </p>
      )}
      <div lang={spoken} className="note-text">
        {note.paragraphs.map((paragraph) => (
          <p key={paragraph}>{paragraph}</p>
        ))}
      </div>
    </section>
  );
}

/** Paragraphs alone, to be taken over into a larger paper. */
function sheetOf({ language, paragraphs }: Note): Sheet {
  const lines = [...paragraphs];
  const parts = [{ kind: 'paragraph', lines }] as const;
  return { language, page: 'portrait', head: null, foot: '', parts };
}

const docxType = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';

function noteIn(language: NoteLanguage, survey: Survey, results: Results): Note {
  const { questions } = survey.questionnaire;
  return noteOf(language, questions, results, resultsHash(resultsBytes(results)), {
    opening: (answers, invited, percent) =>
      phrase(language, 'surveys.note.opening', {
        title: survey.form.title[language],
        body: survey.body,
        from: longDate(language, survey.opens),
        to: longDate(language, survey.closes),
        answers,
        invited,
        percent,
      }),
    question: (text, answers) => phrase(language, 'surveys.note.question', { text, answers }),
    answer: (text, people, percent) =>
      phrase(language, 'surveys.note.answer', { text, people, percent }),
    closing: (hash) => phrase(language, 'surveys.note.closing', { hash }),
    categories: categoriesIn(language),
  });
}
