import type {
  QuestionCount,
  ReportCount,
  Seen,
  SurveyCount,
} from '../../../../analysis/register/signals.ts';
import type { Session } from '../../session.ts';
import { countSurvey } from '../../surveys/survey-load.ts';

/**
 * What has been published already, and nothing else: the statistics page's months, the counts of questions, and of closed
 * surveys with published results the undivided tables. No case is opened for this.
 */
export async function loadSeen(session: Session): Promise<Seen> {
  const [statistics, questions, surveys] = await Promise.all([
    session.client.statistics(),
    session.client.questions(),
    surveyCounts(session),
  ]);
  return {
    reports: statistics.months.map(({ month, filed }): ReportCount => ({
      month,
      unit: null,
      category: null,
      count: filed,
    })),
    questions: questions.months.map(({ month, unanswered }): QuestionCount => ({
      month,
      unanswered,
    })),
    surveys,
  };
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
