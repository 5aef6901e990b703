import { contactsFor, type Explained } from '../knowledge/directory.ts';
import type { Need } from '../knowledge/schema/directory.ts';
import type { Message, Text } from './message.ts';
import { list, words, written } from './say.ts';
import type { World } from './world.ts';

/** Whom to turn to, one line each; nothing when the directory knows nobody for the need. */
export function contactLines(world: World, need: Need): readonly Message[] {
  return linesOf(contactsFor(world.knowledge.directory, need));
}

/** As `contactLines`, for contacts that were chosen already. */
export function linesOf(contacts: readonly Explained[]): readonly Message[] {
  if (contacts.length === 0) return [];
  return [{ kind: 'say', text: list(contacts.map(lineOf)), tone: 'plain' }];
}

function lineOf(contact: Explained): Text {
  const line = plainLine(contact);
  if (contact.caution === undefined) return line;
  return words('contact.caution', { line, caution: localized(contact.caution) });
}

function plainLine(contact: Explained): Text {
  const name = localized(contact.name);
  const purpose = localized(contact.purpose);
  const where = contact.phones.length > 0 ? contact.phones.join(', ') : contact.url;
  return where === undefined
    ? words('contact.plain', { name, purpose })
    : words('contact.reached', { name, where: written(where), purpose });
}

function localized(text: Explained['name']): Text {
  return { kind: 'localized', text };
}
