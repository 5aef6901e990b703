import { isWorkingDay, markedDay, reasonName } from '../../knowledge/calendar.ts';
import type { Milestone, Timetable } from '../../knowledge/timetable.ts';
import { addDays, type DateIso } from '../../platform/time.ts';
import type { Message, Option, Text } from '../message.ts';
import { list, option, say, words } from '../say.ts';
import { go, type Input, type Move, type Scene, type Shown } from '../step.ts';
import { calendarFile } from './calendar-file.ts';
import { choosingAmong, takeChoice } from './choices.ts';
import { countedOf, type CountResult } from './counted.ts';
import { dayWords } from './day-words.ts';
import { inOrder, milestoneName, milestoneRule } from './milestones.ts';
import { datesForPapers } from './paper-data.ts';

type Found = Extract<Timetable, { ok: true }>;

/** More days off than this are not listed one by one. */
const mostListed = 12;

export function showResult(scene: Scene): Shown {
  const result = countedOf(scene, scene.state.draft.count);
  return {
    messages: messagesOf(scene, result),
    prompt: choosingAmong(optionsOf(result)),
  };
}

export function takeResult(scene: Scene, input: Input): Move {
  const { draft } = scene.state;
  const result = countedOf(scene, draft.count);
  return takeChoice(scene, input, optionsOf(result), (id) => {
    if (id === 'again') return go('deadlines/tools', { ...draft, count: null });
    if (id !== 'papers' || result.kind !== 'timetable') return null;
    const data = { ...draft.paper?.data, ...datesForPapers(result.found) };
    return go('deadlines/forms', {
      ...draft,
      paper: { id: null, language: null, field: null, data },
    });
  });
}

function optionsOf(result: CountResult): readonly Option[] {
  const papers = result.kind === 'timetable' ? [option('papers', 'deadlines.papers', 'main')] : [];
  return [...papers, option('again', 'deadlines.again')];
}

function messagesOf(scene: Scene, result: CountResult): readonly Message[] {
  switch (result.kind) {
    case 'unfinished':
      return [say('deadlines.unfinished', 'notice')];
    case 'refused':
      return [result.message];
    case 'day':
      return [
        { kind: 'say', text: dayWords(result), tone: 'success' },
        ...startsOff(scene, result.from),
        ...daysOff(scene, result.from, result.day),
        ...expected(result.verified),
        ...calendarFile(result),
      ];
    case 'days':
      return [
        say('deadlines.is-days', 'success', {
          days: result.days,
          first: day(result.first),
          last: day(result.last),
        }),
        ...daysOff(scene, result.first, result.last),
        ...expected(result.verified),
      ];
    case 'timetable':
      return timetableMessages(result.found, result);
    case 'term':
      return termMessages(scene, result);
    default:
      return result satisfies never;
  }
}

function timetableMessages(found: Found, result: CountResult): readonly Message[] {
  const { start, end, workingDays, isMoved, milestones, verified } = found;
  return [
    say('deadlines.is-timetable', 'success', {
      start: day(start),
      end: day(end),
      days: workingDays,
    }),
    ...(isMoved ? [say('deadlines.moved', 'notice')] : []),
    { kind: 'summary', rows: inOrder(milestones).map(milestoneRow) },
    say('deadlines.timetable-rules', 'notice'),
    say('deadlines.timetable-source', 'notice'),
    ...expected(verified),
    ...calendarFile(result),
  ];
}

function milestoneRow({ id, day: counted }: Milestone) {
  const when = counted.ok
    ? day(counted.value)
    : words('deadlines.not-counted', { year: String(counted.year) });
  return {
    label: milestoneName(id),
    value: words('deadlines.row', { day: when, how: milestoneRule(id) }),
  };
}

function termMessages(
  scene: Scene,
  result: Extract<CountResult, { kind: 'term' }>,
): readonly Message[] {
  const { term, from, day: due } = result;
  const name = localized(term.name);
  return [
    due === null
      ? say('deadlines.no-day', 'notice', { name })
      : say('deadlines.is-due', 'success', { name, day: day(due) }),
    { kind: 'say', text: localized(term.how), tone: 'plain' },
    ...(due === null || term.starts === 'day' ? [] : startsOff(scene, from)),
    say('deadlines.source', 'notice', { source: localized(term.source) }),
    ...(term.mark === 'pledge' ? [] : [say('deadlines.not-verified', 'notice')]),
    ...expected(result.verified),
    ...calendarFile(result),
  ];
}

/** The day from which somebody counts is a day off: said, since it may be a slip. */
function startsOff({ world }: Scene, from: DateIso): readonly Message[] {
  const worked = isWorkingDay(world.knowledge.calendar, from);
  return worked.ok && !worked.value
    ? [say('deadlines.starts-off', 'notice', { day: day(from) })]
    : [];
}

function daysOff({ world }: Scene, from: DateIso, to: DateIso): readonly Message[] {
  const [first, last] = from < to ? [from, to] : [to, from];
  const found: Text[] = [];
  for (let at = first; at <= last && found.length <= mostListed; at = addDays(at, 1)) {
    const marked = markedDay(world.knowledge.calendar, at);
    if (marked === null) continue;
    found.push(
      words('deadlines.marked', { day: day(at), reason: localized(reasonName(marked.reason)) }),
    );
  }
  if (found.length === 0) return [say('deadlines.counting', 'notice')];
  const items = list(found.slice(0, mostListed));
  return [say('deadlines.counting-off', 'notice', { items })];
}

function expected(verified: boolean): readonly Message[] {
  return verified ? [] : [say('deadlines.expected', 'warning')];
}

function day(value: DateIso): Text {
  return { kind: 'day', day: value };
}

function localized(text: Extract<Text, { kind: 'localized' }>['text']): Text {
  return { kind: 'localized', text };
}
