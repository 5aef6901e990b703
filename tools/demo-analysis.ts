import { made } from '../analysis/document.ts';
import { dueOf } from '../analysis/due.ts';
import { newDocumentId, newProjectId, ownDocument, type ProjectId } from '../analysis/ids.ts';
import { missingTasks } from '../analysis/project-tasks.ts';
import { type Project, stretches } from '../analysis/project.ts';
import type { SubtaskId, Task } from '../analysis/task.ts';
import { addWorkingDays, type Calendar } from '../knowledge/calendar.ts';
import { loadKnowledge } from '../knowledge/load.ts';
import { systemRandom } from '../platform/crypto/random.ts';
import { type DateIso, dateIso } from '../platform/time.ts';
import { type AnalysisDesk, sitAtAnalysis } from './analysis-client.ts';
import type { Desk } from './survey-client.ts';

/** A project that stands in the demonstration; whoever adds rows to it writes through `desk`. */
export interface SeededAnalysis {
  readonly desk: AnalysisDesk;
  readonly project: ProjectId;
  readonly body: Project;
}

/**
 * An example analysis of six units from 2 March 2026, as far as `today` lets it be: what was due before is done and proved,
 * what comes is open.
 */
export async function seedAnalysis(officer: Desk, today: DateIso): Promise<SeededAnalysis> {
  const desk = await sitAtAnalysis(officer);
  const { calendar } = await loadKnowledge();
  const project = newProjectId(systemRandom);
  const change = { officer: desk.officerId, what: 'made', note: '', day: today } as const;
  const body = example(today);
  const tasks = missingTasks(body, [], (subtask) => owners[subtask]);
  await desk.add(project, [
    ...tasks.map((task) => ({
      id: newDocumentId(systemRandom),
      kind: 'task' as const,
      document: made(asOf(calendar, body, task, today), change),
    })),
    { id: ownDocument(project), kind: 'project', document: made(body, change) },
  ]);
  return { desk, project, body };
}

const units = [
  'Кадр қызметі · Служба персонала',
  'Мемлекеттік сатып алу бөлімі · Отдел государственных закупок',
  'Қаржы бөлімі · Финансовый отдел',
  'Мемлекеттік қызметтер бөлімі · Отдел государственных услуг',
  'Бақылау бөлімі · Отдел контроля',
  'Құрылыс және мүлік бөлімі · Отдел строительства и имущества',
];

const secretary = 'Әдеп жөніндегі уәкіл · Уполномоченный по этике';
const head = 'Аппарат басшысы · Руководитель аппарата';
const press = 'Баспасөз хатшысы · Пресс-секретарь';

const owners: Readonly<Record<SubtaskId, string>> = {
  schedule: secretary,
  order: head,
  announce: press,
  'discussion-day': press,
  discussion: head,
  note: head,
  plan: secretary,
  publish: press,
  monitoring: secretary,
  register: secretary,
  cartogram: secretary,
};

function example(today: DateIso): Project {
  const order = day('2026-02-12');
  return {
    title: 'Ішкі талдау 2026 (мысал) · Внутренний анализ 2026 (пример)',
    subject: 'Көрсетілім мекемесі · Демонстрационное учреждение',
    objects: units.map((name, at) => ({ id: `a000000${at}`, name, days: null })),
    form: 'group',
    order: order < today ? { number: '14-Ө', day: order } : null,
    members: [
      { id: 'b0000000', post: head, part: 'head' },
      { id: 'b0000001', post: 'Заң бөлімі · Юридический отдел', part: 'member' },
      { id: 'b0000002', post: units[0] ?? '', part: 'member' },
      { id: 'b0000003', post: secretary, part: 'secretary' },
    ],
    start: day('2026-03-02'),
    end: day('2026-04-16'),
    external: null,
    signed: { note: null, plan: null },
    state: 'open',
    copiedFrom: null,
  };
}

/** What such a body shows for it. The register of positions waits, so that the page has something to say. */
const links: Readonly<Partial<Record<SubtaskId, string>>> = {
  announce: 'https://example.org/announcement',
  'discussion-day': 'https://example.org/discussion-day',
  discussion: 'https://example.org/discussion',
  publish: 'https://example.org/note-and-plan',
};
const waiting: ReadonlySet<SubtaskId> = new Set(['monitoring', 'register', 'cartogram']);

function asOf(calendar: Calendar, body: Project, task: Task, today: DateIso): Task {
  const [stretch] = stretches(body);
  if (stretch === undefined) return task;
  const counted = dueOf(calendar, body, stretch, task.subtask);
  if (counted.kind !== 'due') return task;
  const before = addWorkingDays(calendar, counted.due.day, -1);
  const done = before.ok ? before.value : counted.due.day;
  if (done > today) return task;
  if (waiting.has(task.subtask)) return { ...task, status: 'working' };
  const url = links[task.subtask];
  const evidence: Task['evidence'] = url === undefined ? [] : [{ kind: 'link', url, note: '' }];
  return { ...task, status: 'done', done, evidence };
}

function day(text: string): DateIso {
  const real = dateIso(text);
  if (real === null) throw new TypeError('not a day');
  return real;
}
