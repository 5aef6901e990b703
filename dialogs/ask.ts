import type { CheckedClaim } from '../knowledge/claims/claim.ts';
import type { Card } from '../knowledge/schema/card.ts';
import { actionOptions } from './ask/action-options.ts';
import { answerTo, chosenCard } from './ask/answer-to.ts';
import { cardMessages, languageFor, titleOf } from './ask/card-words.ts';
import { citedIn, claimsOf, machineMessages } from './ask/machine.ts';
import { noPaper } from './deadlines/forms.ts';
import type { Asked } from './draft.ts';
import { screen, type Flow } from './flow.ts';
import { openGuide } from './open-guide.ts';
import { chosen } from './match.ts';
import type { Message, Option } from './message.ts';
import { openNotice } from './open-notice.ts';
import { notNow, oldButton } from './refusals.ts';
import { backOption, menuOption, option, say, words } from './say.ts';
import type { StepRef } from './session.ts';
import { go, stay, type Input, type Move, type Reply, type Scene, type Shown } from './step.ts';

/** Waits for a question; after one that has no sure answer it shows what may be meant, or says that it does not know. */
function showQuestion(scene: Scene): Shown {
  const { asked } = scene.state.draft;
  const options = questionOptions(scene);
  if (asked === null || asked.isOffered)
    return { messages: [say('ask.how'), ...told(scene)], prompt: typing(options) };
  const messages =
    asked.cards.length === 0
      ? [say('ask.unknown'), say('ask.unknown-next', 'notice')]
      : [say('ask.candidates')];
  if (asked.question === null)
    return { messages: [...messages, ...told(scene)], prompt: typing(options) };
  return {
    messages: [...messages, say('ask.kept', 'notice'), ...told(scene)],
    prompt: { ...typing(options), filled: asked.question },
  };
}

/** Said before anything can go to a language model. */
function told({ world }: Scene): readonly Message[] {
  return world.model ? [say('ask.model', 'notice')] : [];
}

function questionOptions(scene: Scene): readonly Option[] {
  const { asked } = scene.state.draft;
  if (asked === null || asked.isOffered) return [backOption, menuOption];
  const offered = cardsOf(scene, asked).map((card) => cardOption(scene, card));
  const isUnknown = asked.cards.length === 0;
  const handOver = option('hand-over', 'ask.hand-over', isUnknown ? 'main' : 'plain');
  const report = isUnknown ? [option('report', 'menu.report')] : [];
  return [...offered, handOver, ...report, backOption, menuOption];
}

function takeQuestion(scene: Scene, input: Input): Move {
  const { draft } = scene.state;
  return taken(scene, input, questionOptions(scene), (id) => {
    if (id !== 'hand-over' || draft.asked === null || draft.asked.isOffered) return null;
    return handedOver(scene);
  });
}

function handedOver({ state, world }: Scene): Move {
  return go(world.intake === 'closed' ? 'report/closed' : 'hand-over/unit', state.draft);
}

function showAnswer(scene: Scene): Shown {
  const { asked } = scene.state.draft;
  const [card] = asked === null ? [] : cardsOf(scene, asked);
  if (asked === null || card === undefined) return showQuestion(scene);
  const claims = claimsOf(scene, asked);
  if (claims !== null) {
    return {
      messages: machineMessages(scene, claims, asked),
      prompt: typing(machineOptions(scene, claims, asked)),
    };
  }
  const part = asked.part === 'machine' ? 'short' : asked.part;
  return {
    messages: cardMessages(card, part, languageFor(scene, asked)),
    prompt: typing(answerOptions(scene, card, asked)),
  };
}

function answerOptions(scene: Scene, card: Card, asked: Asked): readonly Option[] {
  const parts = (['details', 'source', 'next'] as const).filter((part) => part !== asked.part);
  const related = card.related.flatMap((id) => scene.world.knowledge.cards.get(id) ?? []);
  return [
    ...(asked.part === 'short' ? [] : [option('short', 'ask.short')]),
    ...parts.map((part) => option(part === 'details' ? 'more' : part, `ask.${part}`)),
    ...actionOptions(scene, card),
    ...(asked.part === 'next' ? related.map((other) => cardOption(scene, other)) : []),
    option('helpful', 'ask.helpful', 'quiet'),
    option('unhelpful', 'ask.unhelpful', 'quiet'),
    backOption,
    menuOption,
  ];
}

