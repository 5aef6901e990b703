import type { Answer, QuestionId } from '../../knowledge/schema/questionnaire.ts';
import type { DateIso } from '../../platform/time.ts';
import type { Walk } from '../draft.ts';
import { showEntry, takeEntry } from '../entry.ts';
import { screen } from '../flow.ts';
import { isOpen, progressAt, type Entry } from '../form-table.ts';
import type { Message } from '../message.ts';
import { notNow, oldButton } from '../refusals.ts';
import { backOption, choosing, menuOption, say } from '../say.ts';
import type { StepRef } from '../session.ts';
import { go, stay, type Input, type Move, type Scene, type Shown, type Step } from '../step.ts';
import { dayOrder } from './day-order.ts';
import { answeredIn, applying, recordIn, walkingIn, type Walking } from './walk.ts';

/** More than this no form of a walk asks; `checkFlows` says so at the start. */
export const mostSlots = 40;

/**
 * Steps for the first, second, … question of whatever form is gone through: forms come and go as files, a flow's steps are
 * fixed. Each has a place of its own, so that `back`, corrections and edits work as in a report.
 */
export function slots(flow: string, most: number, end: StepRef): readonly Step[] {
  return Array.from({ length: most }, (_, index) => {
    const next = index + 1 < most ? slotRef(flow, index + 1) : end;
    return screen(slotRef(flow, index), {
      next: index + 1 < most ? [next, end] : [end],
      // An edit may open questions that were not asked before.
      aside: true,
      open: function applies(scene) {
        const walking = walkingIn(scene);
        const entry = walking?.table.entries[index];
        return walking !== null && entry !== undefined && isOpen(entry, answeredIn(walking.walk));
      },
      show: (scene) => showSlot(scene, index),
      take: (scene, input) => takeSlot(scene, input, { flow, index, next, end }),
    });
  });
}

export function slotRef(flow: string, index: number): StepRef {
  return `${flow}/q${String(index + 1)}`;
}

function showSlot(scene: Scene, index: number): Shown {
  const walking = walkingIn(scene);
  const entry = walking?.table.entries[index];
  if (walking === null || entry === undefined) return gone;
  const { walk, table } = walking;
  return showEntry({
    form: walk.form,
    entry,
    answer: walk.answers[entry.question.id],
    progress: progressAt(table, entry, answeredIn(walk)),
    before: undefined,
  });
}

/** The form was changed or taken away while the person was on the way. */
export const gone: Shown = {
  messages: [say('common.form-gone', 'notice')],
  prompt: choosing([backOption, menuOption]),
};

interface Slot {
  readonly flow: string;
  readonly index: number;
  readonly next: StepRef;
  readonly end: StepRef;
}

function takeSlot(scene: Scene, input: Input, slot: Slot): Move {
  const { draft } = scene.state;
  if (input.kind === 'file' || input.kind === 'file-refused') return notNow(scene, input);
  const walking = walkingIn(scene);
  const entry = walking?.table.entries[slot.index];
  if (walking === null || entry === undefined) return leave(scene, input);
  const answer = walking.walk.answers[entry.question.id];
  const taken = takeEntry(entry, answer, input, scene.world.knowledge);
  switch (taken.kind) {
    case 'answer': {
      const { id } = entry.question;
      const { before, undone } = dayOrder(walking, id, taken.answer);
      if (before !== null) return stay(draft, [tooEarly(before)]);
      const kept = { ...walking.walk, answers: without(walking.walk.answers, undone) };
      const after = recordIn(draft, kept, id, taken.answer);
      const said = undone.length === 0 ? [] : [say('common.day-again', 'notice')];
      return go(onward(scene, { ...scene.state, draft: after }, slot), after, said);
    }
    case 'marked':
      return stay(recordIn(draft, walking.walk, entry.question.id, taken.answer));
    case 'keep':
      return go(slot.next, draft);
    case 'back':
      return go('back', draft);
    case 'again':
      return stay(draft, [taken.because]);
    default:
      return taken satisfies never;
  }
}

function tooEarly(before: DateIso): Message {
  return say('refusal.before-first', 'problem', { day: { kind: 'day', day: before } });
}

function without(
  answers: Walk['answers'],
  undone: readonly QuestionId[],
): Readonly<Record<QuestionId, Answer>> {
  return Object.fromEntries(Object.entries(answers).filter(([id]) => !undone.includes(id)));
}

function leave({ state }: Scene, input: Input): Move {
  if (input.kind === 'choice' && input.id === 'back') return go('back', state.draft);
  return stay(state.draft, [oldButton]);
}

/** The next question; from an edit, the first one that the edit opened, or the page where the edit began. */
function onward({ world }: Scene, state: Scene['state'], { flow, next, end }: Slot): StepRef {
  if (state.session.resume === null) return next;
  const walking = walkingIn({ state, world });
  const missing = walking === null ? undefined : firstMissing(walking);
  return missing === undefined ? end : slotRef(flow, missing.index);
}

function firstMissing(walking: Walking): Entry | undefined {
  return applying(walking).find(({ question }) => !(question.id in walking.walk.answers));
}
