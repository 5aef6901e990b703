import { dueDay } from '../../knowledge/calendar.ts';
import { pledgeDays } from '../../knowledge/pledge.ts';
import { readAnswer } from '../../knowledge/schema/answer.ts';
import type { Asked, Draft } from '../draft.ts';
import { flowNameOf } from '../flow.ts';
import { progressAt } from '../form-table.ts';
import type { Message } from '../message.ts';
import { stepsOf } from '../path.ts';
import { entryFor, tableFor } from '../question.ts';
import { notNow, oldButton, refusal } from '../refusals.ts';
import { dated } from '../report/receipt.ts';
import type { Session } from '../session.ts';
import { go, stay, type Input, type Move, type Scene, type Shown } from '../step.ts';

/** The words that are handed over; `null` while there are none. */
export function wordsOf({ asked }: Draft): string | null {
  return asked?.question ?? null;
}

/** Rule: the question is asked here only where it was not typed before. */
export function lacksWords({ state }: Scene): boolean {
  return wordsOf(state.draft) === null;
}

export function showQuestion(scene: Scene): Shown {
  const { draft } = scene.state;
  const entry = entryFor(scene, 'question', 'question');
  const words = wordsOf(draft);
  return {
    messages: entry.messages,
    prompt: {
      options: words === null ? entry.options : entry.optionsWithKeep,
      expects: 'text',
      input: 'long',
      progress: progressAt(tableFor(scene, 'question'), entry, draft),
      ...(words === null ? {} : { filled: words }),
    },
  };
}

export function takeQuestion(scene: Scene, input: Input): Move {
  const { draft } = scene.state;
  switch (input.kind) {
    case 'file':
    case 'file-refused':
      return notNow(scene, input);
    case 'choice':
      if (input.id === 'back') return go('back', draft);
      if (input.id === 'skip') return go('hand-over/review', withWords(scene, null));
      return input.id === 'keep' && wordsOf(draft) !== null
        ? go('hand-over/review', draft)
        : stay(draft, [oldButton]);
    case 'text': {
      const read = readAnswer(entryFor(scene, 'question', 'question').question, input);
      if (!read.ok) return stay(draft, [refusal(read, input)]);
      const words = read.answer.kind === 'text' ? read.answer.text : null;
      return go('hand-over/review', withWords(scene, words));
    }
    default:
      return input satisfies never;
  }
}

function withWords({ state }: Scene, question: string | null): Draft {
  const { draft, session } = state;
  const { language } = session;
  const asked: Asked = draft.asked ?? {
    cards: [],
    part: 'short',
    language,
    dialog: language,
    isOffered: false,
    question: null,
    isWarned: false,
    claims: null,
  };
  return { ...draft, asked: { ...asked, question } };
}

/** The only clock of a question: what the body itself pledges. */
export function pledgeLines({ state, world }: Scene): readonly Message[] {
  const due = dueDay(world.knowledge.calendar, state.draft.filed ?? world.today, pledgeDays);
  return dated(['hand-over.pledge', 'hand-over.pledge-undated'], pledgeDays, due);
}

/** The draft as it may be kept at this place: a typed question stays only where it can be handed over. */
export function withoutWords(session: Session, draft: Draft): Draft {
  const { asked } = draft;
  if (asked === null || asked.question === null || keepsWords(session, asked)) return draft;
  return { ...draft, asked: { ...asked, question: null } };
}

function keepsWords({ at, path }: Session, { isOffered }: Asked): boolean {
  const flow = flowNameOf(at);
  if (isOffered) return flow === 'report';
  if (flow === 'hand-over' || at === 'ask/question') return true;
  const last = stepsOf(path).at(-1);
  return (
    (flow === 'help' || flow === 'language') &&
    last !== undefined &&
    flowNameOf(last) === 'hand-over'
  );
}
