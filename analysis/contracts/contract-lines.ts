/** Published contracts as columns: a line of each makes one contract. Names stand as numbers. */
export interface ContractLines {
  readonly count: number;
  readonly buyer: Uint32Array;
  readonly supplier: Uint32Array;
  /** What was bought: a code of a classification, or its words. */
  readonly item: Uint32Array;
  /** Days since 1 January 1970. */
  readonly day: Uint32Array;
  readonly amount: Float64Array;
  /** How many had offered; 0 where that is not told. */
  readonly bidders: Uint8Array;
  readonly buyers: readonly string[];
  readonly suppliers: readonly string[];
  readonly items: readonly string[];
  /** Lines that could not be read, left out. */
  readonly unread: number;
}

export const columns = ['buyer', 'supplier', 'item', 'day', 'amount', 'bidders'] as const;

export type Column = (typeof columns)[number];
