import type { DateIso } from '../../platform/time.ts';
import { contactLines } from '../contacts.ts';
import type { CaseAccount } from '../draft.ts';
import { chosen } from '../match.ts';
import type { Message, Option, SummaryRow, Text } from '../message.ts';
import { chooseOne, notNow, oldButton } from '../refusals.ts';
import { choosing, list, menuOption, option, say, words, written } from '../say.ts';
import { go, stay, type Input, type Move, type Scene, type Shown } from '../step.ts';
import type { World } from '../world.ts';
import { readReceiptText } from '../../knowledge/receipt-text.ts';
import { type CheckInDue, dueCheckIn } from './check-in-due.ts';
import { isTermOverdue, legalTermOf } from './legal-term.ts';
import { roleName, statusName, statusPlain } from './names.ts';

const options: readonly Option[] = [
  option('reply', 'check.reply', 'main'),
  option('check-in', 'check.check-in'),
  option('check-in-on', 'check.check-in-on', 'quiet'),
  option('proof', 'check.proof-file'),
  option('refresh', 'check.refresh'),
  menuOption,
  option('leave', 'check.leave', 'danger'),
];

const gone: Shown = {
  messages: [say('check.visit-over', 'notice')],
  prompt: choosing([option('again', 'check.again', 'main'), menuOption]),
};

/** What became of the report: status, officers' words, who opened it when, and whether the body kept its pledge. */
export function showAccount({ state, world }: Scene): Shown {
  const { visit } = state.draft;
  if (visit === null) return gone;
  const { account } = visit;
  const due = dueCheckIn(account, world.today);
  return {
    messages: [
      { kind: 'summary', rows: rowsOf(account) },
      ...statusOf(account, world),
      ...reasonOf(account),
      ...lettersOf(account),
      ...unreadableOf(account),
      ...openingsOf(account),
      ...pledgeOf(account, world),
      ...legalTermOf(account, world),
      ...overdueOf(account, world),
      ...closedOf(account, world),
      ...sentOf(account),
      ...(due === null ? [] : [askedOf(due)]),
      say('check.honest', 'notice'),
    ],
    prompt: choosing(optionsOf(account, world)),
  };
}

function optionsOf(account: CaseAccount, { today }: World): readonly Option[] {
  const left = new Set<string>();
  if (dueCheckIn(account, today) === null) left.add('check-in');
  if (account.checkIns?.off !== true) left.add('check-in-on');
  if (account.proof === null) left.add('proof');
  return options.filter(({ id }) => !left.has(id));
}

export function takeAccount(scene: Scene, input: Input): Move {
  const { draft } = scene.state;
  if (input.kind === 'file' || input.kind === 'file-refused') return notNow(scene, input);
  // The receipt once more: from a menu that was left long ago, or that of another report.
  const receipt = input.kind === 'text' ? readReceiptText(input.text) : null;
  if (receipt?.ok === true) return stay(draft, [], { kind: 'lookup', receipt: receipt.symbols });
  const id = chosen(scene, input, options, true);
  switch (id) {
    case 'back':
      return go('back', draft);
    case 'again':
      return go('check/receipt', draft);
    case 'reply':
      return draft.visit === null ? stay(draft, [oldButton]) : go('check/reply', draft);
    case 'refresh':
      return draft.visit === null ? stay(draft) : stay(draft, [], { kind: 'refresh' });
    case 'proof':
      return draft.visit === null ? stay(draft, [oldButton]) : go('check/proof', draft);
    case 'check-in':
      return draft.visit === null ? stay(draft, [oldButton]) : go('check/check-in', draft);
    case 'check-in-on': {
      const passed = draft.visit?.account.checkIns?.passed;
      if (passed === undefined) return stay(draft, [oldButton]);
      return stay(draft, [], { kind: 'check-in', passed, off: false });
    }
    case 'leave':
      return go('menu/menu', { ...draft, visit: null, reply: null }, [
        say('check.left', 'success'),
      ]);
    case null:
      return stay(draft, [say('check.press-reply', 'notice')]);
    default:
      return stay(draft, [input.kind === 'text' ? chooseOne : oldButton]);
  }
}

