import { option, say } from '../say.ts';
import { go, type Input, type Move, type Scene, type Shown } from '../step.ts';
import { showReview, takeReview, type Review } from '../walk/review.ts';

const review: Review = {
  flow: 'notice',
  before: () => [say('notices.review')],
  after: () => [say('notices.nobody', 'notice')],
  send: option('send', 'notices.send', 'main'),
  finish: (_, { state }) => go('notice/language', state.draft),
};

/** The answers before they become a paper: nothing leaves here, and the person signs it, so nothing is coached. */
export function showReviewPage(scene: Scene): Shown {
  return showReview(scene, review);
}

export function takeReviewPage(scene: Scene, input: Input): Move {
  return takeReview(scene, input, review);
}
