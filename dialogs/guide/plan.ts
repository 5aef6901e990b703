import type { Plan } from '../../knowledge/plan.ts';
import { isNoticeId } from '../../knowledge/schema/notice-id.ts';
import type { Answer } from '../../knowledge/schema/questionnaire.ts';
import { chosenCard } from '../ask/answer-to.ts';
import { cardOptions } from '../ask/card-options.ts';
import { openPaper, paperOption } from '../deadlines/forms.ts';
import { chosen } from '../match.ts';
import type { Option } from '../message.ts';
import { noticeOption, openNotice } from '../open-notice.ts';
import { chooseOne, notNow, oldButton } from '../refusals.ts';
import { reportFrom } from '../report/from.ts';
import { backOption, choosing, menuOption, option } from '../say.ts';
import { go, stay, type Input, type Move, type Scene, type Shown } from '../step.ts';
import { gone } from '../walk/slots.ts';
import { planIn, type Planning } from './plan-in.ts';
import { planMessages } from './plan-words.ts';

/** The person's own steps with their days, and where to go from here. */
export function showPlan(scene: Scene): Shown {
  const found = planIn(scene);
  if (found === null) return gone;
  return {
    messages: planMessages(found.guide, found.plan, scene.world),
    prompt: choosing(optionsOf(scene, found.plan)),
  };
}

export function takePlan(scene: Scene, input: Input): Move {
  const { draft } = scene.state;
  if (input.kind === 'file' || input.kind === 'file-refused') return notNow(scene, input);
  const found = planIn(scene);
  const options = found === null ? gone.prompt.options : optionsOf(scene, found.plan);
  const id = chosen(scene, input, options, false);
  if (id === null) return stay(draft, [chooseOne]);
  if (id === 'back') return go('back', draft);
  if (id === 'menu') return go('menu/menu', draft);
  const isOffered = options.some((one) => one.id === id);
  const move = isOffered && found !== null ? moveFor(scene, found, id) : null;
  return move ?? stay(draft, [oldButton]);
}

function moveFor(scene: Scene, { plan, answers }: Planning, id: string): Move | null {
  if (id === 'report' && plan.report !== null) return reportFrom(scene, plan.report.answers);
  if (id === 'take') return go('guide/take', scene.state.draft);
  const named = plan.papers.find(({ paper }) => id === paper || id === `paper:${paper}`);
  if (named === undefined) return chosenCard(scene, id);
  const known = Object.entries(named.fields).flatMap(([field, question]) => {
    const answer = answers[question];
    return answer?.kind === 'date' ? [[field, answer] as const] : [];
  });
  return (
    openNotice(scene, id, Object.fromEntries<Answer>(known)) ??
    openPaper(scene, id, Object.fromEntries(known.map(([field, { value }]) => [field, value])))
  );
}

function optionsOf({ world }: Scene, plan: Plan): readonly Option[] {
  const { notices, papers } = world.knowledge;
  const named = plan.papers.flatMap(({ paper: id }): readonly Option[] => {
    const notice = isNoticeId(id) ? notices.get(id) : undefined;
    if (notice !== undefined) return [noticeOption(notice, 'main')];
    const paper = papers.get(id);
    return paper === undefined ? [] : [paperOption(paper)];
  });
  const report = plan.report === null ? [] : [option('report', 'guide.report', 'main')];
  return [
    ...report,
    ...named,
    option('take', 'guide.take'),
    ...cardOptions(world, plan.cards),
    backOption,
    menuOption,
  ];
}
