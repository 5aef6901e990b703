import type { Mark } from '../../knowledge/schema/fact.ts';
import type { Localized } from '../../platform/language.ts';
import type { DateIso } from '../../platform/time.ts';
import type { AccountTerm, CaseAccount } from '../draft.ts';
import type { Message, Text } from '../message.ts';
import { say, words, written } from '../say.ts';
import type { World } from '../world.ts';

/** What the law gives the organisation, by which rule and how sure that is, until when, and whether it was kept. */
export function legalTermOf({ status, term }: CaseAccount, world: World): readonly Message[] {
  if (term === undefined || term === null) {
    return status.startsWith('closed-') ? [] : [say('check.term-open-basis')];
  }
  return [...basisOf(term, world), ...extensionOf(term), ...daysOf(term, world)];
}

/** Whether the last day has passed and there is still no answer. */
export function isTermOverdue({ term }: CaseAccount, { today }: World): boolean {
  if (term === undefined || term === null) return false;
  return term.due !== null && term.answered === null && today > term.due;
}

function basisOf({ basis, said }: AccountTerm, world: World): readonly Message[] {
  if (basis === null || said === null) return [say('check.term-unread')];
  const known = world.knowledge.terms.find(({ id }) => id === basis);
  if (known === undefined) return [say('check.term-unknown', 'plain', { day: day(said) })];
  const { name, how, source, mark } = known;
  const parts = { basis: localized(name), how: localized(how), source: localized(source) };
  return [say('check.term-basis', 'plain', { ...parts, day: day(said) }), ...sureness(mark)];
}

/** Nobody has compared any of them with the official text yet: the page never sounds surer than that. */
function sureness(mark: Mark | 'pledge'): readonly Message[] {
  if (mark === 'pledge') return [];
  return [say(mark.includes('C') ? 'check.term-part' : 'check.term-not-verified', 'notice')];
}

function extensionOf(term: AccountTerm): readonly Message[] {
  const { extended, reason, said, before = null } = term;
  if (!extended || said === null) return [];
  const heading = words('check.term-extended', { day: day(said) });
  const earlier = before === null ? [] : [say('check.term-earlier', 'plain', { day: day(before) })];
  return reason === ''
    ? [{ kind: 'say', text: heading, tone: 'plain' }, ...earlier]
    : [{ kind: 'letter', heading, body: written(reason) }, ...earlier];
}

function daysOf(term: AccountTerm, world: World): readonly Message[] {
  const { due, answered, isLate } = term;
  if (due === null) return [say('check.term-no-day')];
  const params = { day: day(due) };
  const late = isLate ? [say('check.term-late', 'warning')] : [];
  if (answered !== null) {
    const both = { ...params, answered: day(answered) };
    return [...late, endOf(term, both)];
  }
  if (world.today > due) return [...late, say('check.term-broken', 'warning', params)];
  return [...late, say('check.term-runs', 'plain', params)];
}

/** A report that was handed over is not answered yet: it is said which of the two ended the term. */
function endOf({ handedOver, kept }: AccountTerm, days: Readonly<Record<string, Text>>): Message {
  if (handedOver === true) {
    return kept === true
      ? say('check.term-handed-over', 'plain', days)
      : say('check.term-handed-over-late', 'warning', days);
  }
  return kept === true
    ? say('check.term-kept', 'success', days)
    : say('check.term-answered-late', 'warning', days);
}

function day(value: DateIso): Text {
  return { kind: 'day', day: value };
}

function localized(text: Localized): Text {
  return { kind: 'localized', text };
}
