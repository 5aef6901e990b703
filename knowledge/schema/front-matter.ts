import { SenimError } from '../../platform/errors.ts';

/** A value of the small part of YAML that cards are written in. */
export type FrontValue =
  string | null | readonly FrontValue[] | { readonly [name: string]: FrontValue };

/** A file split at its front matter. `line` is the number of the first line of the body. */
export interface FrontMatter {
  readonly front: FrontValue;
  readonly body: string;
  readonly line: number;
}

/** Throws `SenimError` `content` that names the line of the first thing it cannot read. */
export function readFrontMatter(text: string): FrontMatter {
  const lines = text.replaceAll('\r\n', '\n').replaceAll(brokenList, joined).split('\n');
  const end = lines.indexOf('---', 1);
  if (lines[0] !== '---' || end < 0) throw wrong(1, 'no front matter between two lines of ---');
  const rows = lines.slice(1, end).flatMap((line, at) => rowOf(line, at + 2));
  const reader = new Rows(rows);
  const front = reader.block(0);
  reader.end();
  return { front, body: lines.slice(end + 1).join('\n'), line: end + 2 };
}

const brokenList = /^ +\[\n[^\]]*\]$/gmu;

/** A formatter may break a list of ids over several lines. The lines after it keep their numbers. */
function joined(list: string): string {
  const [first = '', ...rest] = list.split('\n');
  const items = rest.map((line) => line.trim()).join(' ');
  return `${first}${items.replace(/,? *\]$/u, ']')}${'\n'.repeat(rest.length)}`;
}

interface Row {
  readonly line: number;
  readonly indent: number;
  readonly text: string;
}

function rowOf(line: string, number: number): Row[] {
  if (line.trim() === '' || line.trimStart().startsWith('#')) return [];
  if (line.includes('\t')) throw wrong(number, 'a tab');
  const indent = line.length - line.trimStart().length;
  if (indent % 2 !== 0) throw wrong(number, 'levels are two spaces each');
  return [{ line: number, indent, text: line.trim() }];
}

/** Reads rows from top to bottom, block by block. */
class Rows {
  #rows: Row[];

  constructor(rows: readonly Row[]) {
    this.#rows = [...rows];
  }

  block(indent: number): FrontValue {
    const [first] = this.#rows;
    if (first === undefined || first.indent < indent) return null;
    if (first.text.startsWith('[')) {
      this.#rows.shift();
      return scalar(first.text, first.line);
    }
    return first.text.startsWith('- ') ? this.#list(indent) : this.#map(indent);
  }

  end(): void {
    const [left] = this.#rows;
    if (left !== undefined) throw wrong(left.line, 'stands at a level of its own');
  }

  #list(indent: number): FrontValue {
    const items: FrontValue[] = [];
    for (;;) {
      const [row] = this.#rows;
      if (row === undefined || row.indent !== indent || !row.text.startsWith('- ')) return items;
      const text = row.text.slice(2).trim();
      if (keyed.test(text)) {
        // The item is a map whose first entry stands behind the dash.
        this.#rows[0] = { ...row, indent: indent + 2, text };
        items.push(this.#map(indent + 2));
      } else {
        this.#rows.shift();
        items.push(scalar(text, row.line));
      }
    }
  }

  #map(indent: number): FrontValue {
    const map: Record<string, FrontValue> = {};
    for (;;) {
      const [row] = this.#rows;
      if (row === undefined || row.indent !== indent || row.text.startsWith('- ')) return map;
      const found = keyed.exec(row.text)?.groups;
      const name = found?.['name'];
      if (name === undefined) throw wrong(row.line, 'no name: value');
      if (Object.hasOwn(map, name)) throw wrong(row.line, `${name} stands twice`);
      this.#rows.shift();
      const value = found?.['value'] ?? '';
      map[name] = value === '' ? this.block(indent + 2) : scalar(value, row.line);
    }
  }
}

const keyed = /^(?<name>[a-z_]+):(?: +(?<value>.+))?$/;

function scalar(text: string, line: number): FrontValue {
  if (text === 'null') return null;
  if (/^\[[^[\]"']*\]$/.test(text)) {
    const inner = text.slice(1, -1).trim();
    return inner === '' ? [] : inner.split(',').map((item) => item.trim());
  }
  if (/^"[^"\\]*"$/.test(text)) return text.slice(1, -1);
  if (/^["'[\]{}&*!|>%@`#-]/.test(text) || /: | #|:$/.test(text)) {
    throw wrong(line, 'needs straight double quotes around it, and none inside');
  }
  return text;
}

function wrong(line: number, what: string): SenimError {
  return new SenimError('content', `line ${line}: ${what}`);
}
