import type { Paper, PaperData, PaperField } from '../../knowledge/schema/paper.ts';
import type { MilestoneId, Timetable } from '../../knowledge/timetable.ts';

/** Fields of papers that a timetable knows. */
const fields: Readonly<Partial<Record<MilestoneId, string>>> = {
  'announce-start': 'announceDay',
  start: 'startDay',
  'announce-discussion': 'discussionAnnounceDay',
  discussion: 'discussionDay',
  end: 'endDay',
  note: 'noteDay',
};

export function datesForPapers({ milestones }: Extract<Timetable, { ok: true }>): PaperData {
  return Object.fromEntries(
    milestones.flatMap(({ id, day }) => {
      const field = fields[id];
      return field !== undefined && day.ok ? [[field, day.value]] : [];
    }),
  );
}

/** What of the data fits a paper: the same name may stand for something else in another one. */
export function dataFor(paper: Paper, data: PaperData): PaperData {
  return Object.fromEntries(
    paper.fields.flatMap((field) => {
      const value = data[field.id];
      return value !== undefined && isFit(field, value) ? [[field.id, value]] : [];
    }),
  );
}

function isFit({ type }: PaperField, value: PaperData[string]): boolean {
  switch (type) {
    case 'line':
    case 'date':
    case 'text':
      return typeof value === 'string';
    case 'list':
      return typeof value !== 'string' && value.every((entry) => typeof entry === 'string');
    case 'rows':
      return false;
    default:
      return type satisfies never;
  }
}
