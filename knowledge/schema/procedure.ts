import { z } from 'zod';

import { SenimError } from '../../platform/errors.ts';
import type { Localized } from '../../platform/language.ts';
import type { DateIso } from '../../platform/time.ts';
import type { CardId } from './card.ts';
import {
  dayShape,
  issueLines,
  localizedShape,
  markShape,
  sourceDateShape,
  type Mark,
} from './fact.ts';
import type { PaperId } from './paper.ts';

/** The projects of the direction, in their order; each is a file of its name. */
export const projectIds = ['analysis', 'law', 'compliance', 'culture'] as const;

export type ProjectId = (typeof projectIds)[number];

/** What the direction asks for as a whole, before its projects. */
export interface Direction {
  readonly title: Localized;
  readonly about: Localized;
  /** The card that explains it as a whole. */
  readonly card: CardId;
  /** What nobody has checked about it: said first. */
  readonly caution: Localized;
  readonly notes: readonly ProcedureNote[];
  readonly sources: readonly { readonly title: Localized; readonly date: string | null }[];
  readonly facts: readonly string[];
  readonly mark: Mark;
  /** When a person last compared it with the official text; `null` when nobody has. */
  readonly verifiedOn: DateIso | null;
  readonly defects: readonly Localized[];
}

/** A rule that holds for all tasks of a project, or of the direction. */
export interface ProcedureNote {
  readonly text: Localized;
  readonly rule?: string;
  readonly facts: readonly string[];
}

export interface Project {
  readonly id: ProjectId;
  readonly number: number;
  readonly title: Localized;
  /** What it is, in a sentence. */
  readonly about: Localized;
  readonly notes: readonly ProcedureNote[];
  readonly defects: readonly Localized[];
  readonly tasks: readonly ProcedureTask[];
}

export interface ProcedureTask {
  readonly number: number;
  readonly title: Localized;
  readonly subtasks: readonly Subtask[];
}

/** The smallest thing that is done, proved and reported. */
export interface Subtask {
  /** Its anchor on the page: unique among all projects. */
  readonly id: string;
  readonly number: number;
  readonly title: Localized;
  readonly what: Localized;
  readonly who: Localized;
  /** What is shown as proof that it was done. */
  readonly evidence: Localized;
  readonly terms: readonly ProcedureTerm[];
  /** Annexes by the document that they belong to: the instruction, or the Methodical Recommendations. */
  readonly forms: readonly { readonly of: FormOf; readonly annex: number }[];
  readonly papers: readonly PaperId[];
  readonly cards: readonly CardId[];
  readonly facts: readonly string[];
  readonly mark: Mark;
  /** What is wrong in the source, said plainly. */
  readonly defects: readonly Localized[];
}

export type FormOf = 'instruction' | 'recommendations';

export interface ProcedureTerm {
  /** `DL-05` of the fact sheet, where there is one. */
  readonly rule?: string;
  readonly text: Localized;
}

const id = z.string().regex(/^[a-z0-9]+(?:-[a-z0-9]+)*$/u, 'is no kebab-case id');
const rule = z.string().regex(/^DL-\d{2}$/u, 'is no rule of the fact sheet');
const number = z.int().positive();
const facts = z.array(z.string()).min(1);
const defects = z.array(localizedShape);
const notes = z.array(z.strictObject({ text: localizedShape, rule: rule.exactOptional(), facts }));

const directionShape = z.strictObject({
  title: localizedShape,
  about: localizedShape,
  card: id,
  caution: localizedShape,
  notes,
  sources: z.array(z.strictObject({ title: localizedShape, date: sourceDateShape })).min(1),
  facts,
  mark: markShape,
  verifiedOn: dayShape.nullable(),
  defects,
});

const subtaskShape = z.strictObject({
  id,
  number,
  title: localizedShape,
  what: localizedShape,
  who: localizedShape,
  evidence: localizedShape,
  terms: z.array(z.strictObject({ rule: rule.exactOptional(), text: localizedShape })),
  forms: z.array(
    z.strictObject({
      of: z.enum(['instruction', 'recommendations']),
      annex: z.int().min(1).max(9),
    }),
  ),
  papers: z.array(id),
  cards: z.array(id),
  facts,
  mark: markShape,
  defects,
});

const projectShape = z.strictObject({
  id: z.enum(projectIds),
  number,
  title: localizedShape,
  about: localizedShape,
  notes,
  defects,
  tasks: z
    .array(
      z.strictObject({ number, title: localizedShape, subtasks: z.array(subtaskShape).min(1) }),
    )
    .min(1),
});

/** The edge of `procedures/direction.json`. Throws `SenimError` `content` with every problem at once, one a line. */
export function parseDirection(json: unknown): Direction {
  const read = directionShape.safeParse(json);
  if (!read.success) throw wrong(issueLines(read.error));
  return read.data;
}

/** The edge of the file of the project `named`. Throws as `parseDirection` does; also for numbers that leave a gap. */
export function parseProject(json: unknown, named: ProjectId): Project {
  const read = projectShape.safeParse(json);
  if (!read.success) throw wrong(issueLines(read.error));
  const { id: own, number: place, tasks } = read.data;
  const expected = projectIds.indexOf(named) + 1;
  const problems = [
    ...(own === named ? [] : [`id: the file is that of ${named}`]),
    ...(place === expected ? [] : [`number: ${expected} is expected`]),
    ...numberProblems('tasks', tasks),
    ...tasks.flatMap(({ subtasks }, at) => numberProblems(`tasks.${at}.subtasks`, subtasks)),
  ];
  if (problems.length > 0) throw wrong(problems);
  return read.data;
}

function numberProblems(where: string, all: readonly { readonly number: number }[]): string[] {
  return all.flatMap(({ number: given }, at) =>
    given === at + 1 ? [] : [`${where}.${at}.number: ${at + 1} is expected`],
  );
}

function wrong(problems: readonly string[]): SenimError {
  return new SenimError('content', `The procedures are wrong:\n${problems.join('\n')}`);
}
