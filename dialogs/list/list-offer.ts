import type { DateIso } from '../../platform/time.ts';
import type { DraftCaseKey, DraftFile } from '../draft.ts';

/** What a personal link asks, as a dialog needs to know it. */
export interface ListOffer {
  readonly token: string;
  /** Who asks, for which analysis, and whom. */
  readonly body: string;
  readonly title: string;
  readonly unit: string;
  readonly post: string;
  readonly due: DateIso;
  readonly asks: 'indicators' | 'plan';
  /** `2026-Q2` where the plan is asked about. */
  readonly quarter: string | null;
  readonly items: readonly ListItem[];
  /** The day of the newest answer from this link. */
  readonly answered: DateIso | null;
}

export interface ListItem {
  readonly id: string;
  /** A recommendation in the words of the plan; `null` where the words stand in the knowledge. */
  readonly text: string | null;
  readonly term: DateIso | null;
}

/** Why a link takes nothing. `no-readers`: nobody could open an answer now. */
export type ListRefusal = 'unknown' | 'over' | 'withdrawn' | 'closed' | 'no-readers';

export const indicatorOptions = ['yes', 'no', 'partly', 'na'] as const;
export const planOptions = ['done', 'working', 'not-done', 'not-needed'] as const;

export type ListChoice = (typeof indicatorOptions)[number] | (typeof planOptions)[number];

/** A check-list that is being answered. */
export interface DraftList {
  readonly offer: ListOffer;
  readonly said: Readonly<Record<string, DraftSaid>>;
  /** Made at the first file. */
  readonly caseKey: DraftCaseKey | null;
}

export interface DraftSaid {
  readonly choice: ListChoice;
  readonly note: string | null;
  readonly files: readonly DraftFile[];
}

export function choicesOf({ asks }: Pick<ListOffer, 'asks'>): readonly ListChoice[] {
  return asks === 'plan' ? planOptions : indicatorOptions;
}

/** All files of a check-list that is being answered. */
export function filesOfList(list: DraftList | null): readonly DraftFile[] {
  return list === null ? [] : Object.values(list.said).flatMap(({ files }) => files);
}
