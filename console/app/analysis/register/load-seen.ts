import type {
  QuestionCount,
  ReportCount,
  Seen,
  SurveyCount,
} from '../../../../analysis/register/signals.ts';
import type { PublishedCell, Snapshot } from '../../../../cases/statistics/snapshot.ts';
import { standing } from '../../../../cases/statistics/snapshot-problem.ts';
import type { Session } from '../../session.ts';
import { loadPublished } from '../../statistics/published.ts';
import { countSurvey } from '../../surveys/survey-load.ts';

/**
 * What has been published already, and nothing else: snapshots of statistics that stand, the counts of questions, and of closed
 * surveys with published results the undivided tables. No case is opened for this.
 */
export async function loadSeen(session: Session): Promise<Seen> {
  const [published, questions, surveys] = await Promise.all([
    loadPublished(session),
    session.client.questions(),
    surveyCounts(session),
  ]);
  return {
    reports: standing(published.snapshots.map(({ snapshot }) => snapshot)).flatMap(reportCounts),
    questions: questions.months.map(({ month, unanswered }): QuestionCount => ({
      month,
      unanswered,
    })),
    surveys,
  };
}

/** The units and categories of a snapshot that is still valid. */
export function reportCounts({ number, quarter, day, figures, names }: Snapshot): ReportCount[] {
  if (figures === null) return [];
  const { unit = [], category = [] } = figures.filed.tables;
  const cells = (table: 'unit' | 'category', all: readonly PublishedCell[]) =>
    all.flatMap(({ of, count }): readonly ReportCount[] => {
      const name = names[table][of];
      if (count === null || name === undefined) return [];
      const own = { id: of, name };
      const pair = table === 'unit' ? { unit: own, category: null } : { unit: null, category: own };
      return [{ snapshot: number, quarter, day, ...pair, count }];
    });
  return [...cells('unit', unit), ...cells('category', category)];
}

/** Whoever may not count surveys looks at the other numbers alone. */
async function surveyCounts(session: Session): Promise<readonly SurveyCount[]> {
  if (session.role === 'analysis') return [];
  const { surveys } = await session.client.surveys();
  const found: SurveyCount[] = [];
  for (const row of surveys) {
    if (row.state !== 'closed') continue;
    const { survey, published } = await session.keys.readSurvey(row);
    if (published === null) continue;
    const { counts } = await countSurvey(session, survey);
    for (const { question: id, answered, counts: options } of counts) {
      const question = survey.form.questions.find((each) => each.id === id);
      if (question === undefined || !('options' in question)) continue;
      for (const { of, people } of options) {
        const option = question.options.find((each) => each.id === of);
        if (option === undefined) continue;
        found.push({
          survey: survey.id,
          title: survey.form.title,
          day: survey.closes,
          question: { id, label: question.label },
          option: { id: of, label: option.label },
          people,
          answered,
        });
      }
    }
  }
  return found;
}
