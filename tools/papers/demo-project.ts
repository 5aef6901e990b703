import { copyOf, examples } from '../../analysis/register/examples.ts';
import type { PaperInput } from '../../analysis/project-papers/input.ts';
import { noDetails, type Details } from '../../analysis/project-papers/details.ts';
import { quartersOf, type Report } from '../../analysis/plan/monitoring.ts';
import type { RecordRow } from '../../analysis/records/record.ts';
import { emptyRisk, type Risk, type RiskSource } from '../../analysis/register/risk.ts';
import type { Calendar } from '../../knowledge/calendar.ts';
import type { RecordBook } from '../../knowledge/schema/record-book.ts';
import { timetableFrom, type MilestoneId } from '../../knowledge/timetable.ts';
import { dateIso, type DateIso } from '../../platform/time.ts';
import invented from './demo-project.json' with { type: 'json' };

/** The demonstration project: an invented body with six units and an analysis from 2 March 2026, seen in July of that year. */
export function demoProject(calendar: Calendar, books: readonly RecordBook[]): PaperInput {
  const timetable = timetableFrom(calendar, { start: day('2026-03-02') });
  if (!timetable.ok) throw new TypeError('no calendar for the demonstration');
  const on = (id: MilestoneId) => {
    const found = timetable.milestones.find((milestone) => milestone.id === id)?.day;
    return found?.ok === true ? found.value : null;
  };
  const noteSigned = day('2026-04-29');
  return {
    today: day('2026-07-06'),
    calendar,
    project: {
      subject: invented.project.subject,
      objects: invented.project.units.map((name) => ({ name, start: null, end: null })),
      order: { number: '12-н', day: day('2026-02-13') },
      members: [
        { post: invented.project.posts[0] ?? '', part: 'head' },
        { post: invented.project.posts[1] ?? '', part: 'secretary' },
        { post: invented.project.posts[2] ?? '', part: 'member' },
      ],
      responsible: invented.project.responsible,
      start: timetable.start,
      end: timetable.end,
      days: {
        announce: on('announce-start'),
        discussionAnnounce: on('announce-discussion'),
        discussion: on('discussion'),
        note: on('note'),
        plan: on('plan'),
      },
      works: invented.project.works.map(({ kk, ru, term, owner }) => ({
        work: { kk, ru },
        term: day(term),
        owner,
      })),
    },
    risks: demoRisks(),
    plan: {
      noteSigned,
      approved: day('2026-05-13'),
      approver: { kk: 'Аппарат басшысы', ru: 'Руководитель аппарата' },
      published: day('2026-05-15'),
      link: 'https://example.gov.kz/analysis-2026',
    },
    reports: demoReports(),
    quarter: quartersOf(calendar, noteSigned)[0] ?? null,
    books,
    records: invented.records as unknown as readonly RecordRow[],
    details: { ...noDetails, ...(invented.details as unknown as Details) },
  };
}

interface InventedRisk {
  readonly example: string;
  readonly set: Readonly<Record<string, unknown>>;
}

function demoRisks(): readonly Risk[] {
  return (invented.risks as readonly InventedRisk[]).map(({ example, set }, index) => {
    const id = idOf(index);
    const known = examples.find((each) => each.id === example);
    const base = known === undefined ? emptyRisk(id, 'other') : copyOf(known, id);
    const own = set as Partial<Risk>;
    return Object.assign(base, own, { sources: [...sourcesOf(own), ...base.sources] });
  });
}

function sourcesOf({ sources }: Partial<Risk>): readonly RiskSource[] {
  return sources ?? [];
}

function demoReports(): readonly Report[] {
  return invented.reports.map(({ risk, ...report }) =>
    Object.assign(report as unknown as Omit<Report, 'risk'>, { risk: idOf(risk) }),
  );
}

function idOf(index: number): string {
  return String(index + 1).padStart(32, '0');
}

function day(written: string): DateIso {
  const read = dateIso(written);
  if (read === null) throw new TypeError('the demonstration names a day that is none');
  return read;
}
