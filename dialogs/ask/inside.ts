import { visit } from '../advance.ts';
import type { Draft } from '../draft.ts';
import { flowNameOf } from '../flow.ts';
import { matchOption } from '../match.ts';
import type { Message, Option } from '../message.ts';
import { option, say } from '../say.ts';
import type { State } from '../state.ts';
import type { Input, Scene, Shown, Step } from '../step.ts';
import type { World } from '../world.ts';
import { askedOf } from './answer-to.ts';
import { languageFor, titleOf } from './card-words.ts';

/**
 * A question inside a report: the card that answers it is offered, and the report stays where it is. `null` when the input
 * is to be taken as an answer: it is not plainly a question, no card surely answers it, or it was meant as an answer.
 */
export function questionInside(state: State, input: Input, world: World, step: Step): State | null {
  const { session, draft } = state;
  if (flowNameOf(session.at) !== 'report') return null;
  const offered = offeredCard(draft);
  if (offered !== null) {
    if (meantBy(state, input, world, step) !== `card:${offered}`) return null;
    const asked =
      draft.asked === null ? null : { ...draft.asked, isOffered: false, question: null };
    return { session: visit(session, 'ask/answer'), draft: { ...draft, asked } };
  }
  if (input.kind !== 'text' || !isPlainlyQuestion(input.text)) return null;
  const found = world.search(input.text);
  if (found.tier !== 'sure') return null;
  const asked = askedOf({ state, world }, found);
  return {
    session,
    draft: { ...draft, asked: { ...asked, isOffered: true, question: input.text } },
  };
}

/** What a step is to take while a card is offered beside it: the words that were asked, where they are the answer. */
export function answerInside(state: State, input: Input, world: World, step: Step): Input {
  const { asked } = state.draft;
  if (asked?.isOffered !== true || flowNameOf(state.session.at) !== 'report') return input;
  const id = meantBy(state, input, world, step);
  if (id === asAnswer && asked.question !== null) return { kind: 'text', text: asked.question };
  return id === null ? input : { kind: 'choice', id };
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
  const { prompt } = shown;
  const label = titleOf(card, languageFor(scene, draft.asked));
  const isAnswer = prompt.expects === 'text' && typeof draft.asked?.question === 'string';
  const offered: readonly Option[] = [
    { id: `card:${card.id}`, label, weight: 'main' },
    ...(isAnswer ? [option(asAnswer, 'ask.as-answer')] : []),
  ];
  const said: readonly Message[] = [
    say('ask.offered', 'notice'),
    ...(isAnswer ? [say('ask.offered-answer', 'notice')] : []),
  ];
  return {
    messages: [...shown.messages, ...said],
    prompt: { ...prompt, options: [...offered, ...prompt.options] },
  };
}

const asAnswer = 'as-answer';

/** The option that was chosen, also by its number as it stands beside the offer; `null` where words were written. */
function meantBy(state: State, input: Input, world: World, step: Step): string | null {
  if (input.kind === 'choice') return input.id;
  if (input.kind !== 'text') return null;
  const scene = { state, world };
  const { options } = withOffer(scene, step.show(scene)).prompt;
  const id = matchOption(options, input.text, world.knowledge, true);
  const found = options.find((one) => one.id === id);
  // Numbers are shown for choices only: any other figure is an answer.
  return found?.weight === 'main' || found?.weight === 'plain' ? found.id : null;
}

const longestQuestion = 160;

/** One short sentence with a question mark at its end: an account of what happened is longer. */
function isPlainlyQuestion(text: string): boolean {
  const typed = text.trim();
  return typed.length <= longestQuestion && typed.endsWith('?') && /^[^.!?\n]+\?+$/u.test(typed);
}

function offeredCard({ asked }: Draft): string | null {
  return asked?.isOffered === true ? (asked.cards[0] ?? null) : null;
}
