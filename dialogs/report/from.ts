import type { Draft } from '../draft.ts';
import { go, type Move, type Scene } from '../step.ts';

/** On to the report from elsewhere, or to the word that nobody receives reports now. */
export function reportFrom(scene: Scene, known: Readonly<Record<string, string>>): Move {
  const to = scene.world.intake === 'closed' ? 'report/closed' : 'report/urgent';
  return go(to, withKnown(scene.state.draft, known));
}

/** A report that was begun keeps its own answers; a new one is spared what is known. */
function withKnown(draft: Draft, known: Readonly<Record<string, string>>): Draft {
  if (Object.keys(draft.answers).length > 0) return draft;
  const answers = Object.fromEntries(
    Object.entries(known).map(([id, chosen]) => [id, { kind: 'choice', option: chosen } as const]),
  );
  return { ...draft, answers };
}
