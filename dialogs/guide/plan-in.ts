import { planOf, type Plan } from '../../knowledge/plan.ts';
import type { Guide } from '../../knowledge/schema/guide.ts';
import type { Answer, QuestionId } from '../../knowledge/schema/questionnaire.ts';
import type { Scene } from '../step.ts';
import { answersOf, walkingIn } from '../walk/walk.ts';

export interface Planning {
  readonly guide: Guide;
  readonly plan: Plan;
  readonly answers: Readonly<Record<QuestionId, Answer>>;
}

/** The guide that was walked through and what it comes to; `null` when there is none, or when it was changed since. */
export function planIn(scene: Scene): Planning | null {
  const walking = walkingIn(scene);
  if (walking === null) return null;
  const { world } = scene;
  const guides = [...world.knowledge.guides.values()];
  const guide = guides.find(({ form }) => form.id === walking.walk.form);
  if (guide === undefined) return null;
  const { calendar } = world.knowledge;
  const answers = answersOf(walking);
  return { guide, answers, plan: planOf(guide, answers, { today: world.today, calendar }) };
}
