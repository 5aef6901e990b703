import { contactsFor } from '../../knowledge/directory.ts';
import type { Due, Plan, PlannedAdvice } from '../../knowledge/plan.ts';
import type { Need } from '../../knowledge/schema/directory.ts';
import { showingOf, type Mark } from '../../knowledge/schema/fact.ts';
import type { Guide, Term } from '../../knowledge/schema/guide.ts';
import { linesOf } from '../contacts.ts';
import type { Message, Text } from '../message.ts';
import { dated, list, say, words } from '../say.ts';
import type { World } from '../world.ts';

/** On what steps rest. */
export type Relied = Pick<Guide, 'sources' | 'mark' | 'verifiedOn'>;

/** A plan in words: what to do and until when, what to avoid, what stands behind it, whom to turn to, on what it rests. */
export function planMessages(guide: Relied, plan: Plan, world: World): readonly Message[] {
  const of = (kind: PlannedAdvice['advice']['kind']) =>
    plan.advice.filter(({ advice }) => advice.kind === kind);
  const steps = of('do').map((planned, index) => stepMessage(planned, index + 1, world));
  const { urgent, others } = contactsOf(plan, world);
  return [
    // Nobody in danger should have to scroll for a number.
    ...(urgent.length === 0 ? [] : [say('guide.call', 'warning'), ...linesOf(urgent)]),
    say('guide.plan'),
    ...steps,
    ...group('guide.avoid', of('avoid'), 'warning'),
    ...group('guide.know', of('know'), 'plain'),
    ...(others.length === 0 ? [] : [say('guide.contacts'), ...linesOf(others)]),
    ...relianceOf(guide),
    say('guide.then'),
  ];
}

/** Somebody who helps in two needs is named once, in the more urgent one. */
export function contactsOf(plan: Plan, { knowledge }: World) {
  const needs = plan.contacts.map(({ need }) => need);
  const namesFor = (wanted: readonly Need[]) => [
    ...new Set(wanted.flatMap((need) => contactsFor(knowledge.directory, need))),
  ];
  const urgent = namesFor(needs.filter((need) => need === 'danger' || need === 'money-now'));
  return { urgent, others: namesFor(needs).filter((contact) => !urgent.includes(contact)) };
}

function stepMessage({ advice, due }: PlannedAdvice, number: number, world: World): Message {
  const text: Text = { kind: 'localized', text: advice.text };
  if (due === null) return say('guide.step', 'plain', { number, step: text });
  return say('guide.step-until', 'plain', { number, step: text, until: untilText(due, world) });
}

/** Until when, whether that has passed, and whether somebody has verified it. */
export function untilText(due: Due, { today }: World): Text {
  const isPast = due.kind === 'day' && due.day < today && due.term.counting !== 'earliest';
  const plain = isPast ? words('guide.passed', { until: plainUntil(due) }) : plainUntil(due);
  const { mark } = due.term;
  if (isGuess(mark)) return words('guide.until-unsure', { until: plain });
  const isExpected = due.kind === 'day' && !due.verified;
  return isExpected ? words('guide.until-expected', { until: plain }) : plain;
}

function isGuess(mark: Mark): boolean {
  return mark === 'C' || showingOf(mark) !== 'fact';
}

function plainUntil(due: Due): Text {
  const term = termText(due.term);
  switch (due.kind) {
    case 'day': {
      const day: Text = { kind: 'day', day: due.day };
      return words(untilPhrase(due.term), { day, term });
    }
    case 'uncounted':
      return words('guide.within', { term });
    case 'no-calendar':
      return words('guide.no-calendar', { term, year: String(due.year) });
    default:
      return due satisfies never;
  }
}

function termText({ count, unit, counting }: Term): Text {
  const term = words(`guide.term-${unit}`, { count });
  return counting === 'back' ? words('guide.term-back', { term }) : term;
}

function untilPhrase({ from, count, counting = 'after' }: Term) {
  if (from === 'today') return count === 0 ? 'guide.at-once' : 'guide.until-today';
  switch (counting) {
    case 'after':
      return 'guide.until';
    case 'including':
      return 'guide.until-including';
    case 'back':
      return 'guide.until-back';
    case 'earliest':
      return 'guide.not-before';
    default:
      return counting satisfies never;
  }
}

function group(
  heading: 'guide.avoid' | 'guide.know',
  planned: readonly PlannedAdvice[],
  tone: 'warning' | 'plain',
): readonly Message[] {
  if (planned.length === 0) return [];
  const items = planned.map(({ advice }): Text => ({ kind: 'localized', text: advice.text }));
  return [say(heading), { kind: 'say', text: list(items), tone }];
}

/** The documents, and how far they were compared with what is said here. */
function relianceOf(guide: Relied): readonly Message[] {
  const sources = guide.sources.map(({ title, date }): Text => {
    const named: Text = { kind: 'localized', text: title };
    return date === null ? named : words('ask.source-dated', { title: named, date: dated(date) });
  });
  const verified =
    guide.verifiedOn === null
      ? say('ask.not-verified', 'notice')
      : say('ask.verified', 'notice', { day: { kind: 'day', day: guide.verifiedOn } });
  const unsure =
    showingOf(guide.mark) === 'fact'
      ? []
      : [say(guide.mark === 'C' ? 'ask.mark-c' : 'ask.mark-part', 'notice')];
  return [say('guide.sources', 'notice', { list: list(sources) }), verified, ...unsure];
}
