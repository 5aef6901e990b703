import type { Language } from '../platform/language.ts';

/** `flow/step`, for example `report/recall`. */
export type StepRef = `${string}/${string}`;

/** The steps that were passed, oldest first. One text instead of a list: it is read and written at every turn. */
export type Path = string & { readonly __brand: 'Path' };

/** Where a dialog stands. No field here can hold what a person wrote. */
export interface Session {
  readonly v: 1;
  readonly language: Language;
  readonly at: StepRef;
  /** Steps that were passed, oldest first: `back` takes the last. Bounded by the number of steps of the flows. */
  readonly path: Path;
  /** Set while an answer is edited from the review page: where to return to. */
  readonly resume: StepRef | null;
  /** Content hash of the forms in use, so that a changed form is noticed. `null` outside forms. */
  readonly formVersion: string | null;
  /** Random, fresh for each report: part of the receipt's and the idempotency token's derivation. Base64url. */
  readonly token: string;
  /** Raised with each finished report of this session. */
  readonly counter: number;
}
