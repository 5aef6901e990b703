import type { Calendar } from '../../knowledge/calendar.ts';
import type { RecordBook } from '../../knowledge/schema/record-book.ts';
import type { DateIso } from '../../platform/time.ts';
import type { Plan } from '../plan/plan.ts';
import type { Quarter, Report } from '../plan/monitoring.ts';
import type { RecordRow } from '../records/record.ts';
import type { Risk } from '../register/risk.ts';
import type { Details } from './details.ts';

/** All that papers of one project are made of. */
export interface PaperInput {
  readonly today: DateIso;
  readonly calendar: Calendar;
  readonly project: ProjectFacts;
  readonly risks: readonly Risk[];
  readonly plan: Plan;
  readonly reports: readonly Report[];
  /** Which quarter the monitoring note is about. */
  readonly quarter: Quarter | null;
  readonly books: readonly RecordBook[];
  readonly records: readonly RecordRow[];
  readonly details: Details;
}

export interface ProjectFacts {
  /** Short, in one language: as it was typed. */
  readonly subject: string;
  readonly objects: readonly {
    readonly name: string;
    readonly start: DateIso | null;
    readonly end: DateIso | null;
  }[];
  readonly order: { readonly number: string; readonly day: DateIso } | null;
  readonly members: readonly {
    readonly post: string;
    readonly part: 'head' | 'member' | 'secretary';
  }[];
  readonly responsible: string;
  readonly start: DateIso;
  readonly end: DateIso;
  /** Last days of the timetable, as moved; `null` where there is no calendar. */
  readonly days: {
    readonly announce: DateIso | null;
    readonly discussionAnnounce: DateIso | null;
    readonly discussion: DateIso | null;
    readonly note: DateIso | null;
    readonly plan: DateIso | null;
  };
  /** What is to be done until when, for the work plan: the name of each task in both languages. */
  readonly works: readonly {
    readonly work: { readonly kk: string; readonly ru: string };
    readonly term: DateIso;
    readonly owner: string;
  }[];
}
