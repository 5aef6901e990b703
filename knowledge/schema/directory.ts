import { z } from 'zod';

import { SenimError } from '../../platform/errors.ts';
import type { Localized } from '../../platform/language.ts';
import type { DateIso } from '../../platform/time.ts';
import type { Mark } from './fact.ts';
import { dayShape, issueLines, localizedShape, markShape, sourceDateShape } from './fact.ts';

/** In which need a contact is shown. */
export const needs = ['danger', 'money-now', 'advice', 'elsewhere', 'overdue'] as const;

export type Need = (typeof needs)[number];

/** Somebody to call or turn to. */
export interface Contact {
  readonly id: string;
  readonly name: Localized;
  /** What it is for, in a sentence. */
  readonly purpose: Localized;
  /** Said beside it, always, where we are not sure. */
  readonly caution?: Localized;
  readonly phone?: string;
  readonly url?: string;
  readonly needs: readonly Need[];
  readonly mark: Mark;
  /** Ids of the fact sheet. */
  readonly facts: readonly string[];
  readonly sources: readonly string[];
  /** `2025`, `2025-06` or `2025-06-28`. */
  readonly sourceDate: string | null;
  /** When a person last checked that it still holds; `null` when nobody has. */
  readonly verifiedOn: DateIso | null;
  /** A body switches off what does not apply to it. */
  readonly shown: boolean;
}

const id = z.string().regex(/^[a-z][a-z0-9-]*$/u, 'is no id of small letters');

const contactShape = z.strictObject({
  id,
  name: localizedShape,
  purpose: localizedShape,
  caution: localizedShape.exactOptional(),
  phone: z
    .string()
    .regex(/^\+?[0-9 ()-]{3,20}$/u, 'is no telephone number')
    .exactOptional(),
  url: z.url({ protocol: /^https$/u }).exactOptional(),
  needs: z.array(z.enum(needs)).min(1),
  mark: markShape,
  facts: z.array(z.string()),
  sources: z.array(z.string().min(1)).min(1),
  sourceDate: sourceDateShape,
  verifiedOn: dayShape.nullable(),
  shown: z.boolean(),
});

const overrideShape = z.union([contactShape, z.strictObject({ id, shown: z.boolean() })]);

/** What a body changes: whole contacts of its own, or an id switched on or off. */
export type ContactOverride = z.infer<typeof overrideShape>;

/** The edge of the directory that comes with the product. Throws `SenimError` `content` with every problem at once. */
export function parseContacts(json: unknown): readonly Contact[] {
  return checked(z.array(contactShape).safeParse(json));
}

/** The edge of a body's own `directory.json`. Throws as `parseContacts` does. */
export function parseContactOverrides(json: unknown): readonly ContactOverride[] {
  return checked(z.array(overrideShape).safeParse(json));
}

function checked<T extends { readonly id: string }>(read: z.ZodSafeParseResult<T[]>): readonly T[] {
  const problems = read.success ? repeatedIds(read.data) : issueLines(read.error);
  if (!read.success || problems.length > 0) {
    throw new SenimError('content', `The directory is wrong:\n${problems.join('\n')}`);
  }
  return read.data;
}

function repeatedIds(entries: readonly { readonly id: string }[]): string[] {
  const ids = entries.map((entry) => entry.id);
  return ids.filter((id, at) => ids.indexOf(id) !== at).map((id) => `${id}: stands twice`);
}
