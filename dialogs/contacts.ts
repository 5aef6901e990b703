import { contactsFor } from '../knowledge/directory.ts';
import type { Contact, Need } from '../knowledge/schema/directory.ts';
import type { Message, Text } from './message.ts';
import { list, words, written } from './say.ts';
import type { World } from './world.ts';

/** Whom to turn to, one line each; the first need first; nothing when the directory knows nobody. */
export function contactLines(world: World, ...needs: readonly Need[]): readonly Message[] {
  const { directory } = world.knowledge;
  // Somebody who helps in two needs is named once.
  const contacts = [...new Set(needs.flatMap((need) => contactsFor(directory, need)))];
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
