import type { Knowledge } from '../knowledge/load.ts';
import type { Answer, FormId, QuestionId } from '../knowledge/schema/questionnaire.ts';
import type { Draft } from './draft.ts';
import { showEntry, takeEntry } from './entry.ts';
import { asking } from './flow.ts';
import { formTable, isOpen, progressAt, type Entry, type FormTable } from './form-table.ts';
import type { Message } from './message.ts';
import { notNow } from './refusals.ts';
import type { StepRef } from './session.ts';
import { go, stay, type Input, type Move, type Scene, type Shown, type Step } from './step.ts';

interface Way {
  readonly form: FormId;
  readonly next: readonly StepRef[];
  /** Said before the question. */
  readonly before?: (scene: Scene) => readonly Message[];
  /** Changes the draft once the answer is recorded. */
  readonly note?: (draft: Draft, scene: Scene) => Draft;
  /** Said after the answer, before the next step. */
  readonly after?: (draft: Draft, scene: Scene) => readonly Message[];
}

/** A step that asks one question of a form as the form describes it. */
export function question(ref: StepRef, id: QuestionId, way: Way): Step {
  // Which table and entry belong to a knowledge is looked up once: this runs several times a turn.
  let known: Knowledge | null = null;
  let table: FormTable;
  let entry: Entry;
  function ready(scene: Scene): void {
    if (known === scene.world.knowledge) return;
    table = tableFor(scene, way.form);
    entry = entryFor(scene, way.form, id);
    known = scene.world.knowledge;
  }
  return asking(ref, id, {
    next: way.next,
    open: function stillOpen(scene) {
      ready(scene);
      return isOpen(entry, scene.state.draft);
    },
    show: (scene) => {
      ready(scene);
      return showQuestion(scene, table, entry, way);
    },
    take: (scene, input) => {
      ready(scene);
      return takeAnswer(scene, input, entry, way);
    },
  });
}

/** The table of a form. Throws `TypeError` when the knowledge has no such form: `checkFlows` finds that at the start. */
export function tableFor(scene: Scene, form: FormId): FormTable {
  const found = scene.world.knowledge.forms.get(form);
  if (found === undefined) throw new TypeError(`no form ${form}`);
  return formTable(found);
}

export function entryFor(scene: Scene, form: FormId, id: QuestionId): Entry {
  const entry = tableFor(scene, form).byId.get(id);
  if (entry === undefined) throw new TypeError(`no question ${form}/${id}`);
  return entry;
}

/** The draft with one more answer. */
export function record(draft: Draft, id: QuestionId, answer: Answer): Draft {
  return { ...draft, answers: { ...draft.answers, [id]: answer } };
}

function showQuestion(scene: Scene, table: FormTable, entry: Entry, way: Way): Shown {
  const { draft } = scene.state;
  return showEntry({
    form: way.form,
    entry,
    answer: draft.answers[entry.question.id],
    progress: progressAt(table, entry, draft),
    before: way.before?.(scene),
  });
}

function takeAnswer(scene: Scene, input: Input, entry: Entry, way: Way): Move {
  const { draft } = scene.state;
  if (input.kind === 'file' || input.kind === 'file-refused') return notNow(scene, input);
  const { id } = entry.question;
  const taken = takeEntry(entry, draft.answers[id], input, scene.world.knowledge);
  switch (taken.kind) {
    case 'answer': {
      const recorded = record(draft, id, taken.answer);
      const after = way.note === undefined ? recorded : way.note(recorded, scene);
      return go(nextOf(way), after, way.after?.(after, scene));
    }
    case 'marked':
      return stay(record(draft, id, taken.answer));
    case 'keep':
      return go(nextOf(way), draft);
    case 'back':
      return go('back', draft);
    case 'again':
      return stay(draft, [taken.because]);
    default:
      return taken satisfies never;
  }
}

function nextOf(way: Way): StepRef {
  const [next] = way.next;
  if (next === undefined) throw new TypeError('a question needs a next step');
  return next;
}
