import { deaf, screen, type Flow } from './flow.ts';
import { beside } from './notice/own-walk.ts';
import { lacksLanguage, showLanguage, showPaper, takeLanguage, takePaper } from './notice/paper.ts';
import { showReviewPage, takeReviewPage } from './notice/review.ts';
import { showStart, takeStart } from './notice/start.ts';
import { mostSlots, slotRef, slots } from './walk/slots.ts';

/** A paper that a person writes in their own name: a few questions, the paper, and what to do with it. */
export const notice: Flow = {
  name: 'notice',
  form: null,
  start: 'notice/start',
  steps: [
    screen('notice/start', {
      next: [slotRef('notice', 0), 'notice/review', 'report/urgent', 'report/closed'],
      show: showStart,
      take: takeStart,
    }),
    ...slots('notice', mostSlots, 'notice/review').map(beside),
    beside(
      screen('notice/review', {
        next: ['notice/language', slotRef('notice', 0)],
        show: showReviewPage,
        take: takeReviewPage,
      }),
    ),
    screen('notice/language', {
      next: ['notice/paper'],
      open: lacksLanguage,
      show: showLanguage,
      take: takeLanguage,
    }),
    screen('notice/paper', {
      next: ['notice/review', 'ask/answer', slotRef('guide', 0), 'menu/menu'],
      show: showPaper,
      take: takePaper,
    }),
  ],
  hear: deaf,
};
