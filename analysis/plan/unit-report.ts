import type { DateIso } from '../../platform/time.ts';
import type { Bilingual } from '../../knowledge/schema/paper.ts';
import type { Risk, Status } from '../register/risk.ts';
import type { Report } from './monitoring.ts';
import { planned } from './plan.ts';

/** A recommendation of the plan as its unit is asked about it. */
export interface PlanItem {
  /** The row of the register. */
  readonly id: string;
  readonly text: Bilingual;
  readonly owner: Bilingual;
  readonly completion: Bilingual;
  readonly term: DateIso | null;
  readonly status: Status;
}

/** All that units are asked about: accepted recommendations that are not done yet, those due first. */
export function planItems(risks: readonly Risk[]): readonly PlanItem[] {
  return planned(risks)
    .filter(({ status }) => status !== 'done')
    .map(({ id, recommendation, owner, completion, term, status }) => ({
      id,
      text: recommendation,
      owner,
      completion,
      term,
      status,
    }));
}

/** What a unit may say of its measure. */
export type UnitSays = 'done' | 'working' | 'not-done' | 'not-needed';

export interface UnitAnswer {
  readonly recommendation: string;
  readonly quarter: string;
  readonly status: UnitSays;
  readonly text: string;
  readonly evidence: readonly string[];
  readonly day: DateIso;
}

/** A unit's answer as it waits for its review; the row of the register changes with the review alone. */
export function unitReport({ recommendation, quarter, status, ...answer }: UnitAnswer): Report {
  return {
    quarter,
    risk: recommendation,
    done: answer.text.trim(),
    evidence: answer.evidence.join('; '),
    claims: claimOf(status),
    received: answer.day,
    reviewed: null,
    finds: null,
    note: '',
  };
}

/** That a measure is not needed is for the review to decide: until then it counts as not done. */
function claimOf(status: UnitSays): Status {
  switch (status) {
    case 'done':
    case 'not-done':
      return status;
    case 'working':
      return 'in-work';
    case 'not-needed':
      return 'not-done';
    default:
      return status satisfies never;
  }
}
