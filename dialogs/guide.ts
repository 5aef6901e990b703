import { deaf, screen, type Flow } from './flow.ts';
import { showPlan, takePlan } from './guide/plan.ts';
import { showReviewPage, takeReviewPage } from './guide/review.ts';
import { showSituations, takeSituations } from './guide/situations.ts';
import { showTake, takeTaken } from './guide/take.ts';
import { mostSlots, slotRef, slots } from './walk/slots.ts';

/** "What should I do?": a situation is chosen, a few questions tell cases apart, and the person gets dated steps. */
export const guide: Flow = {
  name: 'guide',
  form: null,
  start: 'guide/situations',
  steps: [
    screen('guide/situations', {
      next: [slotRef('guide', 0)],
      show: showSituations,
      take: takeSituations,
    }),
    ...slots('guide', mostSlots, 'guide/review'),
    screen('guide/review', {
      next: ['guide/plan', slotRef('guide', 0)],
      show: showReviewPage,
      take: takeReviewPage,
    }),
    screen('guide/plan', {
      next: [
        'guide/take',
        'notice/start',
        'deadlines/language',
        'deadlines/paper',
        'report/urgent',
        'report/call',
        'report/closed',
        'ask/answer',
        'menu/menu',
      ],
      show: showPlan,
      take: takePlan,
    }),
    screen('guide/take', { next: ['menu/menu'], show: showTake, take: takeTaken }),
  ],
  hear: deaf,
};
