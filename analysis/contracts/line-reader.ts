import { SenimError } from '../../platform/errors.ts';
import { type Column, columns, type ContractLines } from './contract-lines.ts';
import { Interner } from './interner.ts';

const newline = 10;
const carriage = 13;
const quote = 34;
const comma = 44;
const semicolon = 59;

/**
 * Reads a CSV file of published contracts piece by piece, in UTF-8, with a line of heads that names our columns among
 * others, divided by commas or semicolons. Throws `content` when a column is missing.
 */
export class LineReader {
  readonly #buyers = new Interner();
  readonly #suppliers = new Interner();
  readonly #items = new Interner();
  #columns = room(1024);
  #count = 0;
  #unread = 0;
  #separator = comma;
  /** Which of our columns stands at each place of a line. */
  #places: readonly (Column | null)[] | null = null;
  #rest = new Uint8Array(0);

  push(piece: Uint8Array): void {
    let bytes = piece;
    if (this.#rest.length > 0) {
      bytes = new Uint8Array(this.#rest.length + piece.length);
      bytes.set(this.#rest);
      bytes.set(piece, this.#rest.length);
    }
    let from = 0;
    if (this.#places === null) {
      const end = bytes.indexOf(newline);
      if (end >= 0) {
        this.#places = this.#heads(bytes.subarray(0, end));
        from = end + 1;
      }
    }
    if (this.#places !== null) {
      for (let next = from; next >= 0; next = this.#row(bytes, from, this.#places)) from = next;
    }
    this.#rest = bytes.slice(from);
  }

  end(): ContractLines {
    // The last line may come without its end.
    this.push(Uint8Array.of(newline));
    if (this.#places === null) throw new SenimError('content', 'the file has no line of heads');
    const count = this.#count;
    const { buyer, supplier, item, day, amount, bidders } = this.#columns;
    return {
      count,
      buyer: buyer.subarray(0, count),
      supplier: supplier.subarray(0, count),
      item: item.subarray(0, count),
      day: day.subarray(0, count),
      amount: amount.subarray(0, count),
      bidders: bidders.subarray(0, count),
      buyers: this.#buyers.names().map(unquoted),
      suppliers: this.#suppliers.names().map(unquoted),
      items: this.#items.names().map(unquoted),
      unread: this.#unread,
    };
  }

  #heads(line: Uint8Array): readonly (Column | null)[] {
    if (line.includes(semicolon)) this.#separator = semicolon;
    const text = new TextDecoder().decode(line).replace(/^\uFEFF/, '');
    const heads = text
      .split(String.fromCharCode(this.#separator))
      .map((head) => head.replaceAll('"', '').trim().toLowerCase());
    const missing = columns.filter((column) => !heads.includes(column));
    if (missing.length > 0) {
      throw new SenimError('content', `the file has no column ${missing.join(', ')}`);
    }
    return heads.map((head) => columns.find((column) => column === head) ?? null);
  }

  /** Where the line behind this one begins; -1 where this one is not whole yet. */
  #row(bytes: Uint8Array, from: number, places: readonly (Column | null)[]): number {
    if (this.#count === this.#columns.day.length) this.#columns = grown(this.#columns);
    const separator = this.#separator;
    let [start, place, found] = [from, 0, 0];
    let isQuoted = false;
    for (let at = from; at < bytes.length; at += 1) {
      const byte = bytes[at];
      if (byte === quote) isQuoted = !isQuoted;
      if (isQuoted || (byte !== separator && byte !== newline)) continue;
      const end = byte === newline && at > start && bytes[at - 1] === carriage ? at - 1 : at;
      // An empty line says nothing, and nobody's name.
      if (byte === newline && end === from) return at + 1;
      const column = places[place] ?? null;
      if (column !== null && this.#field(column, bytes, start, end)) found += 1;
      if (byte === newline) {
        if (found === columns.length) this.#count += 1;
        else this.#unread += 1;
        return at + 1;
      }
      place += 1;
      start = at + 1;
    }
    return -1;
  }

  #field(column: Column, bytes: Uint8Array, from: number, to: number): boolean {
    const isBare = bytes[from] !== quote;
    const start = isBare ? from : from + 1;
    const end = isBare ? to : to - 1;
    const row = this.#count;
    switch (column) {
      case 'buyer':
        this.#columns.buyer[row] = this.#buyers.numberOf(bytes, start, end);
        return end > start;
      case 'supplier':
        this.#columns.supplier[row] = this.#suppliers.numberOf(bytes, start, end);
        return end > start;
      case 'item':
        this.#columns.item[row] = this.#items.numberOf(bytes, start, end);
        return true;
      case 'day': {
        const day = dayIn(bytes, start, end);
        this.#columns.day[row] = day;
        return day >= 0;
      }
      case 'amount': {
        const amount = numberIn(bytes, start, end);
        this.#columns.amount[row] = amount;
        return amount >= 0;
      }
      case 'bidders':
        this.#columns.bidders[row] = Math.min(255, Math.max(0, numberIn(bytes, start, end)));
        return true;
      default:
        return column satisfies never;
    }
  }
}

/** A quotation mark inside a quoted field is written twice. */
function unquoted(name: string): string {
  return name.replaceAll('""', '"');
}

function room(lines: number) {
  return {
    buyer: new Uint32Array(lines),
    supplier: new Uint32Array(lines),
    item: new Uint32Array(lines),
    day: new Uint32Array(lines),
    amount: new Float64Array(lines),
    bidders: new Uint8Array(lines),
  };
}

function grown(before: ReturnType<typeof room>): ReturnType<typeof room> {
  const larger = room(before.day.length * 2);
  larger.buyer.set(before.buyer);
  larger.supplier.set(before.supplier);
  larger.item.set(before.item);
  larger.day.set(before.day);
  larger.amount.set(before.amount);
  larger.bidders.set(before.bidders);
  return larger;
}

/** `1234.5` or `1 234,5`; -1 where it is no such number. */
function numberIn(bytes: Uint8Array, from: number, to: number): number {
  let value = 0;
  let scale = 0;
  for (let at = from; at < to; at += 1) {
    const byte = bytes[at] ?? 0;
    if (byte >= 48 && byte <= 57) {
      value = value * 10 + byte - 48;
      scale *= 10;
    } else if ((byte === 46 || byte === comma) && scale === 0) scale = 1;
    else if (byte !== 32) return -1;
  }
  return to > from ? value / (scale || 1) : -1;
}

/** `2026-11-22…` as days since 1970; -1 where it is no such day. */
function dayIn(bytes: Uint8Array, from: number, to: number): number {
  if (to - from < 10 || bytes[from + 4] !== 45 || bytes[from + 7] !== 45) return -1;
  const year = numberIn(bytes, from, from + 4);
  const month = numberIn(bytes, from + 5, from + 7);
  const day = numberIn(bytes, from + 8, from + 10);
  if (year < 1970 || month < 1 || month > 12 || day < 1 || day > 31) return -1;
  // The days before 1 March of a year, counted from a March: leap days then stand at the end.
  const shifted = month > 2 ? year : year - 1;
  const era = Math.floor(shifted / 400);
  const ofEra = shifted - era * 400;
  const ofYear = Math.floor((153 * (month + (month > 2 ? -3 : 9)) + 2) / 5) + day - 1;
  const days = ofEra * 365 + Math.floor(ofEra / 4) - Math.floor(ofEra / 100) + ofYear;
  return era * 146_097 + days - 719_468;
}
