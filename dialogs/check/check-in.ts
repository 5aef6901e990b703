import { phrase, type PhraseKey } from '../../knowledge/phrases.ts';
import { cleanText, countCharacters } from '../../knowledge/schema/text.ts';
import { contactLines } from '../contacts.ts';
import type { Draft, DraftReply } from '../draft.ts';
import { chosen } from '../match.ts';
import type { Option } from '../message.ts';
import { chooseOne, notNow, oldButton } from '../refusals.ts';
import { backOption, choosing, option, say, stopOption } from '../say.ts';
import { go, stay, type Input, type Move, type Scene, type Shown } from '../step.ts';
import { dueCheckIn, type CheckInDue } from './check-in-due.ts';
import { longestReply } from './reply.ts';

const harms = ['work', 'pressure', 'family', 'found-out', 'other'] as const;

const options: readonly Option[] = [
  option('none', 'check.harm-none', 'main'),
  ...harms.map((harm) => option(harm, `check.harm-${harm}`)),
  option('never', 'check.harm-never', 'quiet'),
  backOption,
  stopOption,
];

/** What happened since? Nothing of the answer is sent before its writer has seen it whole. */
export function showCheckIn(): Shown {
  return { messages: [say('check.check-in-ask')], prompt: choosing(options) };
}

export function takeCheckIn(scene: Scene, input: Input): Move {
  const { draft } = scene.state;
  if (input.kind === 'file' || input.kind === 'file-refused') return notNow(scene, input);
  const id = chosen(scene, input, options, true);
  if (id === null) return stay(draft, [chooseOne]);
  if (id === 'back') return go('back', draft);
  const due = draft.visit === null ? null : dueCheckIn(draft.visit.account, scene.world.today);
  if (due === null) return stay(draft, [oldButton]);
  const { stage } = due;
  if (id === 'none') return stay(draft, [], { kind: 'check-in', passed: stage, off: false });
  if (id === 'never') return stay(draft, [], { kind: 'check-in', passed: stage, off: true });
  const harm = harms.find((one) => one === id);
  if (harm === undefined) return stay(draft, [oldButton]);
  return go('check/harm', { ...draft, reply: begun(scene, due, `check.harm-${harm}`) });
}

/** A letter that was begun before stays in front. */
function begun(
  { state: { session, draft } }: Scene,
  { stage, months, isClosing }: CheckInDue,
  harm: PhraseKey,
): DraftReply {
  const before = draft.reply?.checkIn?.before ?? draft.reply?.text ?? '';
  const said = [
    phrase(session.language, isClosing ? 'check.harm-heading-closed' : 'check.harm-heading', {
      months,
    }),
    phrase(session.language, harm),
  ];
  const text = [before, said.join('\n')].filter((part) => part !== '').join('\n\n');
  const files = draft.reply?.files ?? [];
  return { text, files, checkIn: { stage, before, said: text } };
}

export function showHarm({ world }: Scene): Shown {
  const danger = contactLines(world, 'danger');
  return {
    messages: [
      say('check.harm-ask'),
      ...(danger.length === 0 ? [] : [say('check.harm-danger', 'warning'), ...danger]),
    ],
    prompt: { options: harmOptions, expects: 'text', input: 'long' },
  };
}

const harmOptions = [option('without', 'check.harm-without'), backOption, stopOption];

export function takeHarm(scene: Scene, input: Input): Move {
  const { draft } = scene.state;
  if (input.kind === 'file' || input.kind === 'file-refused') return notNow(scene, input);
  if (input.kind === 'choice' && input.id === 'back') return go('back', draft);
  const { reply } = draft;
  if (reply?.checkIn === undefined) return stay(draft, [oldButton]);
  const { said } = reply.checkIn;
  if (input.kind === 'choice') {
    if (input.id !== 'without') return stay(draft, [oldButton]);
    return go('check/attach', withText(draft, reply, said));
  }
  const text = `${said}\n\n${cleanText(input.text)}`.trim();
  const over = countCharacters(text) - longestReply;
  if (over > 0) {
    return stay(draft, [say('refusal.too-long', 'problem', { limit: longestReply, over })]);
  }
  return go('check/attach', withText(draft, reply, text));
}

function withText(draft: Draft, reply: DraftReply, text: string): Draft {
  return { ...draft, reply: { ...reply, text } };
}
