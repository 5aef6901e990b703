import { contactLines } from '../contacts.ts';
import type { Message } from '../message.ts';
import { notNow, oldButton, chooseOne } from '../refusals.ts';
import { backOption, choosing, menuOption, say } from '../say.ts';
import { go, stay, type Input, type Move, type Reply, type Scene, type Shown } from '../step.ts';
import type { World } from '../world.ts';

/** Intake is closed: why, and who else can be turned to. */
export function closedMessages(world: World): readonly Message[] {
  return [say('report.closed', 'problem'), ...contactLines(world, 'elsewhere')];
}

export function showClosed({ world }: Scene): Shown {
  return {
    messages: [
      ...closedMessages(world),
      say('report.closed-danger'),
      ...contactLines(world, 'danger'),
    ],
    prompt: choosing([menuOption, backOption]),
  };
}

export function takeClosed(scene: Scene, input: Input): Move {
  const { draft } = scene.state;
  if (input.kind === 'file' || input.kind === 'file-refused') return notNow(scene, input);
  if (input.kind === 'text') return stay(draft, [chooseOne]);
  if (input.id === 'back') return go('back', draft);
  if (input.id === 'report' && scene.world.intake === 'open') return go('report/urgent', draft);
  return stay(draft, [oldButton]);
}

/** Nothing was sent; what was written stands where it stood. */
export function failureMessages(
  reply: Extract<Reply, { kind: 'failed' }>,
  world: World,
): readonly Message[] {
  switch (reply.reason) {
    case 'closed':
      return closedMessages(world);
    case 'full':
      return [say('report.full', 'problem'), ...contactLines(world, 'elsewhere')];
    case 'failed':
    // Nothing was filed yet that could be damaged.
    case 'damaged':
    case 'gone':
      return [say('report.failed', 'problem')];
    default:
      return reply.reason satisfies never;
  }
}
