import { dayShape } from '../platform/day-shape.ts';
import { z } from '../platform/shape.ts';
import { documentIdPattern, type DocumentId } from './ids.ts';

/** The subtasks of the instruction's first project, by their ids in `knowledge/procedures/analysis.json`. */
export const subtaskIds = [
  'schedule',
  'order',
  'announce',
  'discussion-day',
  'discussion',
  'note',
  'plan',
  'publish',
  'monitoring',
  'register',
  'cartogram',
] as const;
export type SubtaskId = (typeof subtaskIds)[number];

/** What an object with days of its own does by itself; the rest is done once for all. */
export const ownSubtasks: readonly SubtaskId[] = [
  'announce',
  'discussion-day',
  'discussion',
  'note',
  'plan',
  'publish',
  'monitoring',
];

export const taskStatuses = ['open', 'working', 'done', 'not-needed'] as const;
export type TaskStatus = (typeof taskStatuses)[number];

const line = z.string().max(500);

/** What shows that a task was done. */
const evidenceShape = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('link'), url: z.string().max(2000), note: line }),
  z.strictObject({
    kind: z.literal('file'),
    file: z.custom<DocumentId>(
      (value) => typeof value === 'string' && documentIdPattern.test(value),
    ),
    name: line,
    /** Of the file itself. */
    size: z.int().min(0),
  }),
]);
export type Evidence = z.output<typeof evidenceShape>;

export const taskShape = z.strictObject({
  subtask: z.enum(subtaskIds),
  /** The object that it is about alone; `null`: all that follow the project's days. */
  object: z.string().nullable(),
  /** A post. */
  owner: line,
  status: z.enum(taskStatuses),
  /** The day it was moved to by hand, and why. */
  moved: z.strictObject({ day: dayShape, reason: z.string().max(2000) }).nullable(),
  done: dayShape.nullable(),
  evidence: z.array(evidenceShape).max(20),
});
export type Task = z.output<typeof taskShape>;

/** A link that a browser may open: nothing but the web. */
export function webAddress(text: string): string | null {
  const url = URL.parse(text.trim());
  return url !== null && (url.protocol === 'https:' || url.protocol === 'http:') ? url.href : null;
}

/** A task of which nothing is known yet but who does it. */
export function newTask(subtask: SubtaskId, object: string | null, owner: string): Task {
  return { subtask, object, owner, status: 'open', moved: null, done: null, evidence: [] };
}
