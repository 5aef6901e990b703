import { readFileSync, readdirSync } from 'node:fs';

import { SenimError } from '../platform/errors.ts';
import type { Localized } from '../platform/language.ts';
import type { Calendar } from './calendar.ts';
import { cardSetProblems, parseFactSheet } from './card-set.ts';
import type { Directory } from './directory.ts';
import { guideSetProblems } from './guide-set.ts';
import { indicatorProblems, indicatorsOf, type Indicators } from './indicators.ts';
import { procedureSetProblems, type Procedures } from './procedures.ts';
import { noticeSetProblems } from './notice-set.ts';
import { lineWith } from './schema/line-with.ts';
import { regionNames, type RegionNames } from './regions.ts';
import { withJsonLine } from './schema/json-lines.ts';
import { parseCalendarYear } from './schema/calendar.ts';
import { parseCard, type Card, type CardId } from './schema/card.ts';
import { parseContacts } from './schema/directory.ts';
import { parseGlossary, type LayWords } from './schema/glossary.ts';
import type { Mark } from './schema/fact.ts';
import { parseGuide, type Guide, type GuideId } from './schema/guide.ts';
import { indicatorDirectionIds, parseIndicators } from './schema/indicator.ts';
import { parseLegal, type Legal } from './schema/legal.ts';
import { parseNotice, type Notice } from './schema/notice.ts';
import type { NoticeId } from './schema/notice-id.ts';
import type { Paper, PaperId } from './schema/paper.ts';
import { parsePaper } from './schema/paper-shape.ts';
import { parseDirection, parseProject, projectIds } from './schema/procedure.ts';
import { parseQuestionnaire } from './schema/parse.ts';
import type { FormId, Questionnaire } from './schema/questionnaire.ts';
import { parseRecordBook, type RecordBook } from './schema/record-book.ts';
import { parseTerms, type Term } from './schema/term.ts';

/** All content but the phrases, checked. */
export interface Knowledge {
  readonly forms: ReadonlyMap<FormId, Questionnaire>;
  readonly calendar: Calendar;
  readonly directory: Directory;
  readonly regions: RegionNames;
  readonly legal: Legal;
  readonly cards: ReadonlyMap<CardId, Card>;
  /** What people say instead of the words of the cards. */
  readonly glossary: readonly LayWords[];
  /** Forms of official papers, in the order in which they are offered. */
  readonly papers: ReadonlyMap<PaperId, Paper>;
  /** How long things may take, in the order in which they are offered. */
  readonly terms: readonly Term[];
  readonly procedures: Procedures;
  /** Light registers of an analysis, in the order in which they are offered. */
  readonly registers: readonly RecordBook[];
  /** What check-lists of the internal analysis ask. */
  readonly indicators: Indicators;
  /** Their forms stand among `forms`. */
  readonly guides: ReadonlyMap<GuideId, Guide>;
  /** What the body adds to its pledge in its own words; absent where it adds nothing. */
  readonly pledgeWords?: Localized;
  /** In the order in which they are offered; each has a form and a paper of its name. */
  readonly notices: ReadonlyMap<NoticeId, Notice>;
}

const ownFiles = new URL('./', import.meta.url);

/**
 * Reads the knowledge files below `root`, all in one go: nobody is served yet, and three hundred small files are sooner
 * read than asked for. Throws `SenimError` `content` that names every wrong file and all its problems.
 */
