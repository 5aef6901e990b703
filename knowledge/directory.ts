import type { Contact, ContactOverride, Need } from './schema/directory.ts';

/** Whom to call or turn to, in the order to be shown. */
export type Directory = readonly Contact[];

/** The contacts that are switched on for `need`, most urgent first. */
export function contactsFor(directory: Directory, need: Need): readonly Contact[] {
  return directory.filter((contact) => contact.shown && contact.needs.includes(need));
}

/** The directory with a body's own file applied: an entry of a known id replaces or switches it, a new one is added. */
export function overrideDirectory(
  directory: Directory,
  overrides: readonly ContactOverride[],
): Directory {
  const contacts = new Map(directory.map((contact) => [contact.id, contact]));
  for (const override of overrides) {
    if ('name' in override) {
      contacts.set(override.id, override);
      continue;
    }
    const known = contacts.get(override.id);
    // A switch for a contact that later versions dropped is harmless.
    if (known !== undefined) contacts.set(known.id, { ...known, shown: override.shown });
  }
  return [...contacts.values()];
}
