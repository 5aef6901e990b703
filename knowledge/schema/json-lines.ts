interface Open {
  readonly path: string;
  readonly isList: boolean;
  /** The name or place of the value that comes next. */
  next: string;
  isNamed: boolean;
}

const tokens = /"(?:[^"\\]|\\.)*"|[{}[\],:]|[^\s{}[\],:"]+|\n/gu;

/** The line of each value in a JSON text, by its path with dots (`questions.3.label`). The text is valid JSON. */
export function jsonLines(text: string): ReadonlyMap<string, number> {
  const lines = new Map<string, number>();
  const open: Open[] = [];
  let line = 1;
  for (const [token] of text.matchAll(tokens)) {
    const here = open.at(-1);
    if (token === '\n') line += 1;
    else if (token === '}' || token === ']') open.pop();
    else if (token === ':') continue;
    else if (token === ',') {
      if (here?.isList === true) here.next = String(Number(here.next) + 1);
      else if (here !== undefined) here.isNamed = false;
    } else if (here !== undefined && !here.isList && !here.isNamed) {
      here.next = JSON.parse(token) as string;
      here.isNamed = true;
      lines.set(pathIn(here), line);
    } else {
      const path = here === undefined ? '' : pathIn(here);
      if (!lines.has(path)) lines.set(path, line);
      if (token === '{') open.push({ path, isList: false, next: '', isNamed: false });
      if (token === '[') open.push({ path, isList: true, next: '0', isNamed: true });
    }
  }
  return lines;
}

/** A problem that begins with a path or the id of an entry (`questions.3.label: …`), with its line before it where one is known. */
export function withJsonLine(text: string, problem: string): string {
  const path = /^(?<path>[\w.-]+): /u.exec(problem)?.groups?.['path'];
  if (path === undefined) return problem;
  const lines = jsonLines(text);
  // What is missing stands at its parent.
  for (let at = path; at !== ''; at = at.slice(0, Math.max(0, at.lastIndexOf('.')))) {
    const line = lines.get(at);
    if (line !== undefined) return `line ${line}: ${problem}`;
  }
  const named = text.split('\n').findIndex((row) => row.includes(`"id": "${path}"`));
  return named < 0 ? problem : `line ${named + 1}: ${problem}`;
}

function pathIn({ path, next }: Open): string {
  return path === '' ? next : `${path}.${next}`;
}
