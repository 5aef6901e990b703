import type { CardId } from '../../knowledge/schema/card.ts';
import type { Found } from '../../knowledge/search/search.ts';
import { cleanText, countCharacters } from '../../knowledge/schema/text.ts';
import { typedReceipt } from '../check/typed-receipt.ts';
import { coach, type FindingKind } from '../coach.ts';
import type { Asked, Draft } from '../draft.ts';
import type { Message } from '../message.ts';
import { say } from '../say.ts';
import { dangerMessages, soundsLikeDanger } from './danger.ts';
import type { Rephrasing } from '../outcome.ts';
import { go, silence, stay, type Move, type Scene } from '../step.ts';
import { cardsForMachine } from './machine.ts';

/** The most that a question may have: as much as the officer's form takes. */
export const longestQuestion = 10_000;

/** Where a typed question leads. Its words stay only where no card surely answers it, to be handed over. */
export function answerTo(scene: Scene, typed: string): Move {
  const { draft } = scene.state;
  // Many write the receipt at once.
  const receipt = typedReceipt(scene, typed);
  if (receipt !== null) return receipt;
  const question = cleanText(typed);
  if (question === '') return stay(draft, [say('ask.empty', 'problem')]);
  const over = countCharacters(question) - longestQuestion;
  if (over > 0) {
    return stay(draft, [say('ask.too-long', 'problem', { limit: longestQuestion, over })]);
  }
  const inDanger = soundsLikeDanger(question);
  const found = scene.world.search(question);
  // A guess is no answer to somebody in danger, nor is "I do not know".
  if (inDanger && found.tier !== 'sure') return onlyNumbers(scene);
  const asked = askedOf(scene, found);
  const first = inDanger ? dangerMessages(scene.world) : silence;
  if (!holdsPersonalData(question)) {
    const kept = found.tier === 'sure' ? null : question;
    const shown = showing(scene, draft, { ...asked, question: kept }, first, found.tier);
    // No machine speaks to somebody in danger.
    if (inDanger) return shown;
    const cards = cardsForMachine(scene, question, asked).map(({ id }) => id);
    return cards.length === 0
      ? shown
      : rephrasing(shown, { question, language: asked.language, cards });
  }
  const notes = asked.isWarned ? first : [...first, say('ask.personal', 'notice')];
  return showing(scene, draft, { ...asked, isWarned: true }, notes, found.tier);
}

function onlyNumbers(scene: Scene): Move {
  const to = 'ask/question';
  const isHere = scene.state.session.at === to;
  const draft = { ...scene.state.draft, asked: null };
  const outcome = { kind: 'count', card: null, what: 'unknown' } as const;
  return { ...go(to, draft, dangerMessages(scene.world)), to: isHere ? 'here' : to, outcome };
}

/** The card that was chosen; `null` when the choice names none that exists. */
export function chosenCard(scene: Scene, id: string): Move | null {
  const card = cardNamed(scene, id);
  if (card === null) return null;
  const { draft } = scene.state;
  const asked: Asked = { ...plainly(scene), cards: [card], part: 'short' };
  return go('ask/answer', { ...draft, asked });
}

/** The card that an option `card:<id>` names; `null` when there is none. */
export function cardNamed({ world }: Scene, id: string): CardId | null {
  if (!id.startsWith('card:')) return null;
  return world.knowledge.cards.get(id.slice('card:'.length))?.id ?? null;
}

export function askedOf(scene: Scene, found: Found): Asked {
  const language = found.language ?? scene.state.session.language;
  return { ...plainly(scene), cards: cardsOf(found), language };
}

function plainly(scene: Scene): Asked {
  const { language: dialog } = scene.state.session;
  // A card chosen after a question stays in the question's language.
  const before = scene.state.draft.asked;
  const language = before !== null && before.dialog === dialog ? before.language : dialog;
  const isWarned = before?.isWarned ?? false;
  return {
    cards: [],
    part: 'short',
    language,
    dialog,
    isOffered: false,
    question: null,
    isWarned,
    claims: null,
  };
}

function cardsOf(found: Found): readonly CardId[] {
  switch (found.tier) {
    case 'sure':
      return [found.card];
    case 'candidates':
      return found.cards;
    case 'unknown':
      return [];
    default:
      return found satisfies never;
  }
}

function showing(
  scene: Scene,
  draft: Draft,
  asked: Asked,
  notes: readonly Message[],
  tier: Found['tier'],
): Move {
  const to = tier === 'sure' ? 'ask/answer' : 'ask/question';
  const outcome = { kind: 'count', card: asked.cards[0] ?? null, what: tier } as const;
  const isHere = scene.state.session.at === to;
  return { ...go(to, { ...draft, asked }, notes), to: isHere ? 'here' : to, outcome };
}

/** The card is shown as it is, unless the model's sentences about it come back in time and hold. */
function rephrasing(move: Move, asked: Rephrasing): Move {
  const { outcome } = move;
  if (outcome.kind !== 'count') return move;
  const { card, what } = outcome;
  return { ...move, outcome: { kind: 'rephrase', count: { card, what }, ...asked } };
}

const personal: ReadonlySet<FindingKind> = new Set([
  'name',
  'iin',
  'phone',
  'plate',
  'email',
  'card',
]);

function holdsPersonalData(question: string): boolean {
  return coach(question).some(({ kind }) => personal.has(kind));
}
