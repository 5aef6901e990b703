import { z } from 'zod';

import { localizedShape } from './fact.ts';
import { formKinds, type Condition } from './questionnaire.ts';

const id = z.string().regex(/^[a-z][a-z0-9]*(?:-[a-z0-9]+)*$/u, 'is no id of small letters');
const words = z.string().trim().min(1);

export const conditionShape: z.ZodType<Condition> = z.lazy(() =>
  z.union([
    z.strictObject({ question: id, is: z.array(id).min(1) }),
    z.strictObject({ question: id, isNot: z.array(id).min(1) }),
    z.strictObject({ question: id, answered: z.boolean() }),
    z.strictObject({ all: z.array(conditionShape).min(1) }),
    z.strictObject({ any: z.array(conditionShape).min(1) }),
  ]),
);

const base = {
  id,
  label: localizedShape,
  help: localizedShape.exactOptional(),
  when: conditionShape.exactOptional(),
  declinable: z.boolean().default(false),
  skippable: z.boolean().default(true),
  toldBy: z.array(words).min(1).exactOptional(),
};

const choice = z.strictObject({ id, label: localizedShape, alone: z.boolean().exactOptional() });
const options = z.array(choice).min(1);
const count = z.int().min(1);

export const questionShape = z.discriminatedUnion('type', [
  z.strictObject({ ...base, type: z.literal('information') }),
  z.strictObject({
    ...base,
    type: z.literal('single'),
    options,
    other: z.boolean().default(false),
  }),
  z.strictObject({
    ...base,
    type: z.literal('multiple'),
    options,
    other: z.boolean().default(false),
    most: count.exactOptional(),
  }),
  z.strictObject({
    ...base,
    type: z.literal('scale'),
    from: z.int(),
    to: z.int(),
    ends: z.strictObject({ low: localizedShape, high: localizedShape }),
  }),
  z.strictObject({
    ...base,
    type: z.literal('number'),
    least: z.number().exactOptional(),
    most: z.number().exactOptional(),
    whole: z.boolean().default(false),
  }),
  z.strictObject({
    ...base,
    type: z.literal('date'),
    exact: z.boolean().default(false),
    notBefore: id.exactOptional(),
  }),
  z.strictObject({
    ...base,
    type: z.literal('text'),
    long: z.boolean().default(false),
    longest: z.int().min(1).max(100_000),
  }),
  z.strictObject({ ...base, type: z.literal('file'), most: z.int().min(1).max(10) }),
]);

/** A questionnaire file as written by an editor: defaults filled in, references not yet checked. */
export const questionnaireShape = z.strictObject({
  id,
  kind: z.enum(formKinds),
  title: localizedShape,
  questions: z.array(questionShape).min(1),
});

export type QuestionnaireContent = z.infer<typeof questionnaireShape>;
