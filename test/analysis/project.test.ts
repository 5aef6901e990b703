import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import {
  changed,
  type Document,
  documentReader,
  made,
  mostChanges,
  removed,
  restored,
} from '../../analysis/document.ts';
import { brokenRule, dueOf } from '../../analysis/due.ts';
import type { ProjectId } from '../../analysis/ids.ts';
import { projectDays } from '../../analysis/milestones.ts';
import { nextYear } from '../../analysis/next-year.ts';
import { progressOf } from '../../analysis/progress.ts';
import { taskEvents } from '../../analysis/project-calendar.ts';
import { projectProblems, projectWarnings } from '../../analysis/project-problems.ts';
import { missingTasks, ownersOf } from '../../analysis/project-tasks.ts';
import { type Project, projectShape, stretches } from '../../analysis/project.ts';
import { dueNow, taskRows } from '../../analysis/task-rows.ts';
import { newTask, type SubtaskId, subtaskIds, type Task, webAddress } from '../../analysis/task.ts';
import { isWorkingDay } from '../../knowledge/calendar.ts';
import { loadKnowledge } from '../../knowledge/load.ts';
import { subtasksOf } from '../../knowledge/procedures.ts';
import { addDays, type DateIso } from '../../platform/time.ts';
import { day, sixUnits } from './projects.ts';

const { calendar, procedures } = await loadKnowledge();
const today = day('2026-02-20');
const nobody = () => '';

const rowsOf = (project: Project, tasks: readonly Task[], at: DateIso = today) =>
  taskRows(
    project,
    tasks.map((task, place) => ({ row: { id: String(place) }, task })),
    calendar,
    at,
  );

const dayOf = (project: Project, subtask: SubtaskId) => {
  const [stretch] = stretches(project);
  if (stretch === undefined) throw new TypeError('a project without days');
  const counted = dueOf(calendar, project, stretch, subtask);
  return counted.kind === 'due' ? counted.due.day : counted.kind;
};

const kinds = (change: Partial<Project>) =>
  projectProblems(calendar, sixUnits(change)).map(({ kind }) => kind);
const warned = (change: Partial<Project>, at: DateIso = day('2026-01-15')) =>
  projectWarnings(calendar, sixUnits(change), at).map(({ kind }) => kind);

const done = (task: Task): Task => ({ ...task, status: 'done', done: today });

describe('the tasks of an analysis', () => {
  test('are those of the instruction, in its order', () => {
    const instruction = procedures.projects.filter(({ id }) => id === 'analysis');
    expect(subtasksOf(instruction).map(({ id }) => id)).toEqual(subtaskIds);
  });

  test.each<[SubtaskId, string]>([
    ['announce', '2026-02-16'],
    ['discussion-day', '2026-04-02'],
    ['discussion', '2026-04-09'],
    ['note', '2026-04-30'],
    ['plan', '2026-05-19'],
    ['publish', '2026-05-22'],
    ['monitoring', '2027-04-30'],
  ])('%s is due on %s when the analysis starts on 2 March 2026', (subtask, expected) => {
    expect(dayOf(sixUnits(), subtask)).toBe(expected);
  });

  test('rest on a rule wherever the instruction of the knowledge base names one, and on our advice elsewhere', () => {
    const [stretch] = stretches(sixUnits());
    if (stretch === undefined) throw new TypeError('a project without days');
    for (const { id, terms } of subtasksOf(procedures.projects.slice(0, 1))) {
      const counted = dueOf(calendar, sixUnits(), stretch, id as SubtaskId);
      const rule = counted.kind === 'due' ? counted.due.rule : undefined;
      expect(rule, id).toBe(terms[0]?.rule ?? null);
    }
  });

  test('after a note that is signed early are counted from its real day', () => {
    const signed = sixUnits({ signed: { note: day('2026-04-20'), plan: null } });
    expect(dayOf(signed, 'plan')).toBe('2026-05-05');
    expect(dayOf(signed, 'monitoring')).toBe('2027-04-20');
    const planned = sixUnits({
      signed: { note: day('2026-04-20'), plan: day('2026-04-27') },
    });
    expect(dayOf(planned, 'publish')).toBe('2026-04-30');
  });

  test('begin with one of each; an object with days of its own brings its own steps with its own days', () => {
    const project = sixUnits();
    const all = missingTasks(project, [], nobody);
    expect(all.map(({ subtask }) => subtask)).toEqual(subtaskIds);
    const [first, ...others] = project.objects;
    if (first === undefined) throw new TypeError('no objects');
    const own = { ...first, days: { start: day('2026-03-02'), end: day('2026-03-20') } };
    const apart = { ...project, objects: [own, ...others] };
    const added = missingTasks(apart, all, nobody);
    expect(added.map(({ object }) => object)).toEqual(added.map(() => own.id));
    const rows = rowsOf(apart, [...all, ...added]);
    const discussion = rows.find(
      ({ task }) => task.subtask === 'discussion' && task.object === own.id,
    );
    expect(discussion).toMatchObject({ day: '2026-03-13', names: [own.name] });
    expect(
      rows.find(({ task }) => task.subtask === 'discussion' && task.object === null),
    ).toMatchObject({ day: '2026-04-09', names: others.map(({ name }) => name) });
    // Taken out of the schedule, it takes its tasks along.
    expect(rowsOf(project, [...all, ...added])).toHaveLength(all.length);
  });
});

