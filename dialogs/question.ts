import type { Knowledge } from '../knowledge/load.ts';
import { readAnswer, type AnswerInput } from '../knowledge/schema/answer.ts';
import type { Answer, FormId, QuestionId } from '../knowledge/schema/questionnaire.ts';
import type { Draft } from './draft.ts';
import { asking } from './flow.ts';
import { formTable, isOpen, progressAt, type Entry, type FormTable } from './form-table.ts';
import { matchOption } from './match.ts';
import type { Message, Option, Prompt } from './message.ts';
import { notNow, oldButton, refusal } from './refusals.ts';
import { option, say } from './say.ts';
import type { StepRef } from './session.ts';
import { go, stay, type Input, type Move, type Scene, type Shown, type Step } from './step.ts';
import { answerText } from './answer-text.ts';

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
  const { id } = entry.question;
  const { draft } = scene.state;
  const answer = draft.answers[id];
  const progress = progressAt(table, entry, draft);
  const before = way.before?.(scene);
  if (answer === undefined && before === undefined) {
    return { messages: entry.messages, prompt: promptOf(entry, entry.options, progress) };
  }
  const messages = [...(before ?? []), ...entry.messages, ...currentAnswer(way.form, id, answer)];
  return { messages, prompt: promptOf(entry, optionsNow(entry, answer), progress) };
}

function promptOf(entry: Entry, options: readonly Option[], progress: Prompt['progress']): Prompt {
  const { expects, input } = entry;
  if (progress === undefined) return { options, expects };
  return input === null || input === undefined
    ? { options, expects, progress }
    : { options, expects, input, progress };
}

function currentAnswer(
  form: FormId,
  id: QuestionId,
  answer: Answer | undefined,
): readonly Message[] {
  if (answer === undefined) return [];
  return [say('common.answer-now', 'notice', { answer: answerText(form, id, answer) })];
}

function optionsNow(entry: Entry, answer: Answer | undefined): readonly Option[] {
  if (answer === undefined) return entry.options;
  if (entry.question.type !== 'multiple') return entry.optionsWithKeep;
  const marked = answer.kind === 'choices' ? answer.options : [];
  return [
    ...entry.choices.map((choice) => ({ ...choice, marked: marked.includes(choice.id) })),
    option('done', 'common.done', 'main'),
    ...entry.options.slice(entry.choices.length),
  ];
}

function takeAnswer(scene: Scene, input: Input, entry: Entry, way: Way): Move {
  switch (input.kind) {
    case 'choice':
      return takeChoice(scene, input.id, entry, way);
    case 'text': {
      if (entry.choices.length === 0) return accept(scene, entry, way, input);
      const offered = optionsNow(entry, scene.state.draft.answers[entry.question.id]);
      const exact = entry.question.type === 'number' || entry.expects === 'text';
      const id = matchOption(offered, input.text, scene.world.knowledge, exact);
      return id === null ? accept(scene, entry, way, input) : takeChoice(scene, id, entry, way);
    }
    case 'file':
    case 'file-refused':
      return notNow(scene, input);
    default:
      return input satisfies never;
  }
}

function takeChoice(scene: Scene, id: string, entry: Entry, way: Way): Move {
  const { draft } = scene.state;
  const { question } = entry;
  const answer = draft.answers[question.id];
  if (id === 'back') return go('back', draft);
  if (id === 'skip') return accept(scene, entry, way, { kind: 'skip' });
  if (id === 'decline') return accept(scene, entry, way, { kind: 'decline' });
  if (id === 'keep' && answer !== undefined) return go(nextOf(way), draft);
  if (question.type === 'information') return accept(scene, entry, way, { kind: 'skip' });
  if (!entry.choices.some((choice) => choice.id === id) && id !== 'done') {
    return stay(draft, [oldButton]);
  }
  if (question.type !== 'multiple')
    return accept(scene, entry, way, { kind: 'choice', option: id });
  const marked = answer?.kind === 'choices' ? answer.options : [];
  if (id === 'done') return accept(scene, entry, way, { kind: 'choices', options: marked });
  const options = marked.includes(id) ? marked.filter((one) => one !== id) : [...marked, id];
  return stay(record(draft, question.id, { kind: 'choices', options }));
}

function accept(scene: Scene, entry: Entry, way: Way, input: AnswerInput): Move {
  const { draft } = scene.state;
  const { question } = entry;
  const read = readAnswer(question, input);
  if (!read.ok) return stay(draft, [refusal(read, input)]);
  const recorded = record(draft, question.id, read.answer);
  const after = way.note === undefined ? recorded : way.note(recorded, scene);
  return go(nextOf(way), after, way.after?.(after, scene));
}

function nextOf(way: Way): StepRef {
  const [next] = way.next;
  if (next === undefined) throw new TypeError('a question needs a next step');
  return next;
}
