import type { Draft } from '../draft.ts';
import { contactLines } from '../contacts.ts';
import type { Message } from '../message.ts';
import type { GroupName } from '../outcome.ts';
import { backOption, choosing, option, say, stopOption } from '../say.ts';
import type { Scene, Shown } from '../step.ts';
import type { World } from '../world.ts';

/** Whether the people who usually open reports may be concerned: also when the person is not sure. */
export function concernsUnit(draft: Draft): boolean {
  const answer = draft.answers['about-unit'];
  return answer?.kind === 'choice' && (answer.option === 'yes' || answer.option === 'unsure');
}

/** The group that the report is sealed to. */
export function groupFor(draft: Draft, world: World): GroupName {
  return concernsUnit(draft) && world.oversight ? 'oversight' : 'default';
}

/** Rule: the report should go past the unit, but this body has nobody else. */
export function lacksOversight({ state, world }: Scene): boolean {
  return concernsUnit(state.draft) && !world.oversight;
}

/** Said at once, because it decides whether the person dares to go on. */
export function routingNote(draft: Draft, { world }: Scene): readonly Message[] {
  return groupFor(draft, world) === 'oversight' ? [say('routing.oversight', 'success')] : [];
}

export function showNoOversight({ world }: Scene): Shown {
  return {
    messages: [
      say('routing.none', 'warning'),
      ...contactLines(world, 'elsewhere'),
      say('routing.choice'),
    ],
    prompt: choosing([option('continue', 'routing.continue', 'main'), backOption, stopOption]),
  };
}
