import { isNoticeId, type NoticeId } from '../knowledge/schema/notice-id.ts';
import type { Notice } from '../knowledge/schema/notice.ts';
import type { Answer, QuestionId } from '../knowledge/schema/questionnaire.ts';
import type { Draft, Walk } from './draft.ts';
import type { Option } from './message.ts';
import { go, type Move, type Scene } from './step.ts';
import type { World } from './world.ts';
import { beginWalk } from './walk/walk.ts';
import { walkOf, withWalk } from './notice/own-walk.ts';

type Known = Readonly<Record<QuestionId, Answer>>;

const nothingKnown: Known = {};

/** One button for each notice, wherever they are offered: its id is the notice's. */
export function noticeOption({ id, title }: Notice, weight: Option['weight'] = 'plain'): Option {
  return { id, label: { kind: 'localized', text: title }, weight };
}

export function noticeOptions({ knowledge }: World): readonly Option[] {
  return [...knowledge.notices.values()].map((notice) => noticeOption(notice));
}

/** Where the button of a notice leads; `null` for another button. What is known already fills what has no answer yet. */
export function openNotice(scene: Scene, id: string, known: Known = nothingKnown): Move | null {
  const { knowledge } = scene.world;
  if (!isNoticeId(id) || !knowledge.notices.has(id)) return null;
  const { draft } = scene.state;
  const notice = { ...(draft.notice ?? { language: null, walks: {} }), id };
  const walk = begunWalk(scene, id);
  const answers = { ...known, ...walk?.answers };
  if (walk === null && Object.keys(known).length === 0) {
    return go('notice/start', { ...draft, notice: withWalk(notice, null) });
  }
  const filled = { ...(walk ?? freshWalk(draft, id, scene.world)), answers };
  return go('notice/start', { ...draft, notice: withWalk(notice, filled) });
}

export function freshWalk(draft: Draft, id: NoticeId, world: World): Walk {
  const { walk } = beginWalk(draft, id, world);
  if (walk === null) throw new TypeError('no walk was begun');
  return walk;
}

/** One whose questions were changed since is begun anew. */
function begunWalk({ state, world }: Scene, id: NoticeId): Walk | null {
  const walk = walkOf(state.draft, id);
  return walk?.version === world.knowledge.forms.get(id)?.version ? walk : null;
}