export async function loadKnowledge(root: URL = ownFiles): Promise<Knowledge> {
  const problems: string[] = [];
  const texts = new Map<string, string>();
  const readText = <T>(
    path: string,
    parse: (text: string) => T,
    withLine: (text: string, problem: string) => string,
  ): T | null => {
    let text = '';
    try {
      text = readFileSync(new URL(path, root), 'utf8');
      texts.set(path, text);
      return parse(text);
    } catch (error) {
      const said = error instanceof Error ? error.message : 'unreadable';
      const lines = said.split('\n').map((problem) => withLine(text, problem));
      problems.push(...lines.map((line) => `knowledge/${path}: ${line}`));
      return null;
    }
  };
  const read = <T>(path: string, parse: (json: unknown) => T): T | null =>
    readText(path, (text) => parse(JSON.parse(text)), withJsonLine);
  const named = (folder: string, names: RegExp): string[] =>
    readdirSync(new URL(folder, root))
      .filter((name) => names.test(name))
      .sort();
  const all = <T>(folder: string, names: RegExp, parse: (json: unknown) => T): T[] =>
    named(folder, names)
      .map((name) => read(`${folder}${name}`, parse))
      .filter((one) => one !== null);
  const articles = (): Card[] =>
    named('articles/', /\.md$/u)
      .map((name) =>
        readText(
          `articles/${name}`,
          (text) => cardNamed(name, parseCard(text)),
          (_, problem) => problem,
        ),
      )
      .filter((one) => one !== null);
  const own = all('forms/', /\.json$/u, parseQuestionnaire);
  const years = all('calendar/', /^\d{4}\.json$/u, parseCalendarYear);
  const directory = read('directory/contacts.json', parseContacts);
  const legal = read('facts/legal.json', parseLegal);
  const facts = read('facts/sheet.json', parseFactSheet);
  const glossary = read('glossary/lay-words.json', parseGlossary);
  const cards = articles();
  const guides = all('guides/', /\.json$/u, parseGuide);
  const papers = all('papers/', /\.json$/u, parsePaper);
  const terms = read('facts/terms.json', parseTerms);
  const notices = all('notices/', /\.json$/u, parseNotice);
  const registers = all('registers/', /\.json$/u, parseRecordBook);
  const direction = read('procedures/direction.json', parseDirection);
  const projects = projectIds.map((id) =>
    read(`procedures/${id}.json`, (json) => parseProject(json, id)),
  );
  const signs = indicatorDirectionIds.map((id) =>
    read(`indicators/${id}.json`, (json) => parseIndicators(json, id)),
  );
  const inFour = projects.filter((project) => project !== null);
  const inNine = signs.filter((direction) => direction !== null);
  const forms = [...own, ...guides.map(({ form }) => form)];
  // A file that could not be read would look like a dead link everywhere else.
  if (facts !== null && problems.length === 0) {
    const shelf = { cards, facts, forms, papers };
    problems.push(
      ...cardSetProblems(cards, facts, (card, words) =>
        lineWith(texts.get(`articles/${card}.md`) ?? '', words),
      ),
      ...guideSetProblems(guides, shelf),
      ...noticeSetProblems(notices, shelf),
      ...paperProblems(papers, facts),
      ...registers.flatMap((book) => registerProblems(book, papers, facts)),
      ...indicatorProblems(inNine, facts),
      ...(direction === null
        ? []
        : procedureSetProblems(direction, inFour, { cards, papers, facts })),
      ...(directory ?? []).flatMap((contact) =>
        factProblems('directory/contacts.json', contact.facts, facts),
      ),
      ...(terms ?? []).flatMap((term) => factProblems('facts/terms.json', term.facts, facts)),
    );
  }
  const ids = forms.map((form) => form.id);
  problems.push(
    ...ids
      .filter((id, at) => ids.indexOf(id) !== at)
      .map((id) => `knowledge/forms/: ${id} stands twice`),
  );
  const isWhole = directory !== null && legal !== null && glossary !== null && terms !== null;
  if (!isWhole || direction === null || problems.length > 0) {
    throw new SenimError('content', problems.join('\n'));
  }
  return {
    forms: new Map(forms.map((form) => [form.id, form])),
    calendar: new Map(years.map((year) => [year.year, year])),
    directory,
    regions: regionNames(forms),
    legal,
    cards: new Map(cards.map((card) => [card.id, card])),
    glossary,
    papers: new Map(inOrder(papers).map((paper) => [paper.id, paper])),
    terms,
    procedures: { direction, projects: inFour },
    registers: inOrder(registers),
    indicators: indicatorsOf(inNine),
    guides: new Map(inOrder(guides).map((guide) => [guide.id, guide])),
    notices: new Map(inOrder(notices).map((notice) => [notice.id, notice])),
  };
}

function inOrder<T extends { readonly order: number }>(all: readonly T[]): readonly T[] {
  return all.toSorted((a, b) => a.order - b.order);
}

/** Papers that stand twice, or rest on facts that do not exist. */
function paperProblems(papers: readonly Paper[], facts: ReadonlyMap<string, Mark>): string[] {
  const ids = papers.map(({ id }) => id);
  return [
    ...ids
      .filter((id, at) => ids.indexOf(id) !== at)
      .map((id) => `knowledge/papers/: ${id} stands twice`),
    ...papers.flatMap((paper) => factProblems(`papers/${paper.id}.json`, paper.facts, facts)),
  ];
}

/** A register that fills no paper, or fields that its paper does not have. */
function registerProblems(
  { id, paper, fills, facts: named }: RecordBook,
  papers: readonly Paper[],
  facts: ReadonlyMap<string, Mark>,
): string[] {
  const file = `registers/${id}.json`;
  const fields = papers.find((each) => each.id === paper)?.fields;
  if (fields === undefined) return [`knowledge/${file}: no paper ${paper}`];
  return [
    ...fills
      .filter(({ field }) => fields.every((each) => each.id !== field))
      .map(({ field }) => `knowledge/${file}: ${paper} has no field ${field}`),
    ...factProblems(file, named, facts),
  ];
}

function factProblems(
  file: string,
  named: readonly string[],
  facts: ReadonlyMap<string, Mark>,
): string[] {
  return named
    .filter((fact) => !facts.has(fact))
    .map((fact) => `knowledge/${file}: no fact ${fact}`);
}

/** A card is found by its file. */
function cardNamed(name: string, card: Card): Card {
  if (name === `${card.id}.md`) return card;
  throw new SenimError('content', `line 2: the id is ${card.id}`);
}
