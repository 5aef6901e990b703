import { option, say } from '../say.ts';
import { go, stay, type Input, type Move, type Scene, type Shown } from '../step.ts';
import { gone } from '../walk/slots.ts';
import { showReview, takeReview, type Review } from '../walk/review.ts';
import { answersOf } from '../walk/walk.ts';
import { offerIn } from './offer.ts';

const review: Review = {
  flow: 'survey',
  before: () => [say('survey.review')],
  after: () => [say('survey.final', 'notice')],
  send: option('send', 'survey.send', 'main'),
  finish: (walking, scene) => {
    const { draft } = scene.state;
    const offer = offerIn(scene);
    const code = draft.survey?.code ?? null;
    if (offer === null) return stay(draft);
    if (offer.access === 'codes' && code === null) return go('survey/code', draft);
    return stay(draft, [], {
      kind: 'survey',
      survey: offer.id,
      code: offer.access === 'codes' ? code : null,
      answers: answersOf(walking),
    });
  },
};

/** All answers before they are sent: what was sent nobody can find again, so it cannot be changed either. */
export function showReviewPage(scene: Scene): Shown {
  return offerIn(scene) === null ? gone : showReview(scene, review);
}

export function takeReviewPage(scene: Scene, input: Input): Move {
  return takeReview(scene, input, review);
}
