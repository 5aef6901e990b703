import { standing } from '../../cases/statistics/snapshot-problem.ts';
import type { TrustedSnapshot } from '../../cases/statistics/signed-snapshot.ts';
import type { PublishedCell, PublishedSource, Snapshot } from '../../cases/statistics/snapshot.ts';
import {
  type ClosedTable,
  closedTables,
  type FiledTable,
  filedTables,
} from '../../cases/statistics/tally.ts';
import {
  appealsLine,
  cellName,
  changeWords,
  factorWords,
  figureLines,
  percentWords,
  publishedRows,
  quarterWords,
  sourceCellName,
  sourceName,
} from '../../cases/statistics/words.ts';
import { publishedChanges } from '../../cases/statistics/imports/by-source.ts';
import { type SourceTable, sourceTables } from '../../cases/statistics/imports/source.ts';
import { pledgeDays } from '../../knowledge/pledge.ts';
import { longDate } from '../../knowledge/dates.ts';
import { numberText } from '../../knowledge/numbers.ts';
import { phrase } from '../../knowledge/phrases.ts';
import { base64url } from '../../platform/crypto/bytes.ts';
import type { Language } from '../../platform/language.ts';
import { html, nothing, type Html } from '../../web/html.ts';
import type { PublishedFigures } from '../trust.ts';
import { notice } from './messages.ts';
import { shell, type PageContext } from './page.ts';

/** What the body says about its work in numbers, each under an officer’s signature. */
export function trustPage(
  { snapshots, broken }: PublishedFigures,
  language: Language,
  context: PageContext,
): string {
  const shown = standing(snapshots.map(({ snapshot }) => snapshot));
  const newest = snapshots
    .filter(({ snapshot }) => shown.includes(snapshot))
    .toSorted((one, other) => (one.snapshot.quarter < other.snapshot.quarter ? 1 : -1));
  const main = html`<article class="talk reading">
    <h1>${phrase(language, 'trust.title')}</h1>
    ${broken && notice(language, 'problem', phrase(language, 'trust.broken'))}
    <p>${phrase(language, 'trust.lead')}</p>
    ${newest.length === 0 && html`<p>${phrase(language, 'trust.empty')}</p>`}
    ${newest.map((each) => section(each, shown, language))}
    <h2>${phrase(language, 'trust.pledge')}</h2>
    <p>${phrase(language, 'trust.pledge.text', { days: pledgeDays })}</p>
    <h2>${phrase(language, 'trust.check')}</h2>
    <p>${phrase(language, 'trust.check.how')}</p>
    ${keys(snapshots, language)}
    <p>${phrase(language, 'trust.check.says')}</p>
    <p><a href="/trust.json">${phrase(language, 'trust.file')}</a></p>
    <p><a href="/${language}/audit">${phrase(language, 'trust.audit')}</a></p>
    <p><a href="/${language}/console-hashes">${phrase(language, 'trust.console.link')}</a></p>
    ${snapshots.length > 0 && history(snapshots, language)}
  </article>`;
  return shell(language, { context, at: 'menu/welcome', files: false, path: 'trust', main });
}

/** The same for programs: the signed bytes themselves, with all that a check of them needs. */
export function trustFile({ snapshots, broken }: PublishedFigures): string {
  return JSON.stringify({
    v: 1,
    whole: !broken,
    snapshots: snapshots.map(({ snapshot, hash, signer, bytes, signature }) => ({
      number: snapshot.number,
      hash,
      signer: signer.ed25519,
      signature: base64url(signature),
      bytes: base64url(bytes),
    })),
  });
}

function section(
  { snapshot, hash }: TrustedSnapshot,
  shown: readonly Snapshot[],
  language: Language,
): Html {
  const { quarter, number, day, figures, external = [], group, note, corrects } = snapshot;
  const when = { number, day: longDate(language, day) };
  const heading = quarterWords(language, quarter);
  return html`<h2>${heading}</h2>
    ${
      figures === null
        ? html`<p>${phrase(language, 'trust.withdrawn', { quarter: heading })}</p>`
        : html`<ul>
            ${figureLines(language, figures).map((line) => html`<li>${line}</li>`)}
          </ul>`
    }
    ${
      corrects !== null &&
      figures !== null &&
      html`<p>${phrase(language, 'figures.in-place-of', { number: corrects })}</p>`
    }
    ${group === 'oversight' && html`<p>${phrase(language, 'trust.oversight')}</p>`}
    ${note !== null && html`<p>${phrase(language, 'trust.note', { note: note[language] })}</p>`}
    ${
      figures !== null &&
      html`${filedTables.map((id) => table(id, figures.filed.tables[id], figures.filed.total, snapshot, language))}
        ${closedTables.map((id) => table(id, figures.closed.tables[id], figures.closed.total, snapshot, language))}
        ${external.map((each) => ofOthers(each, language))} ${bySource(snapshot, shown, language)}
        <p class="hint">${phrase(language, 'figures.hidden-note')}</p>`
    }
    <p class="hint">${phrase(language, 'trust.made', when)}</p>
    <p class="hint">${phrase(language, 'trust.hash')}: <code translate="no">${hash}</code></p>`;
}

