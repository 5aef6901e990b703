import type { Card, CardId } from './schema/card.ts';
import type { Mark } from './schema/fact.ts';
import type { Paper } from './schema/paper.ts';
import type { Direction, Project, Subtask } from './schema/procedure.ts';

/** What the instruction on Model Basic Direction No. 4 asks for, as data. */
export interface Procedures {
  readonly direction: Direction;
  /** All four, in their order. */
  readonly projects: readonly Project[];
}

/** Every subtask of all projects, in their order. */
export function subtasksOf(projects: readonly Project[]): readonly Subtask[] {
  return projects.flatMap(({ tasks }) => tasks.flatMap(({ subtasks }) => subtasks));
}

/** The subtasks that a card explains. */
export function subtasksOfCard({ projects }: Procedures, card: CardId): readonly Subtask[] {
  return subtasksOf(projects).filter(({ cards }) => cards.includes(card));
}

/** What procedures may point to. */
interface Shelf {
  readonly cards: readonly Card[];
  readonly papers: readonly Paper[];
  readonly facts: ReadonlyMap<string, Mark>;
}

/** Everything that is wrong between the projects and what they point to, with the file. */
export function procedureSetProblems(
  direction: Direction,
  projects: readonly Project[],
  shelf: Shelf,
): readonly string[] {
  const ids = subtasksOf(projects).map(({ id }) => id);
  return [
    ...[...ids, ...projects.map(({ id }) => id)]
      .filter((id, at, all) => all.indexOf(id) !== at)
      .map((id) => `knowledge/procedures/: ${id} stands twice`),
    ...[
      ...factProblems(direction.facts, direction.mark, shelf),
      ...noteProblems(direction, shelf),
      ...[direction.card].filter((card) => !shelf.cards.some((one) => one.id === card)).map(noCard),
    ].map((problem) => `${fileOf('direction')}: ${problem}`),
    ...projects.flatMap((project) =>
      [
        ...noteProblems(project, shelf),
        ...subtasksOf([project]).flatMap((subtask) => subtaskProblems(subtask, shelf)),
      ].map((problem) => `${fileOf(project.id)}: ${problem}`),
    ),
  ];
}

function subtaskProblems(subtask: Subtask, shelf: Shelf): string[] {
  const { id, terms, cards, papers, facts, mark } = subtask;
  const rules = terms.flatMap(({ rule }) => rule ?? []);
  return [
    ...factProblems(facts, mark, shelf),
    ...rules.filter((rule) => !facts.includes(rule)).map((rule) => `${rule} is no fact of it`),
    ...cards.filter((card) => !shelf.cards.some((one) => one.id === card)).map(noCard),
    ...papers
      .filter((paper) => !shelf.papers.some((one) => one.id === paper))
      .map((paper) => `no paper ${paper}`),
  ].map((problem) => `${id}: ${problem}`);
}

function noteProblems({ notes }: Pick<Project, 'notes'>, shelf: Shelf): string[] {
  return notes.flatMap(({ facts, rule }, at) =>
    [
      ...factProblems(facts, 'A', shelf),
      ...(rule === undefined || facts.includes(rule) ? [] : [`${rule} is no fact of it`]),
    ].map((problem) => `notes.${at}: ${problem}`),
  );
}

function factProblems(named: readonly string[], mark: Mark, { facts }: Shelf): string[] {
  const guessed = named.filter((fact) => facts.get(fact) === 'C');
  return [
    ...named.filter((fact) => !facts.has(fact)).map((fact) => `no fact ${fact}`),
    ...(guessed.length > 0 && !mark.includes('C')
      ? [`mark ${mark} hides that ${guessed.join(', ')} is marked C`]
      : []),
  ];
}

function noCard(card: CardId): string {
  return `no card ${card}`;
}

function fileOf(name: string): string {
  return `knowledge/procedures/${name}.json`;
}
