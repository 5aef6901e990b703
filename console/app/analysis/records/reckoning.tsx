import { complianceScore, pointsText } from '../../../../analysis/records/compliance-score.ts';
import { numberOf, type RecordRow } from '../../../../analysis/records/record.ts';
import { repeated } from '../../../../analysis/records/repeated-discipline.ts';
import { trainingQuota } from '../../../../analysis/records/training-quota.ts';
import { numberText } from '../../../../knowledge/numbers.ts';
import type { RecordBook } from '../../../../knowledge/schema/record-book.ts';
import { dateIso } from '../../../../platform/time.ts';
import { useWords } from '../../speech.tsx';

interface Props {
  readonly book: RecordBook;
  readonly records: readonly RecordRow[];
}

/** What a register comes to: the quota, the score, the repetitions; nothing for the others. */
export function Reckoning({ book, records }: Props) {
  const { say, language, day } = useWords();
  const rows = records.filter(({ part }) => part === 'row');
  switch (book.id) {
    case 'training': {
      const figures = records.find(({ part }) => part === 'figures');
      const servants = numberOf(figures?.cells['servants']);
      if (servants === null) return <p className="note">{say('records.quota.unknown')}</p>;
      const quota = trainingQuota(servants, rows.length);
      return (
        <p className={quota.missing > 0 ? 'note warn' : 'note good'}>
          {say('records.quota', {
            servants,
            needed: quota.needed,
            sent: quota.sent,
            percent: numberText(language, quota.percent),
            missing: quota.missing,
          })}
        </p>
      );
    }
    case 'compliance': {
      const column = book.columns.find(({ id }) => id === 'document');
      const scores = rows.flatMap(({ cells }) => {
        const score = complianceScore(
          numberOf(cells['subjects']) ?? 0,
          numberOf(cells['have']) ?? -1,
        );
        const name = column?.options.find(({ id }) => id === cells['document'])?.label[language];
        return score === null || name === undefined ? [] : [{ name, score }];
      });
      if (scores.length === 0) return null;
      return (
        <ul className="note">
          {scores.map(({ name, score }) => (
            <li key={name}>
              {name}: {numberText(language, score.percent)} % –{' '}
              {score.tenths === null
                ? say('records.score.none')
                : say('records.score', { points: pointsText(score.tenths) })}
            </li>
          ))}
        </ul>
      );
    }
    case 'discipline': {
      const found = repeated(
        rows.flatMap(({ cells: { person, day: on } }) => {
          const when = typeof on === 'string' ? dateIso(on) : null;
          return typeof person === 'string' && person !== '' && when !== null
            ? [{ person, day: when }]
            : [];
        }),
      );
      if (found.length === 0) return null;
      return (
        <div className="note warn">
          <p>{say('records.repeated')}</p>
          <ul>
            {found.map(({ person, days }) => (
              <li key={person}>
                <bdi>{person}</bdi>: {days.map((each) => day(each)).join(', ')}
              </li>
            ))}
          </ul>
        </div>
      );
    }
    default:
      return null;
  }
}
