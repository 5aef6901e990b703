import { readFile } from 'node:fs/promises';

import { z } from 'zod';

import { languages } from '../../platform/language.ts';

const folder = new URL('../../test/knowledge/questions/', import.meta.url);

const answerable = z.array(
  z.strictObject({ card: z.string(), language: z.enum(languages), question: z.string().min(1) }),
);
const unanswerable = z.array(
  z.strictObject({
    kind: z.enum(['off-topic', 'foreign', 'not-covered', 'names']),
    language: z.enum(languages),
    question: z.string().min(1),
  }),
);

export interface Labelled {
  readonly question: string;
  readonly language: (typeof languages)[number];
  /** `null`: no card answers it. */
  readonly card: string | null;
  /** Stands still when questions are added behind it. */
  readonly seed: number;
}

/** Half A is for tuning, half B for reporting: its misses are not read. */
export type Half = 'a' | 'b';

export async function labelledQuestions(half: Half): Promise<readonly Labelled[]> {
  const known = answerable.parse(await read('answerable.json'));
  const unknown = unanswerable.parse(await read('unanswerable.json'));
  const all = [
    ...known.map(({ question, language, card }, seed) => ({ question, language, card, seed })),
    ...unknown.map(({ question, language }, seed) => ({ question, language, card: null, seed })),
  ];
  return all.filter(({ seed }) => seed % 2 === (half === 'a' ? 0 : 1));
}

async function read(name: string): Promise<unknown> {
  return JSON.parse(await readFile(new URL(name, folder), 'utf8'));
}
