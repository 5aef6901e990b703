import { phrase } from '../../knowledge/phrases.ts';
import { subtasksOf, type Procedures } from '../../knowledge/procedures.ts';
import type { Card, CardId } from '../../knowledge/schema/card.ts';
import { showingOf } from '../../knowledge/schema/fact.ts';
import type { Paper, PaperId } from '../../knowledge/schema/paper.ts';
import type { ProcedureTask, Project, Subtask } from '../../knowledge/schema/procedure.ts';
import type { Language, Localized } from '../../platform/language.ts';
import { html, nothing, type Html } from '../../web/html.ts';
import { notice } from './messages.ts';
import { shell, type PageContext } from './page.ts';

/** What the page shows, and what it leads to. */
export interface ProceduresShown {
  readonly procedures: Procedures;
  readonly cards: ReadonlyMap<CardId, Card>;
  readonly papers: ReadonlyMap<PaperId, Paper>;
}

/** The whole direction as a tree: projects, their tasks, and subtasks that open on the spot, without scripts. */
export function proceduresPage(
  shown: ProceduresShown,
  language: Language,
  context: PageContext,
): string {
  const { direction, projects } = shown.procedures;
  const main = html`<article class="talk reading">
    <h1>${direction.title[language]}</h1>
    <p>${direction.about[language]}</p>
    ${notice(language, 'warning', direction.caution[language])}
    <p>${phrase(language, 'procedures.how')}</p>
    <nav aria-label="${phrase(language, 'procedures.projects')}">
      <ol class="contents">
        ${projects.map((project) => html`<li>${projectLink(project, language)}</li>`)}
      </ol>
    </nav>
    ${fold(
      phrase(language, 'procedures.before'),
      html`${bullets(direction.notes.map(({ text }) => html`${text[language]}`))}
      ${defects(direction.defects, language)}`,
    )}
    ${projects.map((project) => section(project, shown, language))}
    <h2>${phrase(language, 'ask.source')}</h2>
    ${bullets(
      direction.sources.map(
        ({ title, date }) =>
          html`${date === null ? title[language] : phrase(language, 'ask.source-dated', { title: title[language], date })}`,
      ),
    )}
    ${direction.verifiedOn === null && html`<p>${phrase(language, 'ask.not-verified')}</p>`}
    <p class="offer">${phrase(language, 'procedures.count')}</p>
    <ul class="options" role="list" aria-label="${phrase(language, 'web.choices')}">
      <li>
        <button class="main" name="choice" value="deadlines">
          ${phrase(language, 'menu.deadlines')}
        </button>
      </li>
    </ul>
    <p class="onward">
      <a href="/${language}/knowledge">${phrase(language, 'ask.all')}</a>
    </p>
  </article>`;
  return shell(language, { context, at: 'menu/welcome', files: false, path: 'procedures', main });
}

function projectLink(project: Project, language: Language): Html {
  const counts = { tasks: project.tasks.length, subtasks: subtasksOf([project]).length };
  return html`<a href="#${project.id}">${project.title[language]}</a>
    (${phrase(language, 'procedures.counts', counts)})`;
}

function section(project: Project, shown: ProceduresShown, language: Language): Html {
  const { id, number, title, about, notes, tasks } = project;
  return html`<section aria-labelledby="${id}">
    <h2 id="${id}">
      ${phrase(language, 'procedures.project', { number, title: title[language] })}
    </h2>
    <p>${about[language]}</p>
    ${
      notes.length + project.defects.length > 0 &&
      fold(
        phrase(language, 'procedures.for-all'),
        html`${bullets(notes.map(({ text }) => html`${text[language]}`))}
        ${defects(project.defects, language)}`,
      )
    }
    ${tasks.map((task) => taskPart(project, task, shown, language))}
  </section>`;
}

function taskPart(
  project: Project,
  task: ProcedureTask,
  shown: ProceduresShown,
  language: Language,
): Html {
  const { number, title, subtasks } = task;
  return html`<h3>${phrase(language, 'procedures.task', { number, title: title[language] })}</h3>
    ${subtasks.map((subtask) => subtaskPart({ project: project.number, task: number, subtask: subtask.number }, subtask, shown, language))}`;
}

/** The anchor stands inside, so that a browser that comes to it opens the fold. */
function subtaskPart(
  place: Readonly<Record<'project' | 'task' | 'subtask', number>>,
  subtask: Subtask,
  { cards, papers }: ProceduresShown,
  language: Language,
): Html {
  const { id, title, what, who, evidence, terms } = subtask;
  const forms = [
    ...subtask.forms.map(
      ({ of, annex }) => html`${phrase(language, `procedures.annex-${of}`, { annex })}`,
    ),
    ...subtask.papers.flatMap((paper) => {
      const name = papers.get(paper)?.name[language];
      return name === undefined ? [] : [html`${phrase(language, 'procedures.paper', { name })}`];
    }),
  ];
  const links = subtask.cards.flatMap((card) => cards.get(card) ?? []);
  return fold(
    `${place.task}.${place.subtask}. ${title[language]}`,
    html`<dl id="${id}">
      ${row('what', html`${what[language]}`, language)}
      ${row('who', html`${who[language]}`, language)}
      ${row('evidence', html`${evidence[language]}`, language)}
      ${
        terms.length > 0 &&
        row('until', bullets(terms.map(({ text }) => html`${text[language]}`)), language)
      }
      ${forms.length > 0 && row('form', bullets(forms), language)}
      ${subtask.defects.length > 0 && row('defects', bullets(subtask.defects.map((text) => html`${text[language]}`)), language)}
      ${
        links.length > 0 &&
        row(
          'more',
          bullets(
            links.map(
              (card) =>
                html`<a href="/${language}/knowledge/${card.id}">${card.title[language]}</a>`,
            ),
          ),
          language,
        )
      }
      ${row('source', html`${phrase(language, 'procedures.from', place)}`, language)}
      ${showingOf(subtask.mark) !== 'fact' && row('sure', html`${phrase(language, 'ask.mark-part')}`, language)}
    </dl>`,
  );
}

type Row = 'what' | 'who' | 'evidence' | 'until' | 'form' | 'defects' | 'source' | 'more' | 'sure';

function row(name: Row, value: Html, language: Language): Html {
  return html`<dt>${phrase(language, `procedures.${name}`)}</dt>
    <dd>${value}</dd>`;
}

function defects(found: readonly Localized[], language: Language): Html {
  if (found.length === 0) return nothing;
  return html`<p>${phrase(language, 'procedures.defects')}:</p>
    ${bullets(found.map((text) => html`${text[language]}`))}`;
}

function fold(summary: string, inside: Html): Html {
  return html`<details>
    <summary>${summary}</summary>
    ${inside}
  </details>`;
}

function bullets(items: readonly Html[]): Html {
  if (items.length === 0) return nothing;
  const [only] = items;
  if (items.length === 1 && only !== undefined) return only;
  return html`<ul>
    ${items.map((item) => html`<li>${item}</li>`)}
  </ul>`;
}
