import { setTimeout as wait } from 'node:timers/promises';

import { ChatClient, type Raw, type Said } from './chat-client.ts';

const mostTries = 10;
const pauseMs = 1000;

/** A program that does as it is told: asked to try again, or cut off, it says the same once more, and notes why. */
export class PatientClient extends ChatClient {
  /** How often each thing stood in the way: `503`, or the code of a broken line. */
  readonly troubles = new Map<string, number>();

  override async post(said: Said): Promise<Raw> {
    for (let tries = 1; ; tries += 1) {
      const answer = await super.post(said).catch((error: unknown) => codeOf(error));
      const trouble = typeof answer === 'string' ? answer : String(answer.status);
      if (typeof answer !== 'string' && !again.has(answer.status)) return answer;
      this.troubles.set(trouble, (this.troubles.get(trouble) ?? 0) + 1);
      if (tries === mostTries) throw new Error(`no answer after ${tries} tries: ${trouble}`);
      await wait(pauseMs);
    }
  }
}

/** What the product answers when nothing was done and the same may be said again. */
const again: ReadonlySet<number> = new Set([429, 503]);

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : 'broken';
}
