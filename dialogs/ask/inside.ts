import { visit } from '../advance.ts';
import type { Draft } from '../draft.ts';
import { flowNameOf } from '../flow.ts';
import { say } from '../say.ts';
import type { State } from '../state.ts';
import type { Input, Scene, Shown } from '../step.ts';
import type { World } from '../world.ts';
import { askedOf } from './answer-to.ts';
import { languageFor, titleOf } from './card-words.ts';

/**
 * A question inside a report: the card that answers it is offered, and the report stays where it is. `null` when the input
 * is to be taken as an answer: it is not plainly a question, no card surely answers it, or it was sent a second time.
 */
export function questionInside(state: State, input: Input, world: World): State | null {
  const { session, draft } = state;
  if (flowNameOf(session.at) !== 'report') return null;
  const offered = offeredCard(draft);
  if (input.kind === 'choice' && offered !== null && input.id === `card:${offered}`) {
    const asked = draft.asked === null ? null : { ...draft.asked, isOffered: false };
    return { session: visit(session, 'ask/answer'), draft: { ...draft, asked } };
  }
  if (input.kind !== 'text' || offered !== null || !isPlainlyQuestion(input.text)) return null;
  const found = world.search(input.text);
  if (found.tier !== 'sure') return null;
  return {
    session,
    draft: { ...draft, asked: { ...askedOf({ state, world }, found), isOffered: true } },
  };
}

/** Whatever else is done at a step, the offer is over. */
export function withoutOffer(draft: Draft): Draft {
  return draft.asked?.isOffered === true ? { ...draft, asked: null } : draft;
}

/** The step as it is shown while a card is offered beside it. */
export function withOffer(scene: Scene, shown: Shown): Shown {
  const { session, draft } = scene.state;
  const id = flowNameOf(session.at) === 'report' ? offeredCard(draft) : null;
  const card = id === null ? undefined : scene.world.knowledge.cards.get(id);
  if (card === undefined) return shown;
  const label = titleOf(card, languageFor(scene, draft.asked));
  return {
    messages: [...shown.messages, say('ask.offered', 'notice')],
    prompt: {
      ...shown.prompt,
      options: [{ id: `card:${card.id}`, label, weight: 'main' }, ...shown.prompt.options],
    },
  };
}

const longestQuestion = 160;

/** One short sentence with a question mark at its end: an account of what happened is longer. */
function isPlainlyQuestion(text: string): boolean {
  const typed = text.trim();
  return typed.length <= longestQuestion && /^[^.!?\n]+\?+$/u.test(typed);
}

function offeredCard({ asked }: Draft): string | null {
  return asked?.isOffered === true ? (asked.cards[0] ?? null) : null;
}
