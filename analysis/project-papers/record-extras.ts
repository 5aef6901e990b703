import { longDate } from '../../knowledge/dates.ts';
import terms from '../../knowledge/analysis/paper-terms.json' with { type: 'json' };
import { numberText } from '../../knowledge/numbers.ts';
import type { PaperData, PaperLanguage } from '../../knowledge/schema/paper.ts';
import type { RecordBook } from '../../knowledge/schema/record-book.ts';
import { dateIso } from '../../platform/time.ts';
import { complianceScore, pointsText } from '../records/compliance-score.ts';
import { numberOf, type RecordRow } from '../records/record.ts';
import { repeated } from '../records/repeated-discipline.ts';
import { trainingQuota } from '../records/training-quota.ts';
import { fill } from './note-data.ts';

/** What is reckoned from rows and cannot be told by columns alone. */
export function recordExtras(
  book: RecordBook,
  records: readonly RecordRow[],
  language: PaperLanguage,
  filled: PaperData,
): PaperData {
  const own = records.filter((row) => row.book === book.id);
  const rows = own.filter(({ part }) => part === 'row');
  switch (book.id) {
    case 'training': {
      const figures = own.find(({ part }) => part === 'figures');
      const servants = numberOf(figures?.cells['servants']);
      if (servants === null) return {};
      const quota = trainingQuota(servants, rows.length);
      return {
        needed: numberText(language, quota.needed),
        sent: numberText(language, quota.sent),
        share: numberText(language, quota.percent),
      };
    }
    case 'compliance':
      return {
        documents: rowsOf(filled['documents']).map((cells, index) => {
          const subjects = numberOf(rows[index]?.cells['subjects']) ?? 0;
          const score = complianceScore(subjects, numberOf(rows[index]?.cells['have']) ?? -1);
          if (score === null) return Object.assign({ percent: '', points: '' }, cells);
          const { percent, tenths } = score;
          return Object.assign(
            {
              percent: numberText(language, percent),
              points: tenths === null ? terms.noPoints[language] : pointsText(tenths),
            },
            cells,
          );
        }),
      };
    case 'discipline': {
      const found = repeated(
        rows.flatMap(({ cells: { person, day } }) => {
          const on = typeof day === 'string' ? dateIso(day) : null;
          return typeof person === 'string' && on !== null ? [{ person, day: on }] : [];
        }),
      );
      if (rows.length === 0) return {};
      if (found.length === 0) return { repeatedText: terms.noRepeated[language] };
      return {
        repeatedText: found
          .map(({ person, days }) =>
            fill(terms.repeated[language], {
              person,
              count: String(days.length),
              days: days.map((day) => longDate(language, day)).join(', '),
            }),
          )
          .join('\n'),
      };
    }
    default:
      return {};
  }
}

function rowsOf(value: PaperData[string] | undefined): readonly Readonly<Record<string, string>>[] {
  return Array.isArray(value) ? value.filter((entry) => typeof entry === 'object') : [];
}
