import { toldQuestions } from '../knowledge/told.ts';
import { emptyDraft, type Draft } from './draft.ts';
import { asking, screen, type Flow } from './flow.ts';
import { isAmong } from './hearing.ts';
import { reading } from './reading.ts';
import { question, tableFor } from './question.ts';
import type { StepRef } from './session.ts';
import { cut, stay, type Move, type Reply, type Scene, type Step } from './step.ts';
import { showFiles, takeFiles } from './report/attach.ts';
import { failureMessages, showClosed, takeClosed } from './report/closed.ts';
import { showFork, showNotice } from './report/fork.ts';
import { nextPage, receiptPage, showNext } from './report/receipt.ts';
import { showReview, takeReview } from './report/review.ts';
import { lacksOversight, routingNote, showNoOversight } from './report/routing.ts';
import { isUrgent, showCall } from './report/urgent.ts';

const form = 'report';

/** What was told in one's own words is not asked again. */
function noteWhatWasTold(draft: Draft, scene: Scene): Draft {
  const recall = draft.answers['recall'];
  if (recall?.kind !== 'text') return { ...draft, told: [] };
  return { ...draft, told: toldQuestions(tableFor(scene, form).form.questions, recall.text) };
}

function then(next: StepRef) {
  return { form, next: [next] };
}

/** The replies that this flow waits for. */
const own = ['filed', 'failed'] as const;

/** What the world says after `send`. */
function hear(scene: Scene, reply: Reply): Move | null {
  if (!isAmong(reply, own)) return null;
  const { draft } = scene.state;
  switch (reply.kind) {
    case 'filed':
      return cut('report/receipt', { ...emptyDraft, filed: scene.world.today });
    case 'failed':
      return stay(draft, failureMessages(reply, scene.world));
    default:
      return reply satisfies never;
  }
}

const questions: readonly Step[] = [
  question('report/urgent', 'urgent', then('report/call')),
  screen('report/call', {
    ...reading('report/notice'),
    open: isUrgent,
    aside: true,
    show: showCall,
  }),
  screen('report/notice', { ...reading('report/identity'), show: showNotice }),
  question('report/identity', 'identity', { ...then('report/contact'), before: showFork }),
  question('report/contact', 'contact', then('report/about-unit')),
  question('report/about-unit', 'about-unit', {
    ...then('report/no-oversight'),
    after: routingNote,
  }),
  screen('report/no-oversight', {
    ...reading('report/recall'),
    open: lacksOversight,
    aside: true,
    show: showNoOversight,
  }),
  question('report/recall', 'recall', { ...then('report/what'), note: noteWhatWasTold }),
  question('report/what', 'what', then('report/region')),
  question('report/region', 'region', then('report/body')),
  question('report/body', 'body', then('report/unit')),
  question('report/unit', 'unit', then('report/when')),
  question('report/when', 'when', then('report/who')),
  question('report/who', 'who', then('report/asked')),
  question('report/asked', 'asked', then('report/how-known')),
  question('report/how-known', 'how-known', then('report/who-knows')),
  question('report/who-knows', 'who-knows', then('report/continues')),
  question('report/continues', 'continues', then('report/before')),
  question('report/before', 'before', then('report/before-what')),
  question('report/before-what', 'before-what', then('report/fears')),
  question('report/fears', 'fears', then('report/files')),
  asking('report/files', 'files', {
    next: ['report/review'],
    show: showFiles,
    take: takeFiles,
  }),
];

export const report: Flow = {
  name: 'report',
  form,
  start: 'report/urgent',
  steps: [
    ...questions,
    screen('report/review', {
      // Every row leads back to its question.
      next: [
        'report/receipt',
        ...questions.flatMap((step) => (step.question === null ? [] : [step.ref])),
      ],
      show: showReview,
      take: takeReview,
    }),
    screen('report/receipt', receiptPage('receipt.filed', 'report/next')),
    screen('report/next', nextPage(showNext)),
    screen('report/closed', { next: ['report/urgent'], show: showClosed, take: takeClosed }),
  ],
  hear,
};
