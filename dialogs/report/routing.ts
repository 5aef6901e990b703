import type { Draft } from '../draft.ts';
import { contactLines } from '../contacts.ts';
import type { Message } from '../message.ts';
import type { GroupName } from '../outcome.ts';
import { backOption, choosing, option, say, stopOption } from '../say.ts';
import type { Scene, Shown } from '../step.ts';
import type { World } from '../world.ts';

/** The question of a form that picks the recipients. */
export type RoutingQuestion = 'about-unit' | 'question-unit';

/** Whether the people who usually open reports may be concerned: also when the person is not sure. */
export function concernsUnit(draft: Draft, routing: RoutingQuestion = 'about-unit'): boolean {
  const answer = draft.answers[routing];
  return answer?.kind === 'choice' && (answer.option === 'yes' || answer.option === 'unsure');
}

/** The group that the report is sealed to. */
export function groupFor(
  draft: Draft,
  world: World,
  routing: RoutingQuestion = 'about-unit',
): GroupName {
  return concernsUnit(draft, routing) && world.oversight ? 'oversight' : 'default';
}

/** Rule: the report should go past the unit, but this body has nobody else. */
export function lacksOversight({ state, world }: Scene): boolean {
  return concernsUnit(state.draft) && !world.oversight;
}

/** Said at once, because it decides whether the person dares to go on. */
export function routingNote(
  draft: Draft,
  { world }: Scene,
  routing: RoutingQuestion = 'about-unit',
): readonly Message[] {
  return groupFor(draft, world, routing) === 'oversight'
    ? [say('routing.oversight', 'success')]
    : [];
}

/** Who will be able to open it, as it is said before sending. */
export function recipientKey(
  { state, world }: Scene,
  routing: RoutingQuestion = 'about-unit',
): 'review.to-oversight' | 'review.to-unit-anyway' | 'review.to-unit' {
  if (groupFor(state.draft, world, routing) === 'oversight') return 'review.to-oversight';
  return concernsUnit(state.draft, routing) ? 'review.to-unit-anyway' : 'review.to-unit';
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