/** What another system counted: under a heading of its own, and never in one table with ours. */
function ofOthers({ from, asOf, counted }: PublishedSource, language: Language): Html {
  const { total, tables } = counted;
  const source = sourceName(language, from);
  const day = longDate(language, asOf);
  return html`<h3>${phrase(language, 'figures.external', { source })}</h3>
    <p>${appealsLine(language, total)}</p>
    <p>${phrase(language, 'figures.external.note', { day })}</p>
    ${sourceTables.map((id) => {
      const name = (of: string) => sourceCellName(language, id, of);
      const words = {
        caption: captionOfSource(id, language),
        name,
        counted: 'figures.column',
      } as const;
      return tableOf(tables[id], total, words, language);
    })}`;
}

/** The systems beside each other, where one of them was published for the same quarter a year before. */
function bySource(snapshot: Snapshot, shown: readonly Snapshot[], language: Language): Html {
  const changes = publishedChanges(snapshot, shown);
  if (changes.every(({ now, before }) => now === null || before === null)) return nothing;
  const head = ['figures.sources.system', 'statistics.before', 'figures.column'] as const;
  const compared = ['statistics.change', 'figures.sources.factor'] as const;
  const hidden = phrase(language, 'statistics.hidden');
  const number = (value: number | null) => (value === null ? hidden : numberText(language, value));
  return html`<table class="figures">
      <caption>
        ${phrase(language, 'figures.sources')}
      </caption>
      <tr>
        ${[...head, ...compared].map((key) => html`<th scope="col">${phrase(language, key)}</th>`)}
      </tr>
      ${changes.map(({ from, now, before }) => {
        const both = now !== null && before !== null;
        return html`<tr>
          <th scope="row">${sourceName(language, from)}</th>
          <td>${before === null ? '–' : number(before)}</td>
          <td>${number(now)}</td>
          <td>${(both ? changeWords(language, now, before) : null) ?? '–'}</td>
          <td>${(both ? factorWords(language, now, before) : null) ?? '–'}</td>
        </tr>`;
      })}
    </table>
    <p class="hint">${phrase(language, 'figures.sources.note')}</p>`;
}

function captionOfSource(id: SourceTable, language: Language): string {
  return phrase(
    language,
    id === 'category' ? 'figures.external.category' : `statistics.table.${id}`,
  );
}

function table(
  id: FiledTable | ClosedTable,
  cells: readonly PublishedCell[] | undefined,
  total: number | null,
  { names }: Snapshot,
  language: Language,
): Html {
  const caption = phrase(language, `statistics.table.${id}`);
  const name = (of: string) => cellName(language, id, of, names);
  return tableOf(cells, total, { caption, name, counted: 'statistics.reports' }, language);
}

function tableOf(
  cells: readonly PublishedCell[] | undefined,
  total: number | null,
  words: {
    readonly caption: string;
    readonly name: (of: string) => string;
    readonly counted: 'statistics.reports' | 'figures.column';
  },
  language: Language,
): Html {
  if (cells === undefined || total === null) return nothing;
  const { caption, name, counted } = words;
  if (cells.every(({ count }) => count === null)) {
    return html`<h3>${caption}</h3>
      <p>${phrase(language, 'figures.table-hidden')}</p>`;
  }
  const { rows, leftOut } = publishedRows(language, cells, name);
  return html`<table class="figures">
      <caption>
        ${caption}
      </caption>
      <tr>
        <th scope="col">${phrase(language, 'statistics.what')}</th>
        <th scope="col">${phrase(language, counted)}</th>
        <th scope="col">${phrase(language, 'statistics.share')}</th>
      </tr>
      ${rows.map(
        ({ name: row, count }) =>
          html`<tr>
            <th scope="row">${row}</th>
            ${
              count === null
                ? html`<td colspan="2">${phrase(language, 'statistics.hidden')}</td>`
                : html`<td>${numberText(language, count)}</td>
                    <td>${percentWords(language, count, total)}</td>`
            }
          </tr>`,
      )}
    </table>
    ${leftOut !== null && html`<p class="hint">${leftOut}</p>`}`;
}

function keys(snapshots: readonly TrustedSnapshot[], language: Language): Html {
  const each = [...new Set(snapshots.map(({ signer }) => signer.ed25519))];
  const command = ['node docs/examples/verify-snapshot.mjs trust.json', ...each].join(' ');
  return html`${each.map(
    (key) => html`<p>${phrase(language, 'trust.key')}: <code translate="no">${key}</code></p>`,
  )}${each.length > 0 && html`<p><code translate="no">${command}</code></p>`}`;
}

function history(snapshots: readonly TrustedSnapshot[], language: Language): Html {
  return html`<h2>${phrase(language, 'trust.history')}</h2>
    <ul>
      ${snapshots.toReversed().map(({ snapshot }) => html`<li>${historyLine(snapshot, language)}</li>`)}
    </ul>`;
}

function historyLine({ number, day, quarter, corrects, figures }: Snapshot, language: Language) {
  const params = {
    number,
    day: longDate(language, day),
    quarter: quarterWords(language, quarter),
    corrects: corrects ?? 0,
  };
  if (corrects === null) return phrase(language, 'trust.history.figures', params);
  return figures === null
    ? phrase(language, 'trust.history.withdraws', params)
    : phrase(language, 'trust.history.corrects', params);
}
