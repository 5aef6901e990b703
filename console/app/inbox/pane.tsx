import type { DateIso } from '../../../platform/time.ts';
import { DeadlineMark } from '../deadline-mark.tsx';
import { go } from '../route.ts';
import { useWords } from '../speech.tsx';
import { categoryOf, lineDeadline } from './arrange.ts';
import type { CaseLine } from './case-lines.ts';
import { useCategoryWords } from './category-names.ts';
import { assigneeWords, titleWords } from './line-words.ts';

interface Props {
  readonly line: CaseLine | null;
  readonly today: DateIso;
  readonly me: string;
}

/** What the card says of the chosen case. The case itself is opened by the button alone, because the reporter sees openings. */
export function Pane({ line, today, me }: Props) {
  const words = useWords();
  const { say, day } = words;
  const wordsFor = useCategoryWords();
  if (line === null) {
    return (
      <section className="card pane" aria-label={say('inbox.pane')}>
        <p className="quiet">{say('inbox.pane.empty')}</p>
      </section>
    );
  }
  const { row, card } = line;
  const view = card.kind === 'read' ? card.view : null;
  const facts = [
    ['console.inbox.state', view === null ? '–' : say(`status.${view.state}`)],
    ['inbox.category', view === null ? '' : wordsFor(categoryOf(view), view.category)],
    ['inbox.unit', view?.unit ?? ''],
    ['inbox.assignee', view === null ? '' : assigneeWords(words, view.assignee, me)],
    ['inbox.filed', day(row.day)],
    ['inbox.tasks', view === null || view.openTasks === 0 ? '' : String(view.openTasks)],
  ] as const;
  return (
    <section className="card pane" aria-label={say('inbox.pane')}>
      <h2>
        <bdi>{titleWords(words, line)}</bdi>
      </h2>
      <p>
        <DeadlineMark deadline={lineDeadline(line, today)} />
      </p>
      <dl className="facts">
        {facts
          .filter(([, value]) => value !== '')
          .map(([key, value]) => (
            <div key={key}>
              <dt>{say(key)}</dt>
              <dd>
                <bdi>{value}</bdi>
              </dd>
            </div>
          ))}
      </dl>
      <p>
        <button
          type="button"
          className="main"
          onClick={() => go({ at: 'case', caseId: row.caseId })}
        >
          {say('inbox.pane.open')}
        </button>
      </p>
      <p className="help">{say('inbox.pane.help')}</p>
    </section>
  );
}