describe('a task', () => {
  const task = newTask('note', null, 'Хатшы');
  const moved = (to: string) => ({ ...task, moved: { day: day(to), reason: 'Басшы іссапарда' } });

  test('that is moved behind its last day breaks the rule it has, and one before it breaks none', () => {
    const [late] = rowsOf(sixUnits(), [moved('2026-05-04')]);
    expect(late).toMatchObject({ broken: 'DL-05', day: '2026-05-04' });
    const [early] = rowsOf(sixUnits(), [moved('2026-04-28')]);
    expect(early).toMatchObject({ broken: null, day: '2026-04-28' });
  });

  test('without a rule of its own may be moved anywhere', () => {
    const free = { ...moved('2027-01-11'), subtask: 'register' } as const;
    expect(rowsOf(sixUnits(), [free])[0]).toMatchObject({ broken: null });
  });

  test('on a day off is told, also when no rule is broken', () => {
    expect(rowsOf(sixUnits(), [moved('2026-04-25')])[0]).toMatchObject({
      onDayOff: true,
      broken: null,
    });
  });

  test('breaks its rule exactly when it is later than the rule’s day', () => {
    fc.assert(
      fc.property(fc.integer({ min: -60, max: 60 }), (by) => {
        const due = { day: day('2026-04-30'), rule: 'DL-05', verified: true };
        expect(brokenRule(due, addDays(due.day, by)) !== null).toBe(by > 0);
      }),
    );
  });

  test.each([
    ['2026-04-22', 'ahead'],
    ['2026-04-23', 'week'],
    ['2026-04-30', 'week'],
    ['2026-05-01', 'late'],
  ])('seen on %s is %s', (at, state) => {
    expect(rowsOf(sixUnits(), [task], day(at))[0]?.state).toBe(state);
  });

  test('that was done behind its day is said to be', () => {
    const done = { ...task, status: 'done', done: day('2026-05-05') } as const;
    expect(rowsOf(sixUnits(), [done])[0]).toMatchObject({ state: 'done', doneLate: true });
  });

  test('of a year without a calendar has no day, and the year is named', () => {
    const project = sixUnits({ start: day('2031-03-03'), end: day('2031-04-11') });
    expect(rowsOf(project, [task])[0]).toMatchObject({
      state: 'undated',
      day: null,
      counted: { kind: 'no-calendar', year: 2031 },
    });
  });

  test('takes links of the web only', () => {
    expect(webAddress(' https://kz2050.gov.kz/a ')).toBe('https://kz2050.gov.kz/a');
    for (const wrong of ['javascript:alert(1)', 'file:///etc/passwd', 'kz2050.gov.kz', '']) {
      expect(webAddress(wrong)).toBeNull();
    }
  });
});

