import type { DraftQuestion, SurveyDraft } from '../../../surveys/draft.ts';
import type { Finding } from '../../../surveys/findings.ts';
import { languageNames } from '../language-names.ts';
import { useWords, type Words } from '../speech.tsx';

interface Props {
  readonly findings: readonly Finding[];
  readonly draft: SurveyDraft;
  /** Opens the question that a finding is about. */
  readonly onGo: (question: string) => void;
}

/** What keeps the survey from being opened, and what its author should think over. */
export function FindingList({ findings, draft, onGo }: Props) {
  const { say } = useWords();
  const refusals = findings.filter(({ level }) => level === 'refusal');
  const warnings = findings.filter(({ level }) => level === 'warning');
  const lines = (some: readonly Finding[]) => (
    <ul>
      {some.map((finding) => {
        const at = draft.questions.findIndex(({ id }) => id === finding.question);
        return (
          <li key={JSON.stringify(finding)}>
            {at >= 0 && (
              <button
                type="button"
                className="link"
                onClick={() => finding.question !== null && onGo(finding.question)}
              >
                {say('surveys.question.number', { number: at + 1 })}
              </button>
            )}{' '}
            <FindingLine finding={finding} question={draft.questions[at] ?? null} />
          </li>
        );
      })}
    </ul>
  );
  return (
    <div aria-live="polite">
      {refusals.length === 0 ? (
        <p className="note good">{say('surveys.findings.none')}</p>
      ) : (
        <div className="problem">
          <p>{say('surveys.findings.refusals')}</p>
          {lines(refusals)}
        </div>
      )}
      {warnings.length > 0 && (
        <div className="note warn">
          <p>{say('surveys.findings.warnings')}</p>
          {lines(warnings)}
        </div>
      )}
    </div>
  );
}

export function FindingLine({
  finding,
  question,
}: {
  readonly finding: Finding;
  readonly question: DraftQuestion | null;
}) {
  return <span>{findingWords(useWords(), finding, question)}</span>;
}

function findingWords(
  { say, language }: Words,
  finding: Finding,
  question: DraftQuestion | null,
): string {
  switch (finding.kind) {
    case 'language':
      return say('surveys.finding.language', {
        language: languageNames[finding.language],
        missing: finding.missing,
      });
    case 'too-many':
      return say('surveys.finding.too-many', { most: finding.most });
    case 'tiny-group': {
      const option = question?.options.find(({ id }) => id === finding.option);
      const group = option?.label[language].trim() || finding.option;
      return say('surveys.finding.tiny-group', { group, people: finding.people });
    }
    case 'leading':
    case 'asks-who':
      return say(`surveys.finding.${finding.kind}`, { language: languageNames[finding.language] });
    case 'few-in-group':
      return say('surveys.finding.few-in-group', { people: finding.people });
    default:
      return say(`surveys.finding.${finding.kind}`);
  }
}
