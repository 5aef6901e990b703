import { addMonths, type DateIso } from '../../platform/time.ts';

/** A penalty of somebody who is named by a number of the staff list, never by name. */
export interface Penalty {
  readonly person: string;
  readonly day: DateIso;
}

export interface Repeated {
  readonly person: string;
  /** The penalties of the fullest six months, oldest first. */
  readonly days: readonly DateIso[];
}

/**
 * SC-N06 (a recommendation to one organisation, 2025): whoever was penalised more than twice within six months. Six months
 * begin with a penalty and end before the same day six months later. The most often penalised first.
 */
export function repeated(penalties: readonly Penalty[]): readonly Repeated[] {
  const people = [...new Set(penalties.map(({ person }) => person))];
  return people
    .map((person) => {
      const days = penalties
        .filter((penalty) => penalty.person === person)
        .map(({ day }) => day)
        .toSorted();
      const windows = days.map((first) =>
        days.filter((day) => day >= first && day < addMonths(first, 6)),
      );
      const fullest = windows.toSorted((one, other) => other.length - one.length)[0] ?? [];
      return { person, days: fullest };
    })
    .filter(({ days }) => days.length > 2)
    .toSorted((one, other) => other.days.length - one.days.length);
}
