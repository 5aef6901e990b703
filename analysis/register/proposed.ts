import type { Bilingual } from '../../knowledge/schema/paper.ts';
import type { DateIso } from '../../platform/time.ts';
import type { Direction } from './direction.ts';
import { emptyRisk, type Risk } from './risk.ts';
import type { Proposal } from './signals.ts';

/** What a check-list's answer says about a risk. */
export interface IndicatorFinding {
  readonly direction: Direction;
  readonly unit: Bilingual;
  /** The indicator's id, which leads back to its question. */
  readonly indicator: string;
  readonly wording: Bilingual;
  /** What the responsible person added. */
  readonly note: string;
  readonly day: DateIso | null;
}

/** A row begun from an answered indicator. Nothing is decided: the estimate and the recommendation are the officer's. */
export function riskFromIndicator(finding: IndicatorFinding, id: string): Risk {
  const { direction, unit, indicator, wording, note, day } = finding;
  const remark = note.trim() === '' ? '' : `: ${note.trim()}`;
  return {
    ...emptyRisk(id, direction),
    risk: wording,
    unit,
    sources: [
      {
        kind: 'indicator',
        reference: indicator,
        says: { kk: `${wording.kk}${remark}`, ru: `${wording.ru}${remark}` },
        day,
      },
    ],
  };
}

/** A row begun from a published number that the officer took over. */
export function riskFromProposal(proposal: Proposal, id: string): Risk {
  return {
    ...emptyRisk(id, proposal.direction),
    risk: proposal.risk,
    unit: proposal.unit,
    sources: [proposal.source],
  };
}
