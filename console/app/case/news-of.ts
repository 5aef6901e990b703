import type { CaseView, ThreadEntry } from '../worker/case-views.ts';

/** What the thread holds now and did not hold before, without this officer’s own. */
export function newsOf(before: CaseView, now: CaseView): readonly ThreadEntry[] {
  return addedTo(before, now).filter((entry) => !isBy(entry, now.me));
}

/** What somebody beside this officer and the reporter added; what does not hold may be anybody’s. */
export function colleaguesWords(before: CaseView, now: CaseView): readonly ThreadEntry[] {
  return newsOf(before, now).filter((entry) => entry.kind === 'tampered' || entry.officer !== null);
}

export function addedTo(before: CaseView, now: CaseView): readonly ThreadEntry[] {
  const known = new Set(before.thread.map(({ entryId }) => entryId));
  return now.thread.filter(({ entryId }) => !known.has(entryId));
}

function isBy(entry: ThreadEntry, officer: string): boolean {
  return 'officer' in entry && entry.officer === officer;
}