function rowsOf(account: CaseAccount): readonly SummaryRow[] {
  const rows: SummaryRow[] = [
    {
      label: words('check.row-status'),
      value: words(account.alone === true ? 'check.status-alone' : statusName(account.status)),
    },
    { label: words('check.row-filed'), value: day(account.filed) },
  ];
  if (account.statusDay !== null) {
    rows.push({ label: words('check.row-since'), value: day(account.statusDay) });
  }
  return rows;
}

/** No single officer decides that a report is not confirmed: what only one signed is said to be just that. */
function statusOf({ status, alone }: CaseAccount, world: World): readonly Message[] {
  if (alone === true) return [say('check.alone', 'problem'), ...contactLines(world, 'overdue')];
  const plain = say(statusPlain(status));
  const isByTwo = status === 'closed-not-confirmed' && alone === false;
  return isByTwo ? [plain, say('check.by-two')] : [plain];
}

function reasonOf({ reason, statusDay }: CaseAccount): readonly Message[] {
  if (reason === null) return [];
  const heading =
    statusDay === null ? words('check.reason') : words('check.reason-on', { day: day(statusDay) });
  return [{ kind: 'letter', heading, body: written(reason) }];
}

/** The officers' letters, and between them the earlier states with their reasons: what was said once is not taken back. */
function lettersOf({ letters }: CaseAccount): readonly Message[] {
  const told = letters.map((letter) => ({
    kind: 'letter' as const,
    heading: headingOf(letter),
    body: written(letter.text),
  }));
  const isAnswered = letters.some(({ moved }) => moved === undefined);
  return isAnswered ? told : [...told, say('check.no-letters')];
}

function headingOf({ day: on, role, moved }: CaseAccount['letters'][number]): Text {
  return moved === undefined
    ? words('check.letter', { role: words(roleName(role)), day: day(on) })
    : words('check.moved', { status: words(statusName(moved)), day: day(on) });
}

/** A letter that fails its check is said aloud: it may be a fault, and it may be somebody's hand. */
function unreadableOf({ unreadable }: CaseAccount): readonly Message[] {
  if (unreadable.length === 0) return [];
  return [say('check.unreadable', 'problem', { days: list(unreadable.map(day)) })];
}

function openingsOf({ openings }: CaseAccount): readonly Message[] {
  if (openings.length === 0) return [say('check.not-opened')];
  const lines = openings.map((opening) =>
    words('check.opening', { role: words(roleName(opening.role)), day: day(opening.day) }),
  );
  return [say('check.opened'), { kind: 'say', text: list(lines), tone: 'plain' }];
}

function pledgeOf({ due }: CaseAccount, world: World): readonly Message[] {
  const params = { day: day(due.acknowledge) };
  if (due.kept === true) return [say('check.pledge-kept', 'success', params)];
  if (!isPledgeBroken(due, world)) return [say('check.pledge-open', 'plain', params)];
  return [say('check.pledge-broken', 'warning', params)];
}

function isPledgeBroken({ acknowledge, kept }: CaseAccount['due'], { today }: World): boolean {
  return kept === false || (kept === null && today > acknowledge);
}

/** What is left to somebody whom the organisation lets wait, said once whichever term has passed. */
function overdueOf(account: CaseAccount, world: World): readonly Message[] {
  if (!isPledgeBroken(account.due, world) && !isTermOverdue(account, world)) return [];
  return [say('check.overdue'), ...contactLines(world, 'overdue')];
}

/** An ending is not the last word: what is left to somebody who does not agree with it. */
function closedOf(account: CaseAccount, world: World): readonly Message[] {
  const { status, alone } = account;
  if (!status.startsWith('closed-') || status === 'closed-answered' || alone === true) return [];
  const isTold = overdueOf(account, world).length > 0;
  return [say('check.closed-next'), ...(isTold ? [] : contactLines(world, 'overdue'))];
}

function askedOf({ months, since, isClosing }: CheckInDue): Message {
  const key = isClosing ? 'check.check-in-due-closed' : 'check.check-in-due';
  return say(key, 'notice', { months, day: day(since) });
}

function sentOf({ sent }: CaseAccount): readonly Message[] {
  if (sent.length === 0) return [];
  return [say('check.sent', 'plain', { count: sent.length, days: list(sent.map(day)) })];
}

function day(value: DateIso): Text {
  return { kind: 'day', day: value };
}
