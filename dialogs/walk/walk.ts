import { holds } from '../../knowledge/schema/answer.ts';
import type { Answer, FormId, QuestionId } from '../../knowledge/schema/questionnaire.ts';
import type { Draft, Walk } from '../draft.ts';
import { formTable, type Answered, type Entry, type FormTable } from '../form-table.ts';
import type { Scene } from '../step.ts';
import type { World } from '../world.ts';

/** A walk through a form as it stands in this scene. */
export interface Walking {
  readonly walk: Walk;
  readonly table: FormTable;
}

/** The draft of somebody who begins to go through a form. Throws `TypeError` when there is no such form. */
export function beginWalk(draft: Draft, form: FormId, world: World): Draft {
  const found = world.knowledge.forms.get(form);
  if (found === undefined) throw new TypeError(`no form ${form}`);
  return { ...draft, walk: { form, version: found.version, answers: {} } };
}

/** The walk of the draft; `null` when there is none, or when its form is not what it was when the walk began. */
export function walkingIn({ state, world }: Scene): Walking | null {
  const { walk } = state.draft;
  const form = walk === null ? undefined : world.knowledge.forms.get(walk.form);
  if (walk === null || form === undefined || form.version !== walk.version) return null;
  return { walk, table: formTable(form) };
}

/** The answers of a walk in the shape that forms are read with: nothing was told beforehand. */
export function answeredIn(walk: Walk): Answered {
  return { answers: walk.answers, told: nothingTold };
}

const nothingTold: readonly QuestionId[] = [];

export function recordIn(draft: Draft, walk: Walk, id: QuestionId, answer: Answer): Draft {
  return { ...draft, walk: { ...walk, answers: { ...walk.answers, [id]: answer } } };
}

/** The questions that belong to this person's way, in the order of the form. */
export function applying({ walk, table }: Walking): readonly Entry[] {
  return table.entries.filter(
    ({ question }) => question.when === undefined || holds(question.when, walk.answers),
  );
}

/** What was answered and still belongs to the way: an answer whose question fell away by an edit is left out. */
export function answersOf(walking: Walking): Readonly<Record<QuestionId, Answer>> {
  return Object.fromEntries(
    applying(walking).flatMap(({ question }) => {
      const answer = walking.walk.answers[question.id];
      return answer === undefined ? [] : [[question.id, answer]];
    }),
  );
}
