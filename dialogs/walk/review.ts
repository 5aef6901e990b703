import { answerText } from '../answer-text.ts';
import type { Entry } from '../form-table.ts';
import { matchOption } from '../match.ts';
import type { Message, Option } from '../message.ts';
import { chooseOne, notNow, oldButton } from '../refusals.ts';
import { backOption, choosing, stopOption, words } from '../say.ts';
import { edit, go, stay, type Input, type Move, type Scene, type Shown } from '../step.ts';
import { gone, slotRef } from './slots.ts';
import { applying, walkingIn, type Walking } from './walk.ts';

/** The page before a walk is finished: every answer with its way back, and `send`. */
export interface Review {
  readonly flow: string;
  /** Said above the answers. */
  readonly before: (walking: Walking, scene: Scene) => readonly Message[];
  /** Said below them. */
  readonly after: (walking: Walking, scene: Scene) => readonly Message[];
  /** The button `send`. */
  readonly send: Option;
  readonly finish: (walking: Walking, scene: Scene) => Move;
}

export function showReview(scene: Scene, review: Review): Shown {
  const walking = walkingIn(scene);
  if (walking === null) return gone;
  return {
    messages: [
      ...review.before(walking, scene),
      { kind: 'summary', rows: applying(walking).flatMap((entry) => rowOf(walking, entry)) },
      ...review.after(walking, scene),
    ],
    prompt: choosing([review.send, backOption, stopOption]),
  };
}

export function takeReview(scene: Scene, input: Input, review: Review): Move {
  const { draft } = scene.state;
  if (input.kind === 'file' || input.kind === 'file-refused') return notNow(scene, input);
  const walking = walkingIn(scene);
  const id = input.kind === 'choice' ? input.id : typedId(scene, walking, review, input.text);
  if (id === null) return stay(draft, [chooseOne]);
  if (id === 'back') return go('back', draft);
  if (walking === null) return stay(draft, [oldButton]);
  if (id === 'send') return review.finish(walking, scene);
  const entry = applying(walking).find(({ question }) => id === editId(question.id));
  if (entry === undefined) return stay(draft, [oldButton]);
  return edit(slotRef(review.flow, entry.index), draft);
}

function typedId(
  { world }: Scene,
  walking: Walking | null,
  { send }: Review,
  text: string,
): string | null {
  const edits = walking === null ? [] : applying(walking).map(({ question }) => question);
  const options: readonly Option[] = [
    send,
    backOption,
    stopOption,
    ...edits.map(({ id }): Option => ({
      id: editId(id),
      label: { kind: 'question', form: walking?.walk.form ?? '', question: id },
      weight: 'quiet',
    })),
  ];
  return matchOption(options, text, world.knowledge, true);
}

function rowOf({ walk }: Walking, { question }: Entry) {
  if (question.type === 'information') return [];
  const answer = walk.answers[question.id];
  const { form } = walk;
  return [
    {
      label: { kind: 'question', form, question: question.id } as const,
      value: answer === undefined ? words('common.skipped') : answerText(form, question.id, answer),
      option: editId(question.id),
    },
  ];
}

function editId(question: string): string {
  return `edit-${question}`;
}
