import type { Guide } from '../knowledge/schema/guide.ts';
import type { Option } from './message.ts';
import { go, type Move, type Scene } from './step.ts';
import { slotRef } from './walk/slots.ts';
import { beginWalk } from './walk/walk.ts';

/** One button for each guide, wherever they are offered. */
export function guideOption({ id, title }: Guide): Option {
  return { id: `guide:${id}`, label: { kind: 'localized', text: title }, weight: 'plain' };
}

/** Where the button of a guide leads, wherever it stands; `null` for another button. */
export function openGuide({ state, world }: Scene, id: string): Move | null {
  const guide = id.startsWith('guide:') ? world.knowledge.guides.get(id.slice(6)) : undefined;
  if (guide === undefined) return null;
  const opening = {
    kind: 'say',
    text: { kind: 'localized', text: guide.opening },
    tone: 'plain',
  } as const;
  return go(slotRef('guide', 0), beginWalk(state.draft, guide.form.id, world), [opening]);
}
