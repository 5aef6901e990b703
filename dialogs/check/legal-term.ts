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

function extensionOf({ extended, reason, said }: AccountTerm): readonly Message[] {
  if (!extended || said === null) return [];
  const heading = words('check.term-extended', { day: day(said) });
  return reason === ''
    ? [{ kind: 'say', text: heading, tone: 'plain' }]
    : [{ kind: 'letter', heading, body: written(reason) }];
}

function daysOf(term: AccountTerm, world: World): readonly Message[] {
  const { due, answered, kept, isLate } = term;
  if (due === null) return [say('check.term-no-day')];
  const params = { day: day(due) };
  const late = isLate ? [say('check.term-late', 'warning')] : [];
  if (answered !== null) {
    const both = { ...params, answered: day(answered) };
    const how = kept === true ? 'success' : 'warning';
    return [
      ...late,
      say(kept === true ? 'check.term-kept' : 'check.term-answered-late', how, both),
    ];
  }
  if (world.today > due) return [...late, say('check.term-broken', 'warning', params)];
  return [...late, say('check.term-runs', 'plain', params)];
}

function day(value: DateIso): Text {
  return { kind: 'day', day: value };
}

function localized(text: Localized): Text {
  return { kind: 'localized', text };
}
