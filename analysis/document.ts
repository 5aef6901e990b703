import { dayShape } from '../platform/day-shape.ts';
import { z } from '../platform/shape.ts';
import type { DateIso } from '../platform/time.ts';
import { type ChangeKind, changeKinds } from './change-kind.ts';

/** What is sealed of every document: the thing itself and who changed it on which day. */
export interface Document<T> {
  readonly v: 1;
  readonly body: T;
  /** The oldest first. */
  readonly history: readonly Change[];
  /** Marked only: nothing is taken away from what the working group wrote. */
  readonly deleted: boolean;
}

export interface Change {
  readonly day: DateIso;
  /** Id in the roster. */
  readonly officer: string;
  readonly what: ChangeKind;
  /** The reason that was given, or nothing. */
  readonly note: string;
}

/** Older changes are forgotten: a row that is edited daily must not outgrow its place. */
export const mostChanges = 200;

export function made<T>(body: T, change: Change): Document<T> {
  return { v: 1, body, history: [change], deleted: false };
}

export function changed<T>(document: Document<T>, body: T, change: Change): Document<T> {
  return { ...document, body, history: [...document.history, change].slice(-mostChanges) };
}

/** Marks it as deleted; `changed` on the result does not bring it back, `restored` does. */
export function removed<T>(document: Document<T>, change: Change): Document<T> {
  return { ...changed(document, document.body, change), deleted: true };
}

export function restored<T>(document: Document<T>, change: Change): Document<T> {
  return { ...changed(document, document.body, change), deleted: false };
}

const changeShape = z.strictObject({
  day: dayShape,
  officer: z.string().max(64),
  what: z.enum(changeKinds),
  note: z.string().max(2000),
});

/** A reader of documents whose body has the shape `body`; `null` for anything else. */
export function documentReader<T>(body: z.ZodType<T>): (value: unknown) => Document<T> | null {
  const shape = z.strictObject({
    v: z.literal(1),
    body,
    history: z.array(changeShape).max(mostChanges),
    deleted: z.boolean(),
  });
  return (value) => {
    const read = shape.safeParse(value);
    return read.success ? read.data : null;
  };
}
