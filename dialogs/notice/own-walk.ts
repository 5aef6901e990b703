import type { NoticeId } from '../../knowledge/schema/notice-id.ts';
import type { Notice } from '../../knowledge/schema/notice.ts';
import type { Draft, NoticeDraft, Walk } from '../draft.ts';
import type { Move, Scene, Step } from '../step.ts';
import { walkingIn, type Walking } from '../walk/walk.ts';

/**
 * A step that goes through the form of the chosen notice. Its answers stand beside those of a guide: whoever came here from
 * a guide's end finds that end again on the way back, and one notice that was begun does not lose another.
 */
export function beside(step: Step): Step {
  const { open } = step;
  return {
    ...step,
    open: open === null ? null : (scene) => open(inside(scene)),
    show: (scene) => step.show(inside(scene)),
    take: (scene, input) => outside(scene, step.take(inside(scene), input)),
  };
}

/** The walk through the chosen notice; `null` when there is none, or when its form was changed since. */
export function noticeWalking(scene: Scene): Walking | null {
  return walkingIn(inside(scene));
}

/** The notice that is being written; `null` when there is none, or none any more. */
export function chosenNotice({ state, world }: Scene): Notice | null {
  const { notice } = state.draft;
  return notice === null ? null : (world.knowledge.notices.get(notice.id) ?? null);
}

export function withWalk(notice: NoticeDraft, walk: Walk | null): NoticeDraft {
  const { [notice.id]: _before, ...others } = notice.walks;
  const walks: NoticeDraft['walks'] = walk === null ? others : { ...others, [notice.id]: walk };
  return { ...notice, walks };
}

export function walkOf({ notice }: Draft, id: NoticeId): Walk | null {
  return notice?.walks[id] ?? null;
}

function inside(scene: Scene): Scene {
  const { draft } = scene.state;
  const walk = draft.notice === null ? null : walkOf(draft, draft.notice.id);
  return { ...scene, state: { ...scene.state, draft: { ...draft, walk } } };
}

function outside({ state }: Scene, move: Move): Move {
  const { notice, walk } = move.draft;
  const kept = notice === null ? null : withWalk(notice, walk);
  return { ...move, draft: { ...move.draft, walk: state.draft.walk, notice: kept } };
}
