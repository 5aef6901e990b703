import { kindOf } from '../../../cases/case-kind.ts';
import { workOf } from '../../../cases/case-work.ts';
import type { OpenedCase } from '../../../cases/open.ts';
import { membersOf, type Roster } from '../../../cases/roster.ts';
import type { CaseView } from './case-views.ts';
import { filesOf, rowsOf } from './report-view.ts';
import type { ReadThread } from './thread-view.ts';

/** An opened case as `me` sees it. */
export function caseView(
  { report, manifest }: OpenedCase,
  { thread, state, entries, faults }: ReadThread,
  roster: Roster,
  me: string,
): CaseView {
  const members = membersOf(roster, manifest.group).filter(({ ed25519 }) => ed25519 !== null);
  return {
    kind: kindOf(report),
    language: report.language,
    channel: manifest.channel,
    // What comes by any other way can claim what it likes.
    entered: manifest.channel === 'office' ? (report.entered ?? null) : null,
    rows: rowsOf(report),
    files: filesOf(report.files, manifest),
    thread,
    state,
    faults,
    work: workOf(entries),
    me,
    colleagues: members.map(({ id }) => id),
  };
}
