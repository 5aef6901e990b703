import type { Draft } from './draft.ts';
import type { Message, Prompt } from './message.ts';
import type { Outcome } from './outcome.ts';
import type { Session } from './session.ts';

/** Session and draft together: outside a turn they are one encrypted blob. */
export interface State {
  readonly session: Session;
  readonly draft: Draft;
}

/** What a turn yields; it never sends, saves or logs. */
export interface Turn extends State {
  readonly messages: readonly Message[];
  readonly prompt: Prompt;
  readonly outcome: Outcome;
}
