import { describe, expect, test } from 'vitest';

import { loadKnowledge } from '../../knowledge/load.ts';
import { procedureSetProblems, subtasksOf } from '../../knowledge/procedures.ts';
import { parseProject, projectIds, type Project } from '../../knowledge/schema/procedure.ts';
import { parseFactSheet } from '../../knowledge/card-set.ts';
import sheet from '../../knowledge/facts/sheet.json' with { type: 'json' };

const { procedures, cards, papers } = await loadKnowledge();
const { direction, projects } = procedures;
const facts = parseFactSheet(sheet);
const shelf = { cards: [...cards.values()], papers: [...papers.values()], facts };
const analysis = () => structuredClone(projects[0] as Project) as unknown as Loose;

/** A project that can be spoiled. */
interface Loose {
  id: string;
  number: number;
  tasks: { number: number; subtasks: Record<string, unknown>[] }[];
}

const first = (project: Loose) => project.tasks[0]?.subtasks[0] ?? {};
const problemsOf = (project: Loose) =>
  procedureSetProblems(direction, [project as unknown as Project, ...projects.slice(1)], shelf);

describe('the procedures of the instruction', () => {
  test('are four projects in their order', () => {
    expect(projects.map(({ id }) => id)).toEqual(projectIds);
    expect(projects.map((project) => subtasksOf([project]).length)).toEqual([11, 10, 11, 7]);
  });

  test('leave out no fact, no term and no annex of the fact sheet', () => {
    const used = new Set([
      ...direction.facts,
      ...direction.notes.flatMap((note) => note.facts),
      ...projects.flatMap(({ notes }) => notes.flatMap((note) => note.facts)),
      ...subtasksOf(projects).flatMap((subtask) => subtask.facts),
    ]);
    const wanted = [...facts.keys()].filter((id) => /^(?:INS|DL)-/u.test(id));
    expect(wanted.length).toBeGreaterThan(60);
    expect(wanted.filter((id) => !used.has(id))).toEqual([]);
  });

  test('say what the source has wrong: a number twice, an annex that does not fit', () => {
    const broken = subtasksOf(projects).filter(({ defects }) => defects.length > 0);
    expect(broken.map(({ id }) => id)).toEqual(
      expect.arrayContaining(['discussion', 'offences', 'reconciliation', 'publish']),
    );
  });

  test('were verified by nobody yet', () => {
    expect(direction.verifiedOn).toBeNull();
  });
});

describe('a project is refused', () => {
  test.each([
    ['in the file of another', (project: Loose) => (project.id = 'law'), /id: the file is that/u],
    ['in another place', (project: Loose) => (project.number = 2), /number: 1 is expected/u],
    [
      'with a task that has no number of its own',
      (project: Loose) => project.tasks.splice(1, 1),
      /tasks\.1\.number: 2 is expected/u,
    ],
    [
      'with a rule that is none',
      (project: Loose) => (first(project)['terms'] = [{ rule: 'soon', text: {} }]),
      /is no rule of the fact sheet/u,
    ],
    ['with a subtask in two languages', (project: Loose) => delete first(project)['who'], /who/u],
  ])('%s', (_, spoil, problem) => {
    const project = analysis();
    spoil(project);
    expect(() => parseProject(JSON.parse(JSON.stringify(project)), 'analysis')).toThrow(problem);
  });

  test.each([
    ['for a fact that does not exist', { facts: ['INS-999'] }, 'schedule: no fact INS-999'],
    ['for a guess that looks sure', { facts: ['CH-02'] }, 'mark A hides that CH-02 is marked C'],
    ['for a card that does not exist', { cards: ['none'] }, 'schedule: no card none'],
    ['for a paper that does not exist', { papers: ['none'] }, 'schedule: no paper none'],
    ['for a term without its fact', { terms: [{ rule: 'DL-05' }] }, 'DL-05 is no fact of it'],
    ['for an anchor that stands twice', { id: 'order' }, 'order stands twice'],
  ])('%s', (_, spoiled, problem) => {
    const project = analysis();
    Object.assign(first(project), spoiled);
    expect(problemsOf(project).join('\n')).toContain(problem);
  });
});