/** The cards behind what a machine said come first: they decide. */
function machineOptions(
  scene: Scene,
  claims: readonly CheckedClaim[],
  asked: Asked,
): readonly Option[] {
  const cited = citedIn(scene, claims);
  const [only, ...more] = cited;
  const others = cardsOf(scene, asked).filter((card) => !cited.includes(card));
  const isSure = asked.cards.length === 1;
  return [
    ...cited.map((card) => openOption(scene, card)),
    ...others.map((card) => cardOption(scene, card)),
    ...(only === undefined || more.length > 0
      ? []
      : [
          option('more', 'ask.details'),
          option('source', 'ask.source'),
          option('next', 'ask.next'),
          ...actionOptions(scene, only),
        ]),
    ...(isSure ? [] : [option('hand-over', 'ask.hand-over')]),
    option('helpful', 'ask.helpful', 'quiet'),
    option('unhelpful', 'ask.unhelpful', 'quiet'),
    backOption,
    menuOption,
  ];
}

function takeAnswer(scene: Scene, input: Input): Move {
  const { draft } = scene.state;
  const { asked } = draft;
  const [card] = asked === null ? [] : cardsOf(scene, asked);
  if (asked === null || card === undefined) return takeQuestion(scene, input);
  const claims = claimsOf(scene, asked);
  const cited = claims === null ? card : (citedIn(scene, claims)[0] ?? card);
  const opened = { ...asked, cards: [cited.id], claims: null };
  const options =
    claims === null ? answerOptions(scene, card, asked) : machineOptions(scene, claims, asked);
  return taken(scene, input, options, (id) => {
    switch (id) {
      case 'more':
        return stay({ ...draft, asked: { ...opened, part: 'details' } });
      case 'short':
      case 'source':
      case 'next':
        return stay({ ...draft, asked: { ...opened, part: id } });
      case 'hand-over':
        return claims === null ? null : handedOver(scene);
      case 'helpful':
      case 'unhelpful': {
        const outcome = { kind: 'count', card: cited.id, what: id } as const;
        return stay(draft, [say(`ask.thanks-${id}`, 'success')], outcome);
      }
      case 'forms':
        return go('deadlines/forms', { ...draft, paper: draft.paper ?? noPaper });
      default:
        return openNotice(scene, id) ?? openGuide(scene, id);
    }
  });
}

/** What every step of this flow understands; `own` knows the step's own choices. */
function taken(
  scene: Scene,
  input: Input,
  options: readonly Option[],
  own: (id: string) => Move | null,
): Move {
  const { draft } = scene.state;
  if (input.kind === 'file' || input.kind === 'file-refused') return notNow(scene, input);
  const id = chosen(scene, input, options, true);
  if (id === null) return input.kind === 'text' ? answerTo(scene, input.text) : stay(draft);
  if (id === 'back') return go('back', { ...draft, asked: null });
  if (id === 'menu') return go('menu/menu', draft);
  if (id === 'report')
    return go(scene.world.intake === 'closed' ? 'report/closed' : 'report/urgent', draft);
  if (id === 'check') return go(draft.visit === null ? 'check/receipt' : 'check/account', draft);
  return own(id) ?? chosenCard(scene, id) ?? stay(draft, [oldButton]);
}

function cardsOf({ world }: Scene, asked: Asked): readonly Card[] {
  // A card may be gone in a newer version.
  return asked.cards.flatMap((id) => world.knowledge.cards.get(id) ?? []);
}

function openOption(scene: Scene, card: Card): Option {
  const { id, label } = cardOption(scene, card);
  return { id, label: words('ask.open-card', { title: label }), weight: 'main' };
}

function cardOption(scene: Scene, card: Card): Option {
  const { asked } = scene.state.draft;
  return {
    id: `card:${card.id}`,
    label: titleOf(card, languageFor(scene, asked)),
    weight: 'plain',
  };
}

function typing(options: readonly Option[]) {
  return { options, expects: 'text', input: 'line' } as const;
}

const next: readonly StepRef[] = [
  'ask/answer',
  'ask/question',
  'hand-over/unit',
  'report/urgent',
  'report/closed',
  'check/receipt',
  'check/account',
  'deadlines/forms',
  'notice/start',
  'guide/q1',
  'menu/menu',
];

/** What a model made of the cards takes their place; by now it was held against them. */
function hear({ state }: Scene, reply: Reply): Move | null {
  const { draft } = state;
  if (reply.kind !== 'rephrased' || draft.asked === null || draft.asked.isOffered) return null;
  const { claims } = reply;
  const asked: Asked = { ...draft.asked, part: 'machine', claims, question: null };
  if (state.session.at === 'ask/answer') return stay({ ...draft, asked });
  return go('ask/answer', { ...draft, asked });
}

export const ask: Flow = {
  name: 'ask',
  form: null,
  start: 'ask/question',
  steps: [
    screen('ask/question', { next, show: showQuestion, take: takeQuestion }),
    screen('ask/answer', { next, show: showAnswer, take: takeAnswer }),
  ],
  hear,
};