describe('what is due', () => {
  test('puts what is late before what is due within the week, and leaves out what is done', () => {
    const tasks = missingTasks(sixUnits(), [], nobody).map((task) =>
      task.subtask === 'order' ? done(task) : task,
    );
    const rows = rowsOf(sixUnits(), tasks, day('2026-03-27'));
    expect(dueNow(rows).map(({ task, state }) => [task.subtask, state])).toEqual([
      ['schedule', 'late'],
      ['announce', 'late'],
      ['discussion-day', 'week'],
    ]);
  });

  test('is counted: tasks that are not needed do not count, and done without proof is told', () => {
    const tasks = missingTasks(sixUnits(), [], nobody).map((task, at): Task => {
      if (at === 0) return Object.assign(task, { status: 'not-needed' });
      if (at > 2) return task;
      const evidence =
        at === 1 ? [{ kind: 'link' as const, url: 'https://example.org/', note: '' }] : [];
      return Object.assign(done(task), { evidence });
    });
    expect(progressOf(rowsOf(sixUnits(), tasks))).toEqual({
      done: 2,
      of: subtaskIds.length - 1,
      late: 0,
      unproved: 1,
    });
  });

  test('goes into a calendar file as long as it is open, under a name that stays', () => {
    const [first, second] = missingTasks(sixUnits(), [], nobody);
    if (first === undefined || second === undefined) throw new TypeError('no tasks');
    const events = taskEvents(rowsOf(sixUnits(), [first, done(second)]), ({ task }) => ({
      title: task.subtask,
      notes: '',
    }));
    expect(events).toEqual([{ id: 'analysis.0', day: '2026-02-16', title: 'schedule', notes: '' }]);
  });
});

describe('the days beside the tasks', () => {
  test('are the beginning, the end, the reports of the units and the next analysis', () => {
    expect(projectDays(calendar, sixUnits()).map(({ id, day: on }) => [id, on])).toEqual([
      ['start', '2026-03-02'],
      ['end', '2026-04-16'],
      ['report-1', '2026-07-03'],
      ['report-2', '2026-10-05'],
      ['report-3', '2027-01-05'],
      ['next', '2027-03-02'],
      ['report-4', '2027-04-05'],
      ['report-5', '2027-07-05'],
    ]);
    expect(projectDays(calendar, sixUnits({ start: day('2031-03-03') }))).toEqual([]);
  });
});

