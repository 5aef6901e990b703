import { made } from '../../../../analysis/document.ts';
import type { ProjectId } from '../../../../analysis/ids.ts';
import { type KeptAnswer, keptAnswerShape } from '../../../../analysis/lists/kept-answer.ts';
import type { SentList } from '../../../../analysis/lists/sent-list.ts';
import type { DateIso } from '../../../../platform/time.ts';
import type { Session } from '../../session.ts';
import { Trouble } from '../../trouble.ts';
import type { OpenedAnswer } from '../../worker/contract.ts';
import { onlyId } from '../register/only-one.ts';
import { loadRows, type Row, saveRows } from '../store.ts';

type Read = Extract<OpenedAnswer, { readonly kind: 'read' }>;

export interface Copied {
  readonly answer: Read;
  /** Who kept it: what a colleague copied is his word. */
  readonly by: string;
  /** That came with the answer and were not copied. */
  readonly files: number;
}

/** What colleagues kept of the answers to this request, by their numbers. */
export async function loadKept(
  session: Session,
  project: ProjectId,
  { list }: Pick<SentList, 'list'>,
): Promise<{ readonly today: DateIso; readonly copies: ReadonlyMap<number, Copied> }> {
  const { rows, today } = await loadRows(session, project, 'answer', keptAnswerShape);
  const own = rows.filter(({ document }) => document.body.list === list && !document.deleted);
  return { today, copies: new Map(own.map((row) => [row.document.body.seq, copied(row)])) };
}

/** Keeps copies of these answers for whoever joins the group later. That a colleague was faster is no trouble. */
export async function keepAnswers(
  session: Session,
  project: ProjectId,
  { list }: Pick<SentList, 'list'>,
  answers: readonly Read[],
  today: DateIso,
): Promise<void> {
  const change = { day: today, officer: session.officerId, what: 'made', note: '' } as const;
  const rows = answers.map(({ seq, day, answer }) => {
    const { language, request } = answer;
    const said = answer.said.map(({ item, choice, note, files }) => {
      return { item, choice, note, files: files.length };
    });
    const body: KeptAnswer = { list, seq, day, language, request, said };
    const id = onlyId(project, `answer/${list}/${String(seq)}`);
    return { id, kind: 'answer', expected: 0, document: made(body, change) } as const;
  });
  try {
    if (rows.length > 0) await saveRows(session, project, rows);
  } catch (error) {
    if (!(error instanceof Trouble)) throw error;
  }
}

function copied({ document }: Row<KeptAnswer>): Copied {
  const { seq, day, language, request, said } = document.body;
  return {
    answer: {
      kind: 'read',
      seq,
      day,
      answer: { language, request, said: said.map((one) => ({ ...one, files: [] })) },
    },
    by: document.history[0]?.officer ?? '',
    files: said.reduce((sum, { files }) => sum + files, 0),
  };
}
