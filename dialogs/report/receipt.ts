import type { PhraseKey } from '../../knowledge/phrases.ts';
import { endsReceipt } from '../../knowledge/receipt-text.ts';
import { dueDay, type Counted } from '../../knowledge/calendar.ts';
import { pledgeDays } from '../../knowledge/pledge.ts';
import type { DateIso } from '../../platform/time.ts';
import { typedReceipt } from '../check/typed-receipt.ts';
import { chosen } from '../match.ts';
import { menuChoice } from '../menu.ts';
import type { Message } from '../message.ts';
import { chooseOne, notNow, oldButton } from '../refusals.ts';
import { choosing, menuOption, option, say } from '../say.ts';
import type { StepRef } from '../session.ts';
import type { World } from '../world.ts';
import { cut, go, stay, type Input, type Move, type Scene, type Shown } from '../step.ts';

/** The page on which the receipt stands until it is safe; then it leads on, and there is no way back. */
export function receiptPage(filed: 'receipt.filed' | 'hand-over.filed', next: StepRef) {
  const shown: Shown = {
    messages: [
      say(filed, 'success'),
      { kind: 'receipt' },
      say('receipt.what', 'warning'),
      say('receipt.confirm'),
    ],
    prompt: {
      options: [option('download', 'receipt.download', 'main'), option('saved', 'receipt.saved')],
      expects: 'text',
      input: 'receipt',
    },
  };
  return {
    next: [next],
    pinned: true,
    show: (): Shown => shown,
    take: (scene: Scene, input: Input): Move => takeReceipt(scene, input, next),
  };
}

function takeReceipt(scene: Scene, input: Input, next: StepRef): Move {
  const { draft } = scene.state;
  switch (input.kind) {
    case 'choice':
      if (input.id === 'saved') return kept(scene, next);
      if (input.id === 'download') return stay(draft, [], { kind: 'receipt-file' });
      return stay(draft, [oldButton]);
    case 'text': {
      const receipt = scene.world.receipt();
      return receipt !== null && endsReceipt(input.text, receipt)
        ? kept(scene, next)
        : stay(draft, [say('receipt.wrong', 'problem')]);
    }
    case 'file':
    case 'file-refused':
      return notNow(scene, input);
    default:
      return input satisfies never;
  }
}

function kept(scene: Scene, next: StepRef): Move {
  return cut(next, scene.state.draft, [], { kind: 'forget' });
}

/** What the page after it offers. */
export const afterwards = [menuOption, option('check', 'menu.check')];

/** The page after it, from which one goes on as from the menu. */
export function nextPage(show: (scene: Scene) => Shown) {
  const next: readonly StepRef[] = [
    'menu/menu',
    'report/urgent',
    'report/closed',
    'check/receipt',
    'check/account',
    'ask/question',
  ];
  return { next, show, take: takeNext };
}

/** What happens next, with dates. */
export function showNext({ state, world }: Scene): Shown {
  const filed = state.draft.filed ?? world.today;
  const { calendar, legal } = world.knowledge;
  const term = legal.terms.appealWorkingDays;
  return {
    messages: [
      // In Teams a copy may stand where neither of us reaches it.
      say(world.channel === 'teams' ? 'teams.kept' : 'next.kept', 'success'),
      ...dated(
        ['next.pledge', 'next.pledge-undated'],
        pledgeDays,
        dueDay(calendar, filed, pledgeDays),
      ),
      ...ownPledge(world),
      ...dated(['next.law', 'next.law-undated'], term, dueDay(calendar, filed, term)),
      say('next.return'),
      say('next.erased'),
      say('next.never', 'notice'),
    ],
    prompt: choosing(afterwards),
  };
}

/** What the body promises besides, in its own words and under its own name. */
export function ownPledge({ knowledge, body }: World): readonly Message[] {
  const { pledgeWords } = knowledge;
  if (pledgeWords === undefined || body === null) return [];
  return [
    say('next.own-pledge', 'plain', {
      body: { kind: 'written', text: body },
      words: { kind: 'localized', text: pledgeWords },
    }),
  ];
}

/** A term with its last day; the day is left out where no calendar is known for it. */
export function dated(
  [key, undated]: readonly [dated: PhraseKey, undated: PhraseKey],
  count: number,
  counted: Counted<DateIso>,
): readonly Message[] {
  if (!counted.ok) return [say(undated, 'plain', { count })];
  const line = say(key, 'plain', { count, day: { kind: 'day', day: counted.value } });
  return counted.verified ? [line] : [line, say('next.may-move', 'notice')];
}

function takeNext(scene: Scene, input: Input): Move {
  const { draft } = scene.state;
  if (input.kind === 'file' || input.kind === 'file-refused') return notNow(scene, input);
  const id = chosen(scene, input, afterwards, true);
  if (id === menuOption.id) return go('menu/menu', draft);
  const move = id === null ? null : menuChoice(scene, id);
  if (move !== null) return move;
  if (input.kind !== 'text') return stay(draft, [oldButton]);
  // Many try the receipt at once that they have just written down.
  return typedReceipt(scene, input.text) ?? stay(draft, [chooseOne]);
}
