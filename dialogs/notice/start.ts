import { choosingAmong, takeChoice } from '../deadlines/choices.ts';
import type { NoticeDraft } from '../draft.ts';
import type { Message, Option } from '../message.ts';
import { reportFrom } from '../report/from.ts';
import { option, say } from '../say.ts';
import type { StepRef } from '../session.ts';
import { go, type Input, type Move, type Scene, type Shown } from '../step.ts';
import { gone, slotRef } from '../walk/slots.ts';
import { applying, type Walking } from '../walk/walk.ts';
import { freshWalk } from '../open-notice.ts';
import { chosenNotice, noticeWalking, withWalk } from './own-walk.ts';

/** What is about to be written: a paper with a name on it, and who can see the words on the way. */
export function showStart(scene: Scene): Shown {
  const notice = chosenNotice(scene);
  if (notice === null) return gone;
  const opening: Message = {
    kind: 'say',
    text: { kind: 'localized', text: notice.opening },
    tone: 'plain',
  };
  return {
    messages: [
      opening,
      say('notices.named', 'warning'),
      ...(notice.report.length === 0 ? [] : [say('notices.or-unnamed', 'notice')]),
      say('notices.kept', 'notice'),
      say(`menu.channel.${scene.world.channel}`, 'notice'),
      // Who finds out at the end has written it all for nothing.
      ...(scene.world.channel === 'teams' ? [say('notices.no-file-here', 'warning')] : []),
      say('menu.secrets', 'warning'),
      ...(isBegun(scene) ? [say('notices.begun', 'notice')] : []),
    ],
    prompt: choosingAmong(optionsOf(scene)),
  };
}

function optionsOf(scene: Scene): readonly Option[] {
  const notice = chosenNotice(scene);
  if (notice === null) return [];
  return [
    ...(isBegun(scene)
      ? [option('continue', 'notices.go-on', 'main'), option('anew', 'notices.anew')]
      : [option('continue', 'notices.begin', 'main')]),
    ...(notice.report.length === 0 ? [] : [option('report', 'notices.unnamed')]),
  ];
}

export function takeStart(scene: Scene, input: Input): Move {
  const { draft } = scene.state;
  return takeChoice(scene, input, optionsOf(scene), (id) => {
    const { notice } = draft;
    if (notice === null || chosenNotice(scene) === null) return null;
    const [report] = chosenNotice(scene)?.report ?? [];
    if (id === 'report' && report !== undefined) return reportFrom(scene, report.answers);
    const walking = noticeWalking(scene);
    if (id === 'continue' && walking !== null) return go(firstOpen(walking), draft);
    if (id !== 'continue' && id !== 'anew') return null;
    return go(slotRef('notice', 0), { ...draft, notice: begun(scene, notice) });
  });
}

function begun({ state, world }: Scene, notice: NoticeDraft): NoticeDraft {
  return withWalk(notice, freshWalk(state.draft, notice.id, world));
}

function isBegun(scene: Scene): boolean {
  const walking = noticeWalking(scene);
  return walking !== null && Object.keys(walking.walk.answers).length > 0;
}

/** The first question without an answer; the review where there is none. */
function firstOpen(walking: Walking): StepRef {
  const open = applying(walking).find(({ question }) => !(question.id in walking.walk.answers));
  return open === undefined ? 'notice/review' : slotRef('notice', open.index);
}
