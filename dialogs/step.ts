import type { Language } from '../platform/language.ts';
import type { QuestionId } from '../knowledge/schema/questionnaire.ts';
import type { Draft } from './draft.ts';
import type { Incoming } from './incoming.ts';
import type { Message, Prompt } from './message.ts';
import { nothing, type Outcome } from './outcome.ts';
import type { StepRef } from './session.ts';
import type { State } from './state.ts';
import type { World } from './world.ts';

/** All that a step may look at. */
export interface Scene {
  readonly state: State;
  readonly world: World;
}

/** What a person did. */
export type Input = Extract<Incoming, { kind: 'choice' | 'text' | 'file' | 'file-refused' }>;

/** What the world answered to an outcome. */
export type Reply = Extract<
  Incoming,
  {
    kind:
      | 'filed'
      | 'found'
      | 'not-found'
      | 'erased'
      | 'account'
      | 'followed-up'
      | 'rephrased'
      | 'code'
      | 'answered'
      | 'not-answered'
      | 'list'
      | 'list-taken'
      | 'list-refused'
      | 'failed';
  }
>;

/** What a step says and what it waits for. */
export interface Shown {
  readonly messages: readonly Message[];
  readonly prompt: Prompt;
}

/** One place of a flow. */
export interface Step {
  readonly ref: StepRef;
  /** Every step that `take` can lead to; the first one is where a step leads that is passed over. */
  readonly next: readonly StepRef[];
  /** The question of the flow's form that is asked here. */
  readonly question: QuestionId | null;
  /** A named rule: the step is passed over where it does not hold. `null`: never. */
  readonly open: Rule | null;
  /** A word on the side, which an edit from the review page passes through and comes back from. */
  readonly aside: boolean;
  /** The person is asked to finish this step before going to the menu. */
  readonly pinned: boolean;
  readonly show: (scene: Scene) => Shown;
  readonly take: (scene: Scene, input: Input) => Move;
}

export type Rule = (scene: Scene) => boolean;

/** Where a step leads. All moves have one shape, so that the engine's hot path stays fast. */
export interface Move {
  /** `here` asks again, `back` returns to the step passed last. */
  readonly to: StepRef | 'here' | 'back';
  /** `edit`: come back here after the answer. `cut`: there is no way back from there. */
  readonly how: 'on' | 'edit' | 'cut';
  readonly draft: Draft;
  /** Said before the next step speaks. */
  readonly notes: readonly Message[];
  readonly outcome: Outcome;
  /** The person chose a language in words. */
  readonly language?: Language;
}

export const silence: readonly Message[] = [];

export function go(to: StepRef | 'back', draft: Draft, notes: readonly Message[] = silence): Move {
  return { to, how: 'on', draft, notes, outcome: nothing };
}

export function edit(to: StepRef, draft: Draft): Move {
  return { to, how: 'edit', draft, notes: silence, outcome: nothing };
}

/** Moves on and closes the way back. */
export function cut(
  to: StepRef,
  draft: Draft,
  notes: readonly Message[] = silence,
  outcome: Outcome = nothing,
): Move {
  return { to, how: 'cut', draft, notes, outcome };
}

export function stay(
  draft: Draft,
  notes: readonly Message[] = silence,
  outcome: Outcome = nothing,
): Move {
  return { to: 'here', how: 'on', draft, notes, outcome };
}
