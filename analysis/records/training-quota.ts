/** INS-421: at least so many of a hundred civil servants are sent to training in a year. */
export const quotaPercent = 5;

export interface Quota {
  readonly servants: number;
  readonly sent: number;
  /** People to be sent: 5 % of the servants, a part of a person counted as a whole one, because "at least" is asked for. */
  readonly needed: number;
  /** How many are still to be sent; 0 when the quota is reached. */
  readonly missing: number;
  /** Sent of a hundred servants, cut to one decimal place, so that 4.99 is never shown as 5. */
  readonly percent: number;
}

/** Throws `TypeError` for what is no number of people. */
export function trainingQuota(servants: number, sent: number): Quota {
  if (!isCount(servants) || !isCount(sent)) throw new TypeError('no number of people');
  const needed = Math.ceil((servants * quotaPercent) / 100);
  return {
    servants,
    sent,
    needed,
    missing: Math.max(0, needed - sent),
    percent: servants === 0 ? 0 : Math.floor((sent * 1000) / servants) / 10,
  };
}

function isCount(value: number): boolean {
  return Number.isSafeInteger(value) && value >= 0;
}
