import { dayShape } from '../platform/day-shape.ts';
import { z } from '../platform/shape.ts';
import { documentIdPattern, type ProjectId } from './ids.ts';

/** In which form the analysis is run: the instruction knows three. */
export const forms = ['group', 'unit', 'official'] as const;
export type Form = (typeof forms)[number];

export const parts = ['head', 'member', 'secretary'] as const;

/** `closed`: nothing is due any more; `archived`: out of the way as well. */
export const projectStates = ['open', 'closed', 'archived'] as const;
export type ProjectState = (typeof projectStates)[number];

/** Short and random: other documents name an object or a member of the group by it. */
const smallId = z.string().regex(/^[0-9a-f]{8}$/);
const line = z.string().max(500);

/** A unit (or a whole body) that is analysed. */
const objectShape = z.strictObject({
  id: smallId,
  name: line,
  /** Its own days in the schedule; `null` where it follows the project. */
  days: z.strictObject({ start: dayShape, end: dayShape }).nullable(),
});
export type AnalysisObject = z.output<typeof objectShape>;

/** Somebody of the working group by post: no name is needed. */
const memberShape = z.strictObject({ id: smallId, post: line, part: z.enum(parts) });
export type GroupMember = z.output<typeof memberShape>;

/** One year's analysis of corruption risks. */
export const projectShape = z.strictObject({
  title: line,
  /** Who runs it: the body or the unit named by its head. */
  subject: line,
  objects: z.array(objectShape).max(200),
  form: z.enum(forms),
  /** `null`: not signed yet. */
  order: z.strictObject({ number: line, day: dayShape }).nullable(),
  members: z.array(memberShape).max(100),
  start: dayShape,
  end: dayShape,
  /** The day on which an external analysis was finished, if there was one. */
  external: dayShape.nullable(),
  /** When note and plan were really signed: later terms are counted from them. */
  signed: z.strictObject({ note: dayShape.nullable(), plan: dayShape.nullable() }),
  state: z.enum(projectStates),
  copiedFrom: z
    .custom<ProjectId>((value) => typeof value === 'string' && documentIdPattern.test(value))
    .nullable(),
});
export type Project = z.output<typeof projectShape>;

/** Objects whose days are those of the project, and each of the others: what a schedule lists. */
export function stretches({ objects, start, end }: Project): readonly Stretch[] {
  const shared = objects.filter(({ days }) => days === null);
  const own = objects.flatMap(({ id, name, days }) =>
    days === null ? [] : [{ object: id, names: [name], ...days }],
  );
  return [{ object: null, names: shared.map(({ name }) => name), start, end }, ...own];
}

export interface Stretch {
  /** `null`: everything that follows the project's days. */
  readonly object: string | null;
  readonly names: readonly string[];
  readonly start: Project['start'];
  readonly end: Project['end'];
}
