import type { Language, Localized } from '../../platform/language.ts';
import type { Mark } from './fact.ts';

/** Official papers exist in the two languages of the office. */
export const paperLanguages = ['kk', 'ru'] as const satisfies readonly Language[];

export type PaperLanguage = (typeof paperLanguages)[number];

export type Bilingual = Readonly<Record<PaperLanguage, string>>;

export type PaperId = string;

/**
 * What papers are for: `notice` is signed by the person who wrote it, `own` stays with whom it was made for and is no form,
 * `case` is made by an officer out of a case.
 */
export const paperKinds = ['analysis', 'annex', 'notice', 'own', 'case'] as const;

export type PaperKind = (typeof paperKinds)[number];

export interface Paper {
  readonly id: PaperId;
  readonly kind: PaperKind;
  /** Its place in lists. */
  readonly order: number;
  /** As people find it in a list. */
  readonly name: Localized;
  /** `draft`: our proposal, since the official form was not found; `known`: the form of the named document; `none`: no form. */
  readonly form: 'draft' | 'known' | 'none';
  readonly source: Localized;
  /** Ids of the fact sheet. */
  readonly facts: readonly string[];
  readonly mark: Mark;
  readonly page: 'portrait' | 'landscape';
  readonly fields: readonly PaperField[];
  readonly blocks: readonly PaperBlock[];
}

/** What is filled in. A `line` stands in a sentence, a `text` and a `list` are paragraphs of their own. */
export interface PaperField {
  readonly id: string;
  readonly type: 'line' | 'date' | 'text' | 'list' | 'rows';
  readonly label: Localized;
  /** Of `rows`: the names of the columns that are filled. */
  readonly columns?: readonly string[] | undefined;
}

/** What was filled in, plain enough for JSON. A `date` is `YYYY-MM-DD`; a missing field is left open to be written by hand. */
export type PaperData = Readonly<Record<string, PaperValue>>;

export type PaperValue = string | readonly string[] | readonly PaperRow[];

export type PaperRow = Readonly<Record<string, string>>;

/** Texts name fields as `{field}`; `\n` begins a new line. */
export type PaperBlock =
  /** "Annex 1 to …", on the right. */
  | { readonly kind: 'annex'; readonly text: Bilingual; readonly onNewPage: boolean }
  /** Who approves, on the right: the word, then lines. */
  | { readonly kind: 'approval'; readonly text: Bilingual }
  | { readonly kind: 'title'; readonly text: Bilingual }
  | { readonly kind: 'heading'; readonly text: Bilingual }
  | { readonly kind: 'paragraph'; readonly text: Bilingual }
  | { readonly kind: 'centred'; readonly text: Bilingual }
  /** Place on one edge of the page, day on the other. */
  | { readonly kind: 'edges'; readonly left: Bilingual; readonly right: Bilingual }
  | { readonly kind: 'numbered'; readonly items: readonly Bilingual[] }
  /** A `text` field: a paragraph a line; `lines` to write on when it is empty. */
  | { readonly kind: 'text'; readonly field: string; readonly lines: number }
  /** A `list` field: a numbered paragraph an entry; `lines` empty numbers when it is empty. */
  | { readonly kind: 'list'; readonly field: string; readonly lines: number }
  | {
      readonly kind: 'table';
      readonly columns: readonly PaperColumn[];
      readonly parts: readonly PaperPart[];
    }
  | {
      readonly kind: 'signature';
      readonly post: Bilingual;
      readonly name: Bilingual;
      readonly seal: boolean;
      readonly date: Bilingual | null;
    }
  /** A word of ours about the form, in small letters. */
  | { readonly kind: 'remark'; readonly text: Bilingual };

export interface PaperColumn {
  readonly id: string;
  readonly label: Bilingual;
  /** In hundredths of the table's width. */
  readonly width: number;
  /** The rows of each part are counted here from 1. */
  readonly counts: boolean;
}

export type PaperPart =
  /** A line across the table. */
  | { readonly kind: 'group'; readonly text: Bilingual }
  /** Rows that the form itself prints. */
  | { readonly kind: 'printed'; readonly rows: readonly PrintedRow[] }
  /** A `rows` field. Where nothing is filled in, `empty` is printed, or `lines` empty rows. */
  | {
      readonly kind: 'rows';
      readonly field: string;
      readonly lines: number;
      readonly empty: readonly PrintedRow[];
    };

/** By column. */
export type PrintedRow = Readonly<Record<string, Bilingual>>;
