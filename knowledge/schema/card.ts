import { z } from 'zod';

import { SenimError } from '../../platform/errors.ts';
import { languages, type Language, type Localized } from '../../platform/language.ts';
import type { DateIso } from '../../platform/time.ts';
import { readCardText, type CardText } from './card-text.ts';
import {
  dayShape,
  issueLines,
  localizedShape,
  markShape,
  sourceDateShape,
  type Mark,
} from './fact.ts';
import { readFrontMatter } from './front-matter.ts';
import { noticeIdShape, type NoticeId } from './notice-id.ts';

export type CardId = string;

export const topics = [
  'reporting',
  'protection',
  'bribes',
  'gifts',
  'conflicts',
  'restrictions',
  'managers',
  'appeals',
  'analysis',
  'compliance',
  'law',
] as const;

export type Topic = (typeof topics)[number];

/** What can be done about it here and now, besides a notice: ids of the menu, and the list of forms. */
export const cardActions = ['report', 'check', 'forms'] as const;

/** A notice is named by its id. */
export type CardAction = (typeof cardActions)[number] | NoticeId;

export interface CardSource {
  readonly title: Localized;
  /** `2024`, `2024-08` or `2024-08-31`. */
  readonly date: string | null;
  readonly url: string | null;
}

/** A reviewed answer to one question. */
export interface Card {
  readonly id: CardId;
  readonly topic: Topic;
  /** The question that it answers. */
  readonly title: Localized;
  /** Ids of the fact sheet. */
  readonly facts: readonly string[];
  readonly mark: Mark;
  readonly sources: readonly CardSource[];
  readonly validFrom: DateIso | null;
  /** When a person last compared it with the official texts; `null` when nobody has. */
  readonly verifiedOn: DateIso | null;
  readonly related: readonly CardId[];
  readonly actions: readonly CardAction[];
  /** Ids of guides for somebody who asks this because it has happened to them. */
  readonly guides: readonly string[];
  /** The same question as people put it. */
  readonly asked: Localized<readonly string[]>;
  readonly text: Localized<CardText>;
}

const id = z.string().regex(/^[a-z0-9]+(?:-[a-z0-9]+)*$/u, 'is no kebab-case id');
const title = z.string().trim().min(1).max(80);
const asked = z.array(z.string().trim().min(2).max(160)).min(6);

const shape = z.strictObject({
  id,
  topic: z.enum(topics),
  title: z.strictObject({ kk: title, ru: title, en: title }),
  facts: z.array(z.string()).min(1),
  mark: markShape,
  sources: z
    .array(
      z.strictObject({
        title: localizedShape,
        date: sourceDateShape,
        url: z
          .url({ protocol: /^https?$/ })
          .nullable()
          .default(null),
      }),
    )
    .min(1),
  valid_from: dayShape.nullable(),
  verified_on: dayShape.nullable(),
  related: z.array(id).max(4).default([]),
  actions: z.array(z.union([z.enum(cardActions), noticeIdShape])).default([]),
  guides: z.array(id).max(2).default([]),
  asked: z.strictObject({ kk: asked, ru: asked, en: asked }),
});

/** The edge of a card's file. Throws `SenimError` `content` with every problem, each with its line where one is known. */
export function parseCard(text: string): Card {
  const { front, body, line } = readFrontMatter(text);
  const read = shape.safeParse(front);
  const parts = readCardText(body, line);
  const problems = [
    ...(read.success
      ? []
      : issueLines(read.error).map((issue) => `${lineOf(text, issue)}${issue}`)),
    ...parts.problems,
  ];
  if (!read.success || parts.text === null || problems.length > 0) {
    throw new SenimError('content', problems.join('\n'));
  }
  const { valid_from: validFrom, verified_on: verifiedOn, ...rest } = read.data;
  return { ...rest, validFrom, verifiedOn, text: parts.text };
}

/** The line of the field that an issue begins with, as deep as its path leads in the file. */
function lineOf(text: string, issue: string): string {
  const path = /^[\w.]+/u.exec(issue)?.[0].split('.') ?? [];
  const lines = text.split('\n');
  let found = -1;
  for (const [depth, name] of path.entries()) {
    const at = /^\d+$/u.test(name)
      ? nthItem(lines, found, Number(name))
      : lines.findIndex((line, row) => row > found && fieldName(line) === name);
    const isAfterFront = at < 0 || lines.indexOf('---', 1) < at;
    if (isAfterFront || (depth > 0 && indentOf(lines[at]) === 0)) break;
    found = at;
  }
  return found < 0 ? '' : `line ${found + 1}: `;
}

function nthItem(lines: readonly string[], from: number, nth: number): number {
  let left = nth;
  for (let row = from + 1; row < lines.length; row += 1) {
    const line = lines[row] ?? '';
    if (indentOf(line) <= indentOf(lines[from]) && !line.trimStart().startsWith('- ')) return -1;
    if (line.trimStart().startsWith('- ') && left-- === 0) return row;
  }
  return -1;
}

function fieldName(line: string): string | undefined {
  return /^\s*(?:- )?(?<name>\w+):/u.exec(line)?.groups?.['name'];
}

function indentOf(line = ''): number {
  return line.length - line.trimStart().length;
}

/** One text of a card for each language. */
export function everyLanguage<T>(made: (language: Language) => T): Localized<T> {
  const [kk, ru, en] = languages.map((language) => made(language)) as [T, T, T];
  return { kk, ru, en };
}
