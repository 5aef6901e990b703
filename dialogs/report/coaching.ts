import { coach, type Finding } from '../coach.ts';
import type { Draft } from '../draft.ts';
import type { FormTable } from '../form-table.ts';
import type { Message } from '../message.ts';
import { list, say, words, written } from '../say.ts';
import { isNamed } from './finished.ts';

/** More than this would frighten instead of help. */
const mostShown = 12;

/** What could show who wrote it. Nothing is changed: it is for the person to decide. */
export function coachMessages(table: FormTable, draft: Draft): readonly Message[] {
  if (isNamed(draft)) return [];
  const files = draft.files.some((file) => file.cleaned === null)
    ? [say('coach.file-not-cleaned', 'warning')]
    : [];
  const originals = draft.files.some((file) => file.keep === 'both' && file.found.length > 0)
    ? [say('coach.file-original', 'warning')]
    : [];
  return [...coachTexts(textsOf(table, draft)), ...files, ...originals];
}

/** What in these words could show who wrote them. */
export function coachTexts(texts: readonly string[]): readonly Message[] {
  const findings = findingsIn(texts);
  if (findings.length === 0) return [];
  const lines = findings
    .slice(0, mostShown)
    .map(({ kind, snippet }) => words(`coach.${kind}`, { snippet: written(snippet) }));
  const more = findings.length - lines.length;
  return [
    say('coach.intro', 'warning'),
    { kind: 'say', text: list(lines), tone: 'warning' },
    ...(more > 0 ? [say('coach.more', 'plain', { count: more })] : []),
  ];
}

function textsOf(table: FormTable, draft: Draft): readonly string[] {
  return table.entries.map(({ question }) => {
    const answer = draft.answers[question.id];
    return answer?.kind === 'text'
      ? answer.text
      : answer?.kind === 'choice'
        ? (answer.other ?? '')
        : '';
  });
}

function findingsIn(texts: readonly string[]): readonly Finding[] {
  const seen = new Set<string>();
  return texts.flatMap(coach).filter(({ kind, snippet }) => {
    const id = `${kind} ${snippet}`;
    if (seen.has(id)) return false;
    seen.add(id);
    return true;
  });
}
