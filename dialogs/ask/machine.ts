import type { CheckedClaim } from '../../knowledge/claims/claim.ts';
import type { Card } from '../../knowledge/schema/card.ts';
import { countCharacters } from '../../knowledge/schema/text.ts';
import { coach } from '../coach.ts';
import type { Asked } from '../draft.ts';
import { flowNameOf } from '../flow.ts';
import type { Message } from '../message.ts';
import { stepsOf } from '../path.ts';
import { say, words, written } from '../say.ts';
import type { Scene } from '../step.ts';
import { languageFor, reliance, titleOf } from './card-words.ts';

/** What is longer is more likely an account of what happened than a question. */
const longestForMachine = 300;

/** Where a dialog may have been when a question goes to a language model: nowhere that people tell what happened. */
const harmless: ReadonlySet<string> = new Set(['menu', 'ask', 'help', 'language']);

/**
 * The cards that a language model may put into other words for this question, typed here; none where it must not hear of the
 * question at all: nobody said so on the way, a report, a reply, a paper or a guide was begun, or the words could show somebody.
 */
export function cardsForMachine(
  { state, world }: Scene,
  question: string,
  asked: Asked,
): readonly Card[] {
  const { session, draft } = state;
  const way = [...stepsOf(session.path), session.at];
  const isOpen =
    world.model &&
    way.includes('ask/question') &&
    way.every((ref) => harmless.has(flowNameOf(ref))) &&
    Object.keys(draft.answers).length === 0 &&
    draft.files.length === 0 &&
    draft.visit === null &&
    draft.reply === null &&
    draft.walk === null &&
    draft.paper === null;
  if (!isOpen) return [];
  if (countCharacters(question) > longestForMachine || coach(question).length > 0) return [];
  const cards = asked.cards.flatMap((id) => world.knowledge.cards.get(id) ?? []);
  // What nobody confirmed is said in the card's own careful words only.
  return cards.filter(({ mark }) => mark !== 'C');
}

/** The sentences of a machine, while they are in the language that is shown; `null` where the card itself speaks. */
export function claimsOf(scene: Scene, asked: Asked): readonly CheckedClaim[] | null {
  const { claims, language, part } = asked;
  if (claims === null || part !== 'machine' || languageFor(scene, asked) !== language) return null;
  // A card may be gone in a newer version.
  return claims.every(({ card }) => scene.world.knowledge.cards.has(card)) ? claims : null;
}

/** The cards behind the sentences, in their order. */
export function citedIn({ world }: Scene, claims: readonly CheckedClaim[]): readonly Card[] {
  const ids = new Set(claims.map(({ card }) => card));
  return [...ids].flatMap((id) => world.knowledge.cards.get(id) ?? []);
}

/** What a machine made, said to be so, each sentence with its card, and how far the cards can be relied on. */
export function machineMessages(
  scene: Scene,
  claims: readonly CheckedClaim[],
  asked: Asked,
): readonly Message[] {
  const cited = citedIn(scene, claims);
  const seen = new Set<string>();
  const relied = cited.flatMap(reliance).filter((message) => {
    const text = JSON.stringify(message);
    return seen.size < seen.add(text).size;
  });
  return [
    say('ask.machine', 'notice'),
    ...cited.flatMap((card) => saidFrom(card, claims, languageFor(scene, asked))),
    ...relied,
  ];
}

function saidFrom(
  card: Card,
  claims: readonly CheckedClaim[],
  language: Asked['language'],
): readonly Message[] {
  const text = claims
    .filter((claim) => claim.card === card.id)
    .map((claim) => claim.text)
    .join(' ');
  const params = { text: written(text), title: titleOf(card, language) };
  const said = words('ask.machine-said', params);
  return [{ kind: 'say', text: said, tone: 'plain', card: card.id, isMachineMade: true }];
}
