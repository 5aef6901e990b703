import { readFile } from 'node:fs/promises';

import { z } from 'zod';

import { languages } from '../../platform/language.ts';

const folder = new URL('../../test/knowledge/questions/', import.meta.url);

/** Half A is for tuning, half B for reporting: its misses are not read. A question never changes its half. */
export const halves = ['a', 'b'] as const;

export type Half = (typeof halves)[number];

/** How a question was typed by the person who thought of it. */
export const typings = [
  'plain',
  'colloquial',
  'short',
  'long',
  'typos',
  'mixed',
  'latin',
  'keyboard',
] as const;

const label = {
  language: z.enum(languages),
  spelling: z.enum(typings),
  half: z.enum(halves),
  question: z.string().trim().min(1),
};

const answerable = z.array(z.strictObject({ cards: z.array(z.string()).min(1), ...label }));
const unanswerable = z.array(
  z.strictObject({ kind: z.enum(['off-topic', 'foreign', 'not-covered', 'names']), ...label }),
);

export interface Labelled {
  readonly question: string;
  readonly language: (typeof languages)[number];
  readonly spelling: (typeof typings)[number];
  readonly half: Half;
  /** Each of them answers it; none: no card does. */
  readonly cards: readonly string[];
  /** Stands still when questions are added behind it. */
  readonly seed: number;
}

/** Throws where a file does not have its shape. */
export async function allLabelled(): Promise<readonly Labelled[]> {
  const known = answerable.parse(await read('answerable.json'));
  const unknown = unanswerable.parse(await read('unanswerable.json'));
  return [
    ...known.map((one, seed) => labelled(one, one.cards, seed)),
    ...unknown.map((one, seed) => labelled(one, [], seed)),
  ];
}

export async function labelledQuestions(half: Half): Promise<readonly Labelled[]> {
  return (await allLabelled()).filter((one) => one.half === half);
}

function labelled(
  { question, language, spelling, half }: Pick<Labelled, keyof typeof label>,
  cards: readonly string[],
  seed: number,
): Labelled {
  return { question, language, spelling, half, cards, seed };
}

async function read(name: string): Promise<unknown> {
  return JSON.parse(await readFile(new URL(name, folder), 'utf8'));
}
