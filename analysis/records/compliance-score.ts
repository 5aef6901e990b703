/**
 * INS-330: 100 % are 2 points, 90 % 1.8, down to 50 % with 1; each 10 % are 0.2. What lies between two steps, and below the
 * last, the instruction leaves open. We count full tens alone, and below 50 % give no points: nobody gets more than they surely have.
 */
export function complianceScore(subjects: number, have: number): ComplianceScore | null {
  if (!Number.isSafeInteger(subjects) || subjects <= 0) return null;
  if (!Number.isSafeInteger(have) || have < 0 || have > subjects) return null;
  const percent = Math.floor((have * 1000) / subjects) / 10;
  const tens = Math.floor((have * 10) / subjects);
  return { percent, tenths: tens < lowestTens ? null : tens * 2 };
}

export interface ComplianceScore {
  /** Subjects that have the document, of a hundred, cut to one decimal place. */
  readonly percent: number;
  /** Points in tenths (18 is 1.8); `null` where the instruction names none. */
  readonly tenths: number | null;
}

const lowestTens = 5;

/** `1,8`, as offices write it. */
export function pointsText(tenths: number): string {
  return tenths % 10 === 0 ? String(tenths / 10) : `${Math.floor(tenths / 10)},${tenths % 10}`;
}
