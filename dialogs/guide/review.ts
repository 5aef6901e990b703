import { option, say } from '../say.ts';
import { go, type Input, type Move, type Scene, type Shown } from '../step.ts';
import { showReview, takeReview, type Review } from '../walk/review.ts';

const review: Review = {
  flow: 'guide',
  before: () => [say('guide.review')],
  after: () => [say('guide.kept', 'notice')],
  send: option('send', 'guide.send', 'main'),
  finish: (_, { state }) => go('guide/plan', state.draft),
};

/** The answers before they become steps: nothing leaves here, so nothing needs coaching. */
export function showReviewPage(scene: Scene): Shown {
  return showReview(scene, review);
}

export function takeReviewPage(scene: Scene, input: Input): Move {
  return takeReview(scene, input, review);
}
