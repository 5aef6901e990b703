import type { ContractLines } from './contract-lines.ts';

export const redFlagKinds = [
  'one-bidder',
  'one-supplier',
  'split',
  'below-limit',
  'december',
] as const;

export type RedFlagKind = (typeof redFlagKinds)[number];

/** Something that deserves a look, and nothing more: it has honest explanations too. */
export interface RedFlag {
  readonly kind: RedFlagKind;
  readonly buyer: string;
  readonly supplier: string | null;
  readonly item: string | null;
  /** Contracts that make it up, and what they cost together. */
  readonly lines: number;
  readonly amount: number;
  /** Of the buyer's contracts or money; for `split` how often the limit was passed. */
  readonly share: number;
}

export interface RedFlagRules {
  /** The amount from which on a stricter way of buying applies; the body says which. */
  readonly limit: number;
}

/** Below so many contracts a share says nothing. */
const leastLines = 20;
const shares = { oneBidder: 0.5, oneSupplier: 0.6, december: 0.4 } as const;
const splitDays = 30;
const splitLeast = 3;
/** How near below the limit is near, and how many times more than just above it. */
const near = 0.05;
const nearTimes = 3;
const nearLeast = 10;

/** Everything worth a look, the largest sums first. */
export function redFlags(lines: ContractLines, { limit }: RedFlagRules): readonly RedFlag[] {
  const order = sorted(lines);
  const found: RedFlag[] = [];
  runs(order, lines.buyer, 0, order.length, (from, to) => {
    found.push(...ofBuyer(lines, order, from, to, limit));
  });
  return found.toSorted((one, other) => other.amount - one.amount);
}

/** By buyer, in it by supplier, by item, by day: four passes that count, none that compares. */
function sorted({ count, day, item, supplier, buyer }: ContractLines): Uint32Array {
  let order = Uint32Array.from({ length: count }, (_, at) => at);
  for (const keys of [day, item, supplier, buyer]) {
    let most = 0;
    for (const key of keys) if (key > most) most = key;
    const places = new Uint32Array(most + 2);
    for (const key of keys) places[key + 1] = (places[key + 1] ?? 0) + 1;
    for (let at = 1; at < places.length; at += 1)
      places[at] = (places[at] ?? 0) + (places[at - 1] ?? 0);
    const next = new Uint32Array(count);
    for (const row of order) {
      const key = keys[row] ?? 0;
      const place = places[key] ?? 0;
      next[place] = row;
      places[key] = place + 1;
    }
    order = next;
  }
  return order;
}

/** Calls for each stretch of the order in which the key stays the same. */
function runs(
  order: Uint32Array,
  keys: Uint32Array,
  from: number,
  to: number,
  each: (from: number, to: number) => void,
): void {
  for (let start = from; start < to;) {
    const key = keys[order[start] ?? 0];
    let end = start + 1;
    while (end < to && keys[order[end] ?? 0] === key) end += 1;
    each(start, end);
    start = end;
  }
}

function ofBuyer(
  lines: ContractLines,
  order: Uint32Array,
  from: number,
  to: number,
  limit: number,
): readonly RedFlag[] {
  const buyer = lines.buyers[lines.buyer[order[from] ?? 0] ?? 0] ?? '';
  const found: RedFlag[] = [];
  let [total, told, alone, aloneAmount, december, decembers] = [0, 0, 0, 0, 0, 0];
  let [below, belowAmount, above] = [0, 0, 0];
  for (let at = from; at < to; at += 1) {
    const row = order[at] ?? 0;
    const amount = lines.amount[row] ?? 0;
    const bidders = lines.bidders[row] ?? 0;
    total += amount;
    if (bidders > 0) told += 1;
    if (bidders === 1) {
      alone += 1;
      aloneAmount += amount;
    }
    if (isDecember(lines.day[row] ?? 0)) {
      december += amount;
      decembers += 1;
    }
    if (amount >= limit * (1 - near) && amount < limit) {
      below += 1;
      belowAmount += amount;
    } else if (amount >= limit && amount < limit * (1 + near)) above += 1;
  }
  const whole = { buyer, supplier: null, item: null } as const;
  if (told >= leastLines && alone / told >= shares.oneBidder) {
    found.push({
      ...whole,
      kind: 'one-bidder',
      lines: alone,
      amount: aloneAmount,
      share: alone / told,
    });
  }
  if (to - from >= leastLines && december / total >= shares.december) {
    found.push({
      ...whole,
      kind: 'december',
      lines: decembers,
      amount: december,
      share: december / total,
    });
  }
  if (below >= nearLeast && below >= nearTimes * above) {
    const share = below / (to - from);
    found.push({ ...whole, kind: 'below-limit', lines: below, amount: belowAmount, share });
  }
  runs(order, lines.supplier, from, to, (first, last) => {
    const supplier = lines.suppliers[lines.supplier[order[first] ?? 0] ?? 0] ?? '';
    let amount = 0;
    for (let at = first; at < last; at += 1) amount += lines.amount[order[at] ?? 0] ?? 0;
    if (to - from >= leastLines && last - first > 1 && amount / total >= shares.oneSupplier) {
      const share = amount / total;
      found.push({
        buyer,
        supplier,
        item: null,
        kind: 'one-supplier',
        lines: last - first,
        amount,
        share,
      });
    }
    if (last - first < splitLeast) return;
    runs(order, lines.item, first, last, (start, end) => {
      const split = splitIn(lines, order, start, end, limit);
      if (split === null) return;
      const item = lines.items[lines.item[order[start] ?? 0] ?? 0] ?? '';
      found.push({ buyer, supplier, item, kind: 'split', ...split });
    });
  });
  return found;
}

/** The dearest stretch of days in which one purchase, each part below the limit, passed it; the lines are in order of days. */
function splitIn(
  lines: ContractLines,
  order: Uint32Array,
  from: number,
  to: number,
  limit: number,
): Pick<RedFlag, 'lines' | 'amount' | 'share'> | null {
  let best: Pick<RedFlag, 'lines' | 'amount' | 'share'> | null = null;
  let [start, count, amount] = [from, 0, 0];
  for (let at = from; at < to; at += 1) {
    const row = order[at] ?? 0;
    const day = lines.day[row] ?? 0;
    for (; (lines.day[order[start] ?? 0] ?? 0) + splitDays < day; start += 1) {
      const left = lines.amount[order[start] ?? 0] ?? 0;
      if (left >= limit) continue;
      amount -= left;
      count -= 1;
    }
    const own = lines.amount[row] ?? 0;
    if (own >= limit) continue;
    amount += own;
    count += 1;
    if (count < splitLeast || amount < limit || amount <= (best?.amount ?? 0)) continue;
    best = { lines: count, amount, share: amount / limit };
  }
  return best;
}

/** Of days since 1970. */
function isDecember(day: number): boolean {
  // Days since 1 March of the year 0, in eras of 400 years: months have fixed places in a year that begins in March.
  const ofEra = (day + 719_468) % 146_097;
  const year = Math.floor(
    (ofEra - Math.floor(ofEra / 1460) + Math.floor(ofEra / 36_524) - Math.floor(ofEra / 146_096)) /
      365,
  );
  const ofYear = ofEra - (365 * year + Math.floor(year / 4) - Math.floor(year / 100));
  return Math.floor((5 * ofYear + 2) / 153) === 9;
}
