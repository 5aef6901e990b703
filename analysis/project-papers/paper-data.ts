import terms from '../../knowledge/analysis/paper-terms.json' with { type: 'json' };
import type {
  Paper,
  PaperData,
  PaperField,
  PaperLanguage,
  PaperValue,
} from '../../knowledge/schema/paper.ts';
import { paperDataOf } from '../records/fill-record.ts';
import { detailKey, type Details } from './details.ts';
import type { PaperInput } from './input.ts';
import { noteData } from './note-data.ts';
import { planData } from './plan-data.ts';
import { recordExtras } from './record-extras.ts';
import { Sources, inLanguage } from './sources.ts';
import { startData } from './start-data.ts';

/** What the project itself puts into a paper, by field; a field that it does not know is absent. */
export interface Computed {
  readonly data: PaperData;
  readonly sources: Sources;
}

/** All that can be filled in: what the project knows, else what officers typed. Fields that nobody filled are absent. */
export function paperData(paper: Paper, language: PaperLanguage, input: PaperInput): Computed {
  const sources = new Sources(language);
  const known = computed(paper, language, input, sources);
  const data: [string, PaperValue][] = paper.fields.flatMap((field) => {
    const value = known[field.id] ?? typed(paper, field, language, input.details);
    return value === null ? [] : [[field.id, value] as [string, PaperValue]];
  });
  return { data: Object.fromEntries(data), sources };
}

/** Fields of a paper that officers have to type: the project knows nothing of them. */
export function typedFields(paper: Paper, input: PaperInput): readonly PaperField[] {
  const known = computed(paper, 'ru', input, new Sources('ru'));
  return paper.fields.filter(({ id }) => known[id] === undefined && !isHandWritten(id));
}

/** Names are written on the paper by hand and never typed here. */
export function isHandWritten(field: string): boolean {
  return handWritten.has(field);
}

const handWritten: ReadonlySet<string> = new Set([
  'approverName',
  'signerName',
  'chief',
  'officer',
  'chair',
  'secretary',
]);

function computed(
  paper: Paper,
  language: PaperLanguage,
  input: PaperInput,
  sources: Sources,
): PaperData {
  const all: PaperData = {
    ...recordsData(paper, language, input),
    ...startData(language, input),
    ...(paper.id === 'analytical-note' ? noteData(language, input, sources) : {}),
    ...planData(paper.id, language, input, sources),
  };
  const own = new Set(paper.fields.map(({ id }) => id));
  return Object.fromEntries(
    Object.entries(all).filter(
      ([id, value]) => own.has(id) && (typeof value !== 'string' || value !== ''),
    ),
  );
}

function recordsData(paper: Paper, language: PaperLanguage, input: PaperInput): PaperData {
  const book = input.books.find((each) => each.paper === paper.id);
  if (book === undefined) return {};
  const filled = paperDataOf(book, input.records, language);
  return { ...filled, ...recordExtras(book, input.records, language, filled) };
}

function typed(
  paper: Paper,
  field: PaperField,
  language: PaperLanguage,
  details: Details,
): PaperValue | null {
  const key = detailKey(paper, field);
  if (field.type === 'rows') {
    const rows = details.rows[key];
    if (rows === undefined || rows.length === 0) return null;
    return rows.map((row) =>
      Object.fromEntries(Object.entries(row).map(([id, cell]) => [id, inLanguage(cell, language)])),
    );
  }
  const words = details.words[key];
  if (words === undefined) return null;
  if (field.type === 'date') return words.kk === '' ? null : words.kk;
  if (words[language].trim() === '' && field.type !== 'line') {
    const other = words[language === 'kk' ? 'ru' : 'kk'].trim();
    if (other === '') return null;
    const marked = `${terms.toTranslate[language]}\n${other}`;
    return field.type === 'list' ? marked.split('\n') : marked;
  }
  const text = inLanguage(words, language);
  if (text === '') return null;
  if (field.type !== 'list') return text;
  return text.split('\n').filter((line) => line.trim() !== '');
}