describe('a project', () => {
  test('of six units from 2 March has nothing wrong with it', () => {
    expect(kinds({})).toEqual([]);
    expect(projectShape.parse(sixUnits())).toEqual(sixUnits());
  });

  test('over 30 working days is refused, one of 30 is not', () => {
    expect(projectProblems(calendar, sixUnits({ end: day('2026-04-17') }))).toEqual([
      { kind: 'too-long', object: null, days: 31 },
    ]);
  });

  test.each<[string, Partial<Project>, string]>([
    ['that ends before it starts', { end: day('2026-02-27') }, 'end-before-start'],
    [
      'in a year without a calendar',
      { start: day('2031-03-03'), end: day('2031-03-20') },
      'no-calendar',
    ],
    ['without a name', { title: '  ' }, 'no-title'],
    ['without a subject', { subject: '' }, 'no-subject'],
    ['without objects', { objects: [] }, 'no-objects'],
    [
      'with an object without a name',
      { objects: [{ id: '00000001', name: ' ', days: null }] },
      'nameless-object',
    ],
    [
      'with an object outside of its days',
      {
        objects: [
          {
            id: '00000001',
            name: 'Кадр',
            days: { start: day('2026-02-26'), end: day('2026-03-06') },
          },
        ],
      },
      'outside',
    ],
  ])('%s is refused', (_, change, kind) => {
    expect(kinds(change)).toContain(kind);
  });

  test('that starts on a holiday is warned, and the day is counted from the next working one', () => {
    const women = sixUnits({ start: day('2026-03-08'), end: day('2026-04-16') });
    expect(warned({ start: women.start })).toContain('starts-off');
    expect(dayOf(women, 'announce')).toBe(
      dayOf({ ...women, start: day('2026-03-10') }, 'announce'),
    );
    const off = isWorkingDay(calendar, day('2026-03-09'));
    expect(off.ok && !off.value).toBe(true);
  });

  test('less than a year after an external analysis is warned, and a year after it is not', () => {
    expect(
      projectWarnings(calendar, sixUnits({ external: day('2025-03-03') }), today),
    ).toContainEqual({ kind: 'too-early', until: '2026-03-03' });
    expect(warned({ external: day('2025-03-02') })).not.toContain('too-early');
  });

  test('is warned when its announcement would have been due already', () => {
    expect(warned({}, day('2026-02-16'))).not.toContain('announcement-past');
    expect(warned({}, day('2026-02-17'))).toContain('announcement-past');
  });

  test('without an order or a head of its working group is warned', () => {
    // The last reports fall into a year whose days are only expected.
    expect(warned({})).toEqual(['expected-days', 'no-order']);
    expect(warned({ members: [] })).toEqual(['expected-days', 'no-order', 'no-members']);
    expect(warned({ members: [{ id: '00000001', post: 'Заңгер', part: 'member' }] })).toEqual([
      'expected-days',
      'no-order',
      'no-head',
    ]);
    expect(warned({ form: 'official', members: [] })).toEqual(['expected-days', 'no-order']);
  });

  test('of the next year takes over who and what, and nothing that was signed or done', () => {
    const last = sixUnits({
      order: { number: '12', day: day('2026-02-10') },
      signed: { note: day('2026-04-20'), plan: day('2026-04-28') },
      external: day('2024-01-09'),
      state: 'closed',
    });
    const id = 'a'.repeat(32) as ProjectId;
    const next = nextYear(calendar, id, last);
    expect(next).toEqual({
      ...last,
      order: null,
      signed: { note: null, plan: null },
      external: null,
      state: 'open',
      start: '2027-03-02',
      end: next.end,
      copiedFrom: id,
    });
    expect(projectProblems(calendar, next)).toEqual([]);
    const owners = ownersOf([{ ...newTask('note', null, 'Хатшы'), status: 'done' }]);
    const note = missingTasks(next, [], owners).find(({ subtask }) => subtask === 'note');
    expect(note).toMatchObject({ owner: 'Хатшы', status: 'open' });
  });
});

describe('a document', () => {
  const change = { day: today, officer: 'officer-1', what: 'changed', note: '' } as const;
  const read = documentReader(projectShape);

  test('remembers who changed it on which day, the newest last and not without end', () => {
    let document: Document<Project> = made(sixUnits(), { ...change, what: 'made' });
    for (let at = 0; at < mostChanges + 5; at++) {
      document = changed(document, sixUnits({ title: String(at) }), {
        ...change,
        note: String(at),
      });
    }
    expect(document.history).toHaveLength(mostChanges);
    expect(document.history.at(-1)?.note).toBe(String(mostChanges + 4));
    expect(read(JSON.parse(JSON.stringify(document)))).toEqual(document);
  });

  test('is deleted by a mark only, and comes back whole', () => {
    const gone = removed(made(sixUnits(), change), { ...change, what: 'deleted' });
    expect(gone).toMatchObject({ deleted: true, body: sixUnits() });
    expect(restored(gone, { ...change, what: 'restored' }).deleted).toBe(false);
  });

  test('of another shape is none', () => {
    const document = made(sixUnits(), change);
    for (const wrong of [
      null,
      {},
      { ...document, v: 2 },
      { ...document, body: { ...document.body, start: '2026-02-30' } },
      { ...document, history: [{ ...change, what: 'shouted' }] },
    ]) {
      expect(read(wrong)).toBeNull();
    }
  });
});
