/** Texts, questions on them, and which text answers which question. */
export interface Corpus {
  readonly passages: readonly Passage[];
  readonly queries: readonly { readonly id: string; readonly query: string }[];
  readonly judged: readonly {
    readonly query: string;
    readonly passage: string;
    readonly relevance: number;
  }[];
}

export interface Passage {
  readonly id: string;
  readonly title: string;
  readonly text: string;
}

/** Ids of at most ten passages, the best first. */
export type Ask = (query: string) => readonly string[];

/** Reads all passages, then answers. */
export type Engine = (passages: readonly Passage[]) => Ask;

export const cutOff = 10;
