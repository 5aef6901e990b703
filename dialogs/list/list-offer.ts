import type { DateIso } from '../../platform/time.ts';

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

export function choicesOf({ asks }: Pick<ListOffer, 'asks'>): readonly ListChoice[] {
  return asks === 'plan' ? planOptions : indicatorOptions;
}
