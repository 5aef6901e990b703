import { contactsFor } from '../knowledge/directory.ts';
import type { Contact, Need } from '../knowledge/schema/directory.ts';
import type { Message, Text } from './message.ts';
import { list, words, written } from './say.ts';
import type { World } from './world.ts';

/** Whom to turn to, one line each; nothing when the directory knows nobody for the need. */
export function contactLines(world: World, need: Need): readonly Message[] {
  return linesOf(contactsFor(world.knowledge.directory, need));
}

/** As `contactLines`, for contacts that were chosen already. */
export function linesOf(contacts: readonly Contact[]): readonly Message[] {
  if (contacts.length === 0) return [];
  return [{ kind: 'say', text: list(contacts.map(lineOf)), tone: 'plain' }];
}

function lineOf(contact: Contact): Text {
  const line = plainLine(contact);
  if (contact.caution === undefined) return line;
  return words('contact.caution', { line, caution: localized(contact.caution) });
}

function plainLine(contact: Contact): Text {
  const name = localized(contact.name);
  const purpose = localized(contact.purpose);
  const where = contact.phone ?? contact.url;
  return where === undefined
    ? words('contact.plain', { name, purpose })
    : words('contact.reached', { name, where: written(where), purpose });
}

function localized(text: Contact['name']): Text {
  return { kind: 'localized', text };
}
