import { asking, screen, type Flow } from './flow.ts';
import { isAmong } from './hearing.ts';
import { pledgeLines, takeQuestion, showQuestion, lacksWords } from './hand-over/question.ts';
import { showReview, takeReview } from './hand-over/review.ts';
import { question } from './question.ts';
import { reading } from './reading.ts';
import { failureMessages } from './report/closed.ts';
import { afterwards, nextPage, receiptPage } from './report/receipt.ts';
import { concernsUnit, routingNote, showNoOversight } from './report/routing.ts';
import { choosing, say } from './say.ts';
import { cut, stay, type Move, type Reply, type Scene, type Shown } from './step.ts';

/** Rule: the question should go past the unit, but this body has nobody else. */
function lacksOversight({ state, world }: Scene): boolean {
  return concernsUnit(state.draft, 'question-unit') && !world.oversight;
}

/** The replies that this flow waits for. */
const own = ['filed', 'failed'] as const;

/** What the world says after `send`. A report that was begun before stays as it was left. */
function hear({ state, world }: Scene, reply: Reply): Move | null {
  if (!isAmong(reply, own)) return null;
  const { draft } = state;
  switch (reply.kind) {
    case 'filed': {
      const { 'question-unit': _, ...answers } = draft.answers;
      return cut('hand-over/receipt', { ...draft, answers, asked: null, filed: world.today });
    }
    case 'failed':
      return stay(draft, failureMessages(reply, world));
    default:
      return reply satisfies never;
  }
}

function showNext(scene: Scene): Shown {
  return {
    messages: [
      say('next.kept', 'success'),
      ...pledgeLines(scene),
      say('hand-over.return'),
      say('next.never', 'notice'),
    ],
    prompt: choosing(afterwards),
  };
}

/** A question that no card answers goes to the officer as a case of its own, lighter than a report. */
export const handOver: Flow = {
  name: 'hand-over',
  form: 'question',
  start: 'hand-over/unit',
  steps: [
    question('hand-over/unit', 'question-unit', {
      form: 'question',
      next: ['hand-over/no-oversight'],
      before: () => [say('hand-over.intro')],
      after: (draft, scene) => routingNote(draft, scene, 'question-unit'),
    }),
    screen('hand-over/no-oversight', {
      ...reading('hand-over/question'),
      open: lacksOversight,
      aside: true,
      show: showNoOversight,
    }),
    asking('hand-over/question', 'question', {
      next: ['hand-over/review'],
      open: lacksWords,
      show: showQuestion,
      take: takeQuestion,
    }),
    screen('hand-over/review', {
      next: ['hand-over/unit', 'hand-over/question', 'hand-over/receipt'],
      show: showReview,
      take: takeReview,
    }),
    screen('hand-over/receipt', receiptPage('hand-over.filed', 'hand-over/next')),
    screen('hand-over/next', nextPage(showNext)),
  ],
  hear,
};
