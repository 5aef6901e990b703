import type { Bilingual } from '../../knowledge/schema/paper.ts';
import { dayShape } from '../../platform/day-shape.ts';
import { z } from '../../platform/shape.ts';
import type { DateIso } from '../../platform/time.ts';
import { directions, type Direction } from './direction.ts';
import type { Estimate } from './matrix.ts';

/** Where a risk was seen. Without a reference that somebody can follow it is no source. */
export interface RiskSource {
  readonly kind: SourceKind;
  /** What leads back: an indicator's id, a survey's id with question and option, number and day of an act, an address. */
  readonly reference: string;
  /** What it says, a figure with it where there is one: "34 of 110 (30.9 %)". */
  readonly says: Bilingual;
  /** When it was written or counted; `null` where nobody knows. */
  readonly day: DateIso | null;
}

export const sourceKinds = [
  'indicator',
  'survey',
  'statistics',
  'questions',
  'audit',
  'media',
  'example',
  'other',
] as const;

export type SourceKind = (typeof sourceKinds)[number];

/** What is to be done about it, and how far it is. */
export const statuses = ['planned', 'in-work', 'partly', 'done', 'not-done'] as const;

export type Status = (typeof statuses)[number];

/** Only what is accepted goes into the plan. */
export const decisions = ['open', 'accepted', 'declined'] as const;

export type Decision = (typeof decisions)[number];

/** One row of the register: a risk and what is recommended against it. Whatever a person wrote stands in both languages of the papers. */
export interface Risk {
  readonly id: string;
  readonly direction: Direction;
  readonly risk: Bilingual;
  readonly unit: Bilingual;
  readonly process: Bilingual;
  readonly norm: Bilingual;
  readonly cause: Bilingual;
  /** Posts, never names. */
  readonly positions: readonly Bilingual[];
  readonly estimate: Estimate | null;
  readonly sources: readonly RiskSource[];
  readonly recommendation: Bilingual;
  /** A post or a unit. */
  readonly owner: Bilingual;
  readonly term: DateIso | null;
  /** How one sees that it is done. */
  readonly completion: Bilingual;
  readonly decision: Decision;
  /** Why it is declined. */
  readonly reason: Bilingual;
  readonly status: Status;
  /** What shows how far it is: a document, an address. */
  readonly evidence: string;
}

export const noWords: Bilingual = { kk: '', ru: '' };

const text = z.string().max(4_000);
const both = z.strictObject({ kk: text, ru: text });
const step = z.union([z.literal(1), z.literal(2), z.literal(3), z.literal(4), z.literal(5)]);

const sourceShape = z.strictObject({
  kind: z.enum(sourceKinds),
  reference: z.string().trim().max(500),
  says: both,
  day: dayShape.nullable(),
});

export const riskShape: z.ZodType<Risk> = z.strictObject({
  id: z.string().regex(/^[0-9a-f]{32}$/u),
  direction: z.enum(directions),
  risk: both,
  unit: both,
  process: both,
  norm: both,
  cause: both,
  positions: z.array(both).max(50),
  estimate: z.strictObject({ likelihood: step, consequence: step }).nullable(),
  sources: z.array(sourceShape).max(50),
  recommendation: both,
  owner: both,
  term: dayShape.nullable(),
  completion: both,
  decision: z.enum(decisions),
  reason: both,
  status: z.enum(statuses),
  evidence: text,
});

/** A row that nobody has written yet. */
export function emptyRisk(id: string, direction: Direction): Risk {
  return {
    id,
    direction,
    risk: noWords,
    unit: noWords,
    process: noWords,
    norm: noWords,
    cause: noWords,
    positions: [],
    estimate: null,
    sources: [],
    recommendation: noWords,
    owner: noWords,
    term: null,
    completion: noWords,
    decision: 'open',
    reason: noWords,
    status: 'planned',
    evidence: '',
  };
}

export function isBlank(words: Bilingual): boolean {
  return words.kk.trim() === '' && words.ru.trim() === '';
}

/** The words in `language`; where there are none, those of the other language of the papers. */
export function wordsIn(words: Bilingual, language: 'kk' | 'ru' | 'en'): string {
  const [first, second] = language === 'kk' ? [words.kk, words.ru] : [words.ru, words.kk];
  return first.trim() === '' ? second.trim() : first.trim();
}
