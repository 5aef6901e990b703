import { z } from 'zod';

import { languages } from '../../platform/language.ts';

/** What a program may post as JSON. An unknown name is refused: a mistyped `text` must not be lost in silence. */
export const chatRequest = z
  .strictObject({
    session: z
      .string()
      .max(200)
      .optional()
      .describe('Secret. Taken from the last answer; it holds the key of the draft.'),
    language: z.enum(languages).optional().describe('Keeps the place of the dialog.'),
    choice: z.string().max(200).optional().describe('The id of an option.'),
    text: z.string().optional().describe('What the person writes.'),
    at: z
      .string()
      .max(200)
      .optional()
      .describe('The step that the answer is meant for; an outdated one is noticed.'),
  })
  .refine((body) => body.choice === undefined || body.text === undefined, {
    message: 'choice and text exclude each other',
  })
  .meta({
    id: 'ChatRequest',
    description: 'Without choice and text the dialog says again where it stands.',
  });

const file = z.object({
  name: z.string(),
  mime: z.string(),
  url: z
    .string()
    .describe(
      'An address that works once, for ten minutes; a receipt stands in its `data:` address.',
    ),
});

const message = z.object({
  text: z.string(),
  card: z.string().optional().describe('The knowledge card that the message shows.'),
  machine: z
    .literal(true)
    .optional()
    .describe('A language model put the card into these words. The card decides.'),
  files: z.array(file).optional(),
});

const option = z.object({
  id: z.string(),
  label: z.string(),
  marked: z.boolean().optional().describe('In a multiple choice: whether it is marked now.'),
});

/** What every turn answers. */
export const chatAnswer = z
  .object({
    session: z.string(),
    messages: z.array(message),
    options: z.array(option),
    expects: z
      .enum(['choice', 'text', 'file', 'nothing'])
      .describe('`text` whenever text is accepted; options may accompany it.'),
    progress: z.object({ step: z.int(), of: z.int() }).optional(),
    receipt: z.string().optional().describe('Present while the receipt stands on the screen.'),
    at: z.string().describe('The step that this answer belongs to.'),
  })
  .meta({ id: 'ChatAnswer' });

export const errorCodes = [
  'invalid',
  'type',
  'too-large',
  'too-many',
  'too-slow',
  'foreign',
  'method',
  'not-found',
  'full',
  'closed',
  'damaged',
  'failed',
] as const;

export type ErrorCode = (typeof errorCodes)[number];

const error = z.object({ code: z.enum(errorCodes), message: z.string() });

export const errorAnswer = z.object({ error }).meta({ id: 'ErrorAnswer' });

/** A turn that could not be finished: the error, and where the dialog stands. */
export const unfinishedAnswer = chatAnswer.extend({ error }).meta({ id: 'UnfinishedAnswer' });

export const healthAnswer = z
  .object({ status: z.enum(['ok', 'failed']) })
  .meta({ id: 'HealthAnswer' });

export type ChatRequest = z.infer<typeof chatRequest>;
export type ChatAnswer = z.infer<typeof chatAnswer>;
export type ErrorAnswer = z.infer<typeof errorAnswer>;
