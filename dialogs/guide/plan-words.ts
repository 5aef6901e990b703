import type { Due, Plan, PlannedAdvice } from '../../knowledge/plan.ts';
import { showingOf, type Mark } from '../../knowledge/schema/fact.ts';
import type { Guide } from '../../knowledge/schema/guide.ts';
import { contactLines } from '../contacts.ts';
import type { Message, Text } from '../message.ts';
import { list, say, words, written } from '../say.ts';
import type { World } from '../world.ts';

/** On what steps rest. */
export type Relied = Pick<Guide, 'sources' | 'mark' | 'verifiedOn'>;

/** A plan in words: what to do and until when, what to avoid, what stands behind it, whom to turn to, on what it rests. */
export function planMessages(guide: Relied, plan: Plan, world: World): readonly Message[] {
  const of = (kind: PlannedAdvice['advice']['kind']) =>
    plan.advice.filter(({ advice }) => advice.kind === kind);
  const steps = of('do').map((planned, index) => stepMessage(planned, index + 1));
  const contacts = plan.contacts.flatMap(({ need }) => contactLines(world, need));
  return [
    say('guide.plan'),
    ...steps,
    ...group('guide.avoid', of('avoid'), 'warning'),
    ...group('guide.know', of('know'), 'plain'),
    ...(contacts.length === 0 ? [] : [say('guide.contacts'), ...contacts]),
    ...relianceOf(guide),
    say('guide.then'),
  ];
}

function stepMessage({ advice, due }: PlannedAdvice, number: number): Message {
  const text: Text = { kind: 'localized', text: advice.text };
  if (due === null) return say('guide.step', 'plain', { number, step: text });
  return say('guide.step-until', 'plain', { number, step: text, until: untilText(due) });
}

/** Until when, and whether somebody has verified that. */
export function untilText(due: Due): Text {
  const plain = plainUntil(due);
  const { mark } = due.term;
  const isUnsure = isGuess(mark) || (due.kind === 'day' && !due.verified);
  return isUnsure ? words('guide.until-unsure', { until: plain }) : plain;
}

function isGuess(mark: Mark): boolean {
  return mark === 'C' || showingOf(mark) !== 'fact';
}

function plainUntil(due: Due): Text {
  const { count, unit, from } = due.term;
  const term = words(`guide.term-${unit}`, { count });
  switch (due.kind) {
    case 'day': {
      const day: Text = { kind: 'day', day: due.day };
      return words(from === 'today' ? 'guide.until-today' : 'guide.until', { day, term });
    }
    case 'uncounted':
      return words('guide.within', { term });
    case 'no-calendar':
      return words('guide.no-calendar', { term, year: String(due.year) });
    default:
      return due satisfies never;
  }
}

function group(
  heading: 'guide.avoid' | 'guide.know',
  planned: readonly PlannedAdvice[],
  tone: 'warning' | 'plain',
): readonly Message[] {
  if (planned.length === 0) return [];
  const items = planned.map(({ advice }): Text => ({ kind: 'localized', text: advice.text }));
  return [say(heading, tone), { kind: 'say', text: list(items), tone }];
}

/** The documents, and how far they were compared with what is said here. */
function relianceOf(guide: Relied): readonly Message[] {
  const sources = guide.sources.map(({ title, date }): Text => {
    const named: Text = { kind: 'localized', text: title };
    return date === null ? named : words('ask.source-dated', { title: named, date: written(date) });
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
