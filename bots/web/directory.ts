import { longDate } from '../../knowledge/dates.ts';
import { openIn, type Directory } from '../../knowledge/directory.ts';
import { findContacts, longestSearch, type Sought } from '../../knowledge/find-contacts.ts';
import { phrase } from '../../knowledge/phrases.ts';
import type { RegionNames } from '../../knowledge/regions.ts';
import { contactKinds, type Contact } from '../../knowledge/schema/directory.ts';
import { isRegion } from '../../knowledge/schema/region.ts';
import { cleanLine } from '../../knowledge/schema/text.ts';
import type { Language } from '../../platform/language.ts';
import { html, nothing, type Html } from '../../web/html.ts';
import { notice } from './messages.ts';
import { shell, type PageContext } from './page.ts';

export interface DirectoryShown {
  readonly directory: Directory;
  readonly regions: RegionNames;
}

/**
 * The directory, or what was found in it for `typed`. A search is posted, never put into an address, and its words
 * stand in the answer alone.
 */
export function directoryPage(
  { directory, regions }: DirectoryShown,
  language: Language,
  context: PageContext,
  typed: string | null = null,
): string {
  const wanted = cleanLine(typed ?? '');
  const isTooLong = wanted.length > longestSearch;
  const isSearch = wanted !== '' && !isTooLong;
  const found = isSearch ? findContacts(directory, regions, wanted) : null;
  const main = html`<article class="talk reading">
    <h1>${phrase(language, 'directory.title')}</h1>
    ${isTooLong && notice(language, 'problem', phrase(language, 'directory.too-long', { limit: longestSearch }))}
    ${searchField(wanted, language)}
    ${
      found === null
        ? html`<p>${phrase(language, 'directory.intro')}</p>
            ${everything(directory, regions, language)}`
        : results(found, regions, language)
    }
    <p class="onward">
      ${found !== null && html`<a href="/${language}/directory">${phrase(language, 'directory.title')}</a> · `}
      <a href="/${language}/knowledge">${phrase(language, 'ask.all')}</a>
    </p>
  </article>`;
  return shell(language, { context, at: 'menu/welcome', files: false, path: 'directory', main });
}

/** The button stands before all others of the form, so that Enter presses it. */
function searchField(typed: string, language: Language): Html {
  return html`<div class="answer">
    <label for="text">${phrase(language, 'directory.search')}</label>
    <p class="hint" id="hint">${phrase(language, 'directory.ask')}</p>
    <input
      id="text"
      name="text"
      type="search"
      value="${typed}"
      aria-describedby="hint"
      maxlength="${longestSearch}"
      enterkeyhint="search"
    />
    <button class="main" formaction="/${language}/directory">
      ${phrase(language, 'directory.find')}
    </button>
  </div>`;
}

function results({ regions: ids, contacts }: Sought, names: RegionNames, language: Language): Html {
  const isFilled = contacts.some(({ region }) => ids.includes(region));
  const there = ids.flatMap((id) => (id === 'republic' ? [] : (names.get(id) ?? [])));
  return html`<section aria-labelledby="found">
    <h2 id="found">${phrase(language, 'directory.found')}</h2>
    ${
      there.length > 0 &&
      !isFilled &&
      notice(
        language,
        'notice',
        phrase(language, 'directory.region-open', {
          regions: there.map((name) => `• ${name[language]}`).join('\n'),
        }),
      )
    }
    ${contacts.length === 0 && html`<p>${phrase(language, 'directory.none')}</p>`}
    ${contacts.map((contact) => entry(contact, language, names))}
  </section>`;
}

function everything(directory: Directory, regions: RegionNames, language: Language): Html {
  const shown = directory.filter((contact) => contact.shown);
  const whole = shown.filter(({ region }) => region === 'republic');
  return html`${contactKinds.map((kind) => {
      const own = whole.filter((contact) => contact.kind === kind);
      if (own.length === 0 && kind !== 'court') return nothing;
      return html`<section aria-labelledby="${kind}">
        <h2 id="${kind}">${phrase(language, `directory.kind.${kind}`)}</h2>
        ${own.map((contact) => entry(contact, language))}
        ${own.length === 0 && html`<p>${phrase(language, 'directory.kind-open')}</p>`}
      </section>`;
    })}
    <h2>${phrase(language, 'directory.regions')}</h2>
    ${[...regions].map(([id, name]) =>
      region(
        name[language],
        shown.filter((contact) => isRegion(id) && contact.region === id),
        language,
      ),
    )}`;
}

function region(name: string, contacts: readonly Contact[], language: Language): Html {
  if (contacts.length === 0) {
    return html`<p>
      ${name}: <span class="hint">${phrase(language, 'directory.open-region')}</span>
    </p>`;
  }
  return html`<details>
    <summary>${name} (${contacts.length})</summary>
    <div>${contacts.map((contact) => entry(contact, language))}</div>
  </details>`;
}

/** With `names` it says where it is: elsewhere it stands under its region. */
function entry(contact: Contact, language: Language, names: RegionNames | null = null): Html {
  const { name, purpose, caution, address, phones, url, hours, place, verifiedOn } = contact;
  const where = contact.region === 'republic' ? undefined : names?.get(contact.region);
  const lines = [
    ...[purpose, where, address].flatMap((text) =>
      text === undefined ? [] : [html`${text[language]}`],
    ),
    ...phones.map(phoneLink),
    ...(url === undefined ? [] : [html`<a href="${url}" rel="noreferrer noopener">${url}</a>`]),
    ...(hours === undefined
      ? []
      : [html`${phrase(language, 'directory.hours', { hours: hours[language] })}`]),
    ...(place === undefined ? [] : [placeLine(place, language)]),
    ...openIn(contact).map(
      (part) => html`<span class="hint">${phrase(language, `directory.open-${part}`)}</span>`,
    ),
    ...(caution === undefined ? [] : [html`${caution[language]}`]),
    html`<span class="hint"
      >${
        verifiedOn === null
          ? phrase(language, 'directory.not-checked')
          : phrase(language, 'directory.checked', { day: longDate(language, verifiedOn) })
      }
      ${phrase(language, 'directory.source', { source: sourceOf(contact, language) })}</span
    >`,
  ];
  return html`<div>
    <h3>${name[language]}</h3>
    <ul>
      ${lines.map((line) => html`<li>${line}</li>`)}
    </ul>
  </div>`;
}

/** Numbers stand as they are published; the link holds the digits alone. */
function phoneLink(phone: string): Html {
  return html`<a href="tel:${phone.replaceAll(/[^+0-9]/gu, '')}">${phone}</a>`;
}

function placeLine(place: NonNullable<Contact['place']>, language: Language): Html {
  const { latitude, longitude } = place;
  const written = phrase(language, 'directory.place', {
    latitude: String(latitude),
    longitude: String(longitude),
  });
  return html`<a href="geo:${latitude},${longitude}">${written}</a>`;
}

function sourceOf({ sources, sourceDate }: Contact, language: Language): string {
  const named = sources.map((source) => source[language]).join('; ');
  return sourceDate === null ? named : `${named} (${sourceDate})`;
}
