import { planOf, type Plan } from '../../knowledge/plan.ts';
import type { Guide } from '../../knowledge/schema/guide.ts';
import { chosenCard } from '../ask/answer-to.ts';
import type { Draft } from '../draft.ts';
import { matchOption } from '../match.ts';
import type { Option } from '../message.ts';
import { chooseOne, notNow, oldButton } from '../refusals.ts';
import { backOption, choosing, menuOption, option } from '../say.ts';
import { go, stay, type Input, type Move, type Scene, type Shown } from '../step.ts';
import { gone } from '../walk/slots.ts';
import { answersOf, walkingIn } from '../walk/walk.ts';
import { planMessages } from './plan-words.ts';

/** The person's own steps with their days, and where to go from here. */
export function showPlan(scene: Scene): Shown {
  const found = foundIn(scene);
  if (found === null) return gone;
  return {
    messages: planMessages(found.guide, found.plan, scene.world),
    prompt: choosing(optionsOf(scene, found.plan)),
  };
}

export function takePlan(scene: Scene, input: Input): Move {
  const { draft } = scene.state;
  if (input.kind === 'file' || input.kind === 'file-refused') return notNow(scene, input);
  const found = foundIn(scene);
  const options = found === null ? gone.prompt.options : optionsOf(scene, found.plan);
  const id =
    input.kind === 'choice'
      ? input.id
      : matchOption(options, input.text, scene.world.knowledge, false);
  if (id === null) return stay(draft, [chooseOne]);
  if (id === 'back') return go('back', draft);
  if (id === 'menu') return go('menu/menu', draft);
  if (id === 'report' && found !== null && found.plan.report !== null) {
    const known = withKnown(draft, found.plan.report.answers);
    if (scene.world.intake === 'closed') return go('report/closed', known);
    // Whoever has just said how urgent it is hears whom to call, and is not asked again.
    const isKnown = known !== draft && known.answers['urgent'] !== undefined;
    return go(isKnown ? 'report/call' : 'report/urgent', known);
  }
  const isOffered = options.some((one) => one.id === id);
  return (isOffered ? chosenCard(scene, id) : null) ?? stay(draft, [oldButton]);
}

/** A report that was begun keeps its own answers; a new one is spared what the guide knows. */
function withKnown(draft: Draft, known: Readonly<Record<string, string>>): Draft {
  if (Object.keys(draft.answers).length > 0) return draft;
  const answers = Object.fromEntries(
    Object.entries(known).map(([id, chosen]) => [id, { kind: 'choice', option: chosen } as const]),
  );
  return { ...draft, answers };
}

function optionsOf({ world }: Scene, plan: Plan): readonly Option[] {
  const cards = plan.cards.flatMap(({ card }): Option[] => {
    const known = world.knowledge.cards.get(card);
    if (known === undefined) return [];
    return [
      { id: `card:${card}`, label: { kind: 'localized', text: known.title }, weight: 'plain' },
    ];
  });
  const report = plan.report === null ? [] : [option('report', 'guide.report', 'main')];
  return [...report, ...cards, backOption, menuOption];
}

function foundIn(scene: Scene): { readonly guide: Guide; readonly plan: Plan } | null {
  const walking = walkingIn(scene);
  if (walking === null) return null;
  const { world } = scene;
  const guides = [...world.knowledge.guides.values()];
  const guide = guides.find(({ form }) => form.id === walking.walk.form);
  if (guide === undefined) return null;
  const { calendar } = world.knowledge;
  return { guide, plan: planOf(guide, answersOf(walking), { today: world.today, calendar }) };
}
