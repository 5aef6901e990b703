import { languages, type Language, type Localized } from '../../platform/language.ts';

/** What a card says in one language. Paragraphs are separated by an empty line, items of a list begin with `- `. */
export interface CardText {
  /** Two to six sentences that stand alone. */
  readonly short: string;
  readonly details: string;
  /** Steps that the person can take. */
  readonly next: readonly string[];
}

export interface CardTextRead {
  /** `null` when a language or a part is missing. */
  readonly text: Localized<CardText> | null;
  readonly problems: readonly string[];
}

const longestShort = 600;
const longestDetails = 2500;
const mostSentences = 6;
const mostSteps = 4;

/** The body of a card: `## kk`, `## ru` and `## en`, each with a short answer, `### details` and `### next`. */
export function readCardText(body: string, firstLine: number): CardTextRead {
  const problems: string[] = [];
  const found = new Map<string, Part>();
  for (const part of partsOf(body, firstLine)) {
    const where = `line ${part.line}: `;
    if (!known.has(part.name)) problems.push(`${where}no such part: ${part.name}`);
    else if (found.has(part.name)) problems.push(`${where}${part.name} stands twice`);
    else if (part.text === '') problems.push(`${where}${part.name} is empty`);
    else problems.push(...textProblems(part).map((problem) => where + problem));
    found.set(part.name, part);
  }
  const missing = [...known].filter((name) => !found.has(name));
  problems.push(...missing.map((name) => `${name} is missing`));
  if (missing.length > 0) return { text: null, problems };
  const textOf = (language: Language): CardText => ({
    short: found.get(`## ${language}`)?.text ?? '',
    details: found.get(`## ${language} ### details`)?.text ?? '',
    next: stepsOf(found.get(`## ${language} ### next`)?.text ?? ''),
  });
  return { text: { kk: textOf('kk'), ru: textOf('ru'), en: textOf('en') }, problems };
}

interface Part {
  readonly name: string;
  readonly line: number;
  readonly text: string;
}

const known = new Set(
  languages.flatMap((one) => [`## ${one}`, `## ${one} ### details`, `## ${one} ### next`]),
);

function partsOf(body: string, firstLine: number): readonly Part[] {
  const parts: Part[] = [];
  let language = '';
  let open: { name: string; line: number; lines: string[] } | null = null;
  const shut = (): void => {
    if (open !== null) parts.push({ ...open, text: open.lines.join('\n').trim() });
  };
  for (const [at, line] of body.split('\n').entries()) {
    const heading = /^#{1,6}\s/u.test(line);
    if (heading) {
      shut();
      if (line.startsWith('## ')) language = line.trim();
      const name = line.startsWith('## ') ? language : `${language} ${line.trim()}`;
      open = { name, line: firstLine + at, lines: [] };
    } else if (open !== null) open.lines.push(line.trimEnd());
    else if (line.trim() !== '')
      open = { name: 'text before ## kk', line: firstLine + at, lines: [] };
  }
  shut();
  return parts;
}

function stepsOf(text: string): readonly string[] {
  return text.split('\n').flatMap((line) => (line.startsWith('- ') ? [line.slice(2).trim()] : []));
}

function textProblems({ name, text }: Part): string[] {
  const problems: string[] = [];
  if (/[*_`<>|]|\]\(|^>|\t/mu.test(text)) problems.push(`${name}: markup is not drawn`);
  if (name.endsWith('next')) {
    const lines = text.split('\n').filter((line) => line !== '');
    if (lines.some((line) => !line.startsWith('- ')))
      problems.push(`${name}: steps begin with "- "`);
    if (lines.length > mostSteps) problems.push(`${name}: more than ${mostSteps} steps`);
  } else if (name.endsWith('details')) {
    if (text.length > longestDetails) problems.push(`${name}: longer than ${longestDetails}`);
  } else {
    if (text.length > longestShort) problems.push(`${name}: longer than ${longestShort}`);
    const sentences = text.split(/[.!?…](?:\s|$)/u).filter((part) => part.trim() !== '').length;
    if (sentences < 2 || sentences > mostSentences) {
      problems.push(`${name}: ${sentences} sentences, not 2 to ${mostSentences}`);
    }
  }
  return problems;
}
