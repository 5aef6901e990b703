import type { FormId, QuestionId } from '../knowledge/schema/questionnaire.ts';
import type { StepRef } from './session.ts';
import type { Input, Move, Reply, Rule, Scene, Shown, Step } from './step.ts';

/** One guided conversation, declared as its steps. */
export interface Flow {
  readonly name: string;
  /** The questionnaire whose questions it asks. */
  readonly form: FormId | null;
  readonly start: StepRef;
  readonly steps: readonly Step[];
  /** Takes what the world answers to an outcome of this flow; `null` = not mine. */
  readonly hear: (scene: Scene, reply: Reply) => Move | null;
}

interface Place {
  readonly next: readonly StepRef[];
  readonly open?: Rule;
  readonly aside?: boolean;
  readonly pinned?: boolean;
  readonly show: (scene: Scene) => Shown;
  readonly take: (scene: Scene, input: Input) => Move;
}

/** A step that is no question of a form. */
export function screen(ref: StepRef, place: Place): Step {
  return asking(ref, null, place);
}

/** A step that asks one question of the form. */
export function asking(ref: StepRef, question: QuestionId | null, place: Place): Step {
  return { ref, question, open: null, aside: false, pinned: false, ...place };
}

/** For flows whose turns ask nothing of the world. */
export function deaf(): null {
  return null;
}

/** The flow's name in a reference. */
export function flowNameOf(ref: StepRef): string {
  return ref.slice(0, ref.indexOf('/'));
}
