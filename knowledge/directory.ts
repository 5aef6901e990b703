import type { Contact, ContactKind, ContactOverride, Need } from './schema/directory.ts';

/** Whom to call or turn to, in the order to be shown. */
export type Directory = readonly Contact[];

/** A contact with a word of what it is for. */
export type Explained = Contact & Required<Pick<Contact, 'purpose'>>;

/** The contacts that are switched on for `need`, most urgent first. */
export function contactsFor(directory: Directory, need: Need): readonly Explained[] {
  return directory.filter(isExplained).filter(({ shown, needs }) => shown && needs.includes(need));
}

function isExplained(contact: Contact): contact is Explained {
  return contact.purpose !== undefined;
}

/** What somebody looks for in an entry and does not find: the body fills it in. */
export function openIn({ kind, address, phones, url }: Contact): readonly Missing[] {
  const byKind: Readonly<Record<ContactKind, readonly Missing[]>> = {
    line: ['phones'],
    site: ['url'],
    body: ['address', 'phones'],
    court: ['address', 'phones'],
  };
  const has = { address: address !== undefined, phones: phones.length > 0, url: url !== undefined };
  return byKind[kind].filter((part) => !has[part]);
}

export type Missing = 'address' | 'phones' | 'url';

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
