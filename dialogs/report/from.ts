import type { Draft } from '../draft.ts';
import { go, type Move, type Scene } from '../step.ts';

/** On to the report from elsewhere, or to the word that nobody receives reports now. */
export function reportFrom(scene: Scene, known: Readonly<Record<string, string>>): Move {
  const { draft } = scene.state;
  const after = withKnown(draft, known);
  if (scene.world.intake === 'closed') return go('report/closed', after);
  // Whoever has just said how urgent it is hears whom to call, and is not asked again.
  const isKnown = after !== draft && after.answers['urgent'] !== undefined;
  return go(isKnown ? 'report/call' : 'report/urgent', after);
}

/** A report that was begun keeps its own answers; a new one is spared what is known. */
function withKnown(draft: Draft, known: Readonly<Record<string, string>>): Draft {
  if (Object.keys(draft.answers).length > 0) return draft;
  const answers = Object.fromEntries(
    Object.entries(known).map(([id, chosen]) => [id, { kind: 'choice', option: chosen } as const]),
  );
  return { ...draft, answers };
}
