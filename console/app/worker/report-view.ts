import type { Card } from '../../../cases/card.ts';
import type { FileEntry, ReportRow } from './case-views.ts';
import type { Manifest } from '../../../cases/manifest.ts';
import { kindOf, questionCategory } from '../../../cases/case-kind.ts';
import type { ReportBody, ReportFile } from '../../../cases/report.ts';
import type { Status } from '../../../cases/status.ts';
import { dateWords } from '../../../knowledge/dates.ts';

type Asked = ReportBody['answers'][number];

/** The report as asked and answered, in its own language and with its own labels. */
export function rowsOf({ answers, language }: ReportBody): readonly ReportRow[] {
  return answers.map((asked) => ({
    id: asked.question,
    label: asked.label[language],
    answer: answerOf(asked, language),
  }));
}

export function filesOf(
  files: readonly ReportFile[],
  manifest: Manifest | null,
): readonly FileEntry[] {
  return files
    .map(({ blobId, mime, extension, cleaned }) => {
      const size = manifest?.blobs.find((blob) => blob.blobId === blobId)?.size ?? null;
      return { blobId, mime, extension, cleaned, size };
    })
    .toSorted((left, right) => Number(right.cleaned) - Number(left.cleaned));
}

/** What the list shows of a report: its first words, what it is about, where. */
export function cardOf(
  report: ReportBody,
  state: Status,
): Pick<Card, 'title' | 'category' | 'unit' | 'state' | 'terms'> {
  const words = (id: string) => {
    const asked = report.answers.find(({ question }) => question === id);
    const answer = asked === undefined ? null : answerOf(asked, report.language);
    return answer?.kind === 'said' ? oneLine(answer.text) : '';
  };
  const firstText = report.answers.find(({ answer }) => answer.kind === 'text')?.question ?? '';
  const where = [words('body'), words('unit')].filter((part) => part !== '').join(', ');
  return {
    title: shortened(words('recall') || words(firstText), 90),
    category: kindOf(report) === 'question' ? questionCategory : shortened(words('what'), 90),
    unit: shortened(where, 90),
    state,
    terms: termsOf(report),
  };
}

/** The words that a search may find the case by: the ones said most, then the longest. */
function termsOf(report: ReportBody): readonly string[] {
  const counts = new Map<string, number>();
  for (const { answer } of report.answers) {
    for (const [word] of ownWords(answer)
      .toLowerCase()
      .matchAll(/[\p{L}\p{N}]{4,40}/gu)) {
      counts.set(word, (counts.get(word) ?? 0) + 1);
    }
  }
  return [...counts]
    .toSorted(([a, many], [b, more]) => more - many || b.length - a.length)
    .map(([word]) => word)
    .slice(0, mostTerms);
}

/** What the reporter wrote: the words of an option stand in every report that chose it, and lead to none. */
function ownWords(answer: Asked['answer']): string {
  switch (answer.kind) {
    case 'text':
      return answer.text;
    case 'choice':
    case 'choices':
      return answer.other ?? '';
    case 'number':
    case 'date':
    case 'skipped':
    case 'declined':
      return '';
    default:
      return answer satisfies never;
  }
}

/** More than a card has room for. */
const mostTerms = 120;

function answerOf(
  { answer, options }: Asked,
  language: ReportBody['language'],
): ReportRow['answer'] {
  const option = (id: string) => options[id]?.[language] ?? id;
  switch (answer.kind) {
    case 'text':
      return said(answer.text);
    case 'choice':
      return said(option(answer.option), answer.other);
    case 'choices':
      return said(...answer.options.map(option), answer.other);
    case 'number':
      return said(String(answer.value));
    case 'date':
      return said(dateWords(language, answer.value));
    case 'skipped':
    case 'declined':
      return { kind: answer.kind };
    default:
      return answer satisfies never;
  }
}

function said(...parts: readonly (string | undefined)[]): ReportRow['answer'] {
  const text = parts.filter((part) => part !== undefined && part !== '').join(', ');
  return { kind: 'said', text };
}

function oneLine(text: string): string {
  return text.replace(/\s+/gu, ' ').trim();
}

function shortened(text: string, longest: number): string {
  const letters = Array.from(text);
  return letters.length <= longest
    ? text
    : `${letters
        .slice(0, longest - 1)
        .join('')
        .trimEnd()}…`;
}
