import { openIn } from '../knowledge/directory.ts';
import { findContacts, longestSearch } from '../knowledge/find-contacts.ts';
import type { RegionNames } from '../knowledge/regions.ts';
import type { Contact } from '../knowledge/schema/directory.ts';
import { cleanLine } from '../knowledge/schema/text.ts';
import type { Localized } from '../platform/language.ts';
import type { SoughtDraft } from './draft.ts';
import { deaf, screen, type Flow } from './flow.ts';
import { chosen } from './match.ts';
import type { Message, Text } from './message.ts';
import { notNow, oldButton } from './refusals.ts';
import { backOption, list, menuOption, say, words, written } from './say.ts';
import { go, stay, type Input, type Move, type Scene, type Shown } from './step.ts';

const options = [backOption, menuOption];

/** Waits for a name and a place; shows what was found for the last ones, never the words. */
function show(scene: Scene): Shown {
  const { sought } = scene.state.draft;
  const messages = sought === null ? [say('directory.ask')] : results(scene, sought);
  return { messages, prompt: { options, expects: 'text', input: 'line' } };
}

function results(scene: Scene, { regions, contacts }: SoughtDraft): readonly Message[] {
  const { directory, regions: names } = scene.world.knowledge;
  const found = contacts.flatMap(
    (id) => directory.find((contact) => contact.id === id && contact.shown) ?? [],
  );
  const there = regions.flatMap((id) => (id === 'republic' ? [] : (names.get(id) ?? [])));
  const isFilled = found.some(({ region }) => regions.includes(region));
  const empty: readonly Message[] =
    there.length === 0 || isFilled
      ? []
      : [say('directory.region-open', 'notice', { regions: list(there.map(localized)) })];
  if (found.length === 0) return [...empty, say('directory.none'), say('directory.again')];
  return [...empty, ...found.map((contact) => said(contact, names)), say('directory.again')];
}

function said(contact: Contact, names: RegionNames): Message {
  const region = contact.region === 'republic' ? undefined : names.get(contact.region);
  const lines = [
    ...[contact.purpose, region, contact.address, contact.hours].flatMap((text) =>
      text === undefined ? [] : [localized(text)],
    ),
    ...contact.phones.map(written),
    ...(contact.url === undefined ? [] : [written(contact.url)]),
    ...openIn(contact).map((part) => words(`directory.open-${part}`)),
    ...(contact.caution === undefined ? [] : [localized(contact.caution)]),
    contact.verifiedOn === null
      ? words('directory.not-checked')
      : words('directory.checked', { day: { kind: 'day', day: contact.verifiedOn } }),
    ...contact.sources.map((source) => words('directory.source', { source: localized(source) })),
  ];
  return say('directory.entry', 'plain', { name: localized(contact.name), lines: list(lines) });
}

function localized(text: Localized): Text {
  return { kind: 'localized', text };
}

function take(scene: Scene, input: Input): Move {
  const { draft } = scene.state;
  const { knowledge } = scene.world;
  if (input.kind === 'file' || input.kind === 'file-refused') return notNow(scene, input);
  const id = chosen(scene, input, options, true);
  if (id === 'back') return go('back', { ...draft, sought: null });
  if (id === 'menu') return go('menu/menu', { ...draft, sought: null });
  if (input.kind === 'choice') return stay(draft, [oldButton]);
  const typed = cleanLine(input.text);
  if (typed === '') return stay(draft, [say('refusal.empty', 'problem')]);
  if (typed.length > longestSearch) {
    return stay(draft, [say('directory.too-long', 'problem', { limit: longestSearch })]);
  }
  const { regions, contacts } = findContacts(knowledge.directory, knowledge.regions, typed);
  return stay({ ...draft, sought: { regions, contacts: contacts.map((one) => one.id) } });
}

export const directory: Flow = {
  name: 'directory',
  form: null,
  start: 'directory/find',
  steps: [screen('directory/find', { next: ['menu/menu'], show, take })],
  hear: deaf,
};
