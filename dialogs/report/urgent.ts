import { contactLines } from '../contacts.ts';
import { backOption, choosing, option, say, stopOption } from '../say.ts';
import type { Scene, Shown } from '../step.ts';

const prompt = choosing([option('continue', 'common.continue', 'main'), backOption, stopOption]);

/** Rule: somebody should be called before anything is written here. */
export function isUrgent({ state }: Scene): boolean {
  return need(state.draft.answers['urgent']) !== null;
}

/** Whom to call now; nobody is told to wait for this page. */
export function showCall({ state, world }: Scene): Shown {
  const urgent = need(state.draft.answers['urgent']) ?? 'danger';
  return {
    messages: [
      say(urgent === 'danger' ? 'urgent.danger' : 'urgent.money', 'warning'),
      ...contactLines(world, urgent),
      say('urgent.not-watched', 'notice'),
    ],
    prompt,
  };
}

function need(
  answer: Scene['state']['draft']['answers'][string] | undefined,
): 'danger' | 'money-now' | null {
  if (answer?.kind !== 'choice') return null;
  return answer.option === 'danger' || answer.option === 'money-now' ? answer.option : null;
}
