import { showingOf } from './schema/fact.ts';
import type { Legal, LegalId, LegalRecord, Offence } from './schema/legal.ts';

export type Reward =
  | {
      readonly ok: true;
      readonly tenge: number;
      /** `fixed`: so many indices by the kind of offence; `share`: of the bribe or damage; `most`: the ceiling. */
      readonly basis: 'fixed' | 'share' | 'most';
    }
  /** The index of that year is not known to us. */
  | { readonly ok: false; readonly because: 'no-index'; readonly year: number };

/**
 * The one-off reward in tenge for an offence found thanks to a report. `damage` is the bribe or the damage in tenge, 0 when
 * there was none. Example: nothing lost, an administrative case, 2026: 30 × 4,325 = 129,750.
 */
export function rewardFor(
  legal: Legal,
  { offence, damage, year }: { offence: Offence; damage: number; year: number },
): Reward {
  const index = legal.monthlyIndex.get(year);
  if (index === undefined) return { ok: false, because: 'no-index', year };
  const { fixedUpTo, fixed, sharePercent, most } = legal.reward;
  if (damage <= fixedUpTo * index)
    return { ok: true, tenge: fixed[offence] * index, basis: 'fixed' };
  const share = Math.floor((damage * sharePercent) / 100);
  return share > most * index
    ? { ok: true, tenge: most * index, basis: 'most' }
    : { ok: true, tenge: share, basis: 'share' };
}

/** The smallest and the largest reward of a year, for the legal fork. */
export function rewardRange(
  legal: Legal,
  year: number,
):
  | { readonly ok: true; readonly least: number; readonly most: number }
  | Extract<Reward, { ok: false }> {
  const index = legal.monthlyIndex.get(year);
  if (index === undefined) return { ok: false, because: 'no-index', year };
  const least = Math.min(...Object.values(legal.reward.fixed));
  return { ok: true, least: least * index, most: legal.reward.most * index };
}

/** The record if it may be shown, with the way in which; `null` while nobody has confirmed it at all. */
export function showable(
  legal: Legal,
  id: LegalId,
): { readonly record: LegalRecord; readonly as: 'fact' | 'verify' } | null {
  const record = legal.records.get(id);
  if (record === undefined) return null;
  const as = showingOf(record.mark);
  return as === 'hidden' ? null : { record, as };
}
