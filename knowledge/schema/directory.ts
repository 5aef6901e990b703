import { z } from 'zod';

import { SenimError } from '../../platform/errors.ts';
import type { Localized } from '../../platform/language.ts';
import type { DateIso } from '../../platform/time.ts';
import type { Mark } from './fact.ts';
import { dayShape, issueLines, markShape, sourceDateShape } from './fact.ts';
import { regionIds, type RegionId } from './region.ts';

/** In which need a contact is shown. */
export const needs = ['danger', 'money-now', 'advice', 'elsewhere', 'overdue'] as const;

export type Need = (typeof needs)[number];

/** A public body or a unit of one, a telephone line, a court, a site. */
export const contactKinds = ['line', 'site', 'body', 'court'] as const;

export type ContactKind = (typeof contactKinds)[number];

/** Somebody to call or turn to. */
export interface Contact {
  readonly id: string;
  readonly kind: ContactKind;
  /** `republic`: for the whole country. */
  readonly region: RegionId;
  readonly name: Localized;
  /** What it is for, in a sentence. Whoever is shown in a need has one. */
  readonly purpose?: Localized;
  /** Said beside it, always, where we are not sure. */
  readonly caution?: Localized;
  readonly address?: Localized;
  readonly phones: readonly string[];
  readonly url?: string;
  readonly hours?: Localized;
  /** Degrees of WGS 84. */
  readonly place?: { readonly latitude: number; readonly longitude: number };
  readonly needs: readonly Need[];
  readonly mark: Mark;
  /** Ids of the fact sheet; none where a body speaks of itself. */
  readonly facts: readonly string[];
  readonly sources: readonly Localized[];
  /** `2025`, `2025-06` or `2025-06-28`. */
  readonly sourceDate: string | null;
  /** When a person last checked that it still holds; `null` when nobody has. */
  readonly verifiedOn: DateIso | null;
  /** A body switches off what does not apply to it. */
  readonly shown: boolean;
}

/** The most letters of one line of an entry: a name of 300 is a mistake in a table. */
export const longestLine = 200;

// Direction-changing and invisible characters would make an address read as another one.
const line = z
  .string()
  .trim()
  .min(1)
  .max(longestLine, `has more than ${longestLine} letters`)
  .regex(/^[^\p{Cc}\p{Cf}]*$/u, 'holds a line break or an invisible character');
const lines = z.strictObject({ kk: line, ru: line, en: line });

/** The name of a document is often the same in every language. */
function alike(text: string): Localized {
  return { kk: text, ru: text, en: text };
}

export const idShape = z.string().regex(/^[a-z][a-z0-9-]{0,60}$/u, 'is no id of small letters');

export const phoneShape = z.string().regex(/^\+?[0-9 ()-]{3,20}$/u, 'is no telephone number');

export const siteShape = z.url({ protocol: /^https$/u, error: 'is no address with https://' });

const contactShape = z
  .strictObject({
    id: idShape,
    kind: z.enum(contactKinds).default('body'),
    region: z.enum(regionIds).default('republic'),
    name: lines,
    purpose: lines.exactOptional(),
    caution: lines.exactOptional(),
    address: lines.exactOptional(),
    phones: z.array(phoneShape).max(5).default([]),
    url: siteShape.exactOptional(),
    hours: lines.exactOptional(),
    place: z
      .strictObject({
        latitude: z.number().min(40).max(56),
        longitude: z.number().min(46).max(88),
      })
      .exactOptional(),
    needs: z.array(z.enum(needs)).default([]),
    mark: markShape,
    facts: z.array(z.string()),
    sources: z.array(z.union([lines, line.transform(alike)])).min(1),
    sourceDate: sourceDateShape,
    verifiedOn: dayShape.nullable(),
    shown: z.boolean(),
  })
  .refine((contact) => contact.needs.length === 0 || contact.purpose !== undefined, {
    path: ['purpose'],
    message: 'is missing, though the contact is shown in a need',
  });

const overrideShape = z.union([contactShape, z.strictObject({ id: idShape, shown: z.boolean() })]);

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
