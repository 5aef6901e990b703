import type { ProjectId } from '../../../../analysis/ids.ts';
import {
  type ListStanding,
  type SentList,
  sentListShape,
  standingOf,
} from '../../../../analysis/lists/sent-list.ts';
import type { DateIso } from '../../../../platform/time.ts';
import type { Session } from '../../session.ts';
import type { OpenedAnswer, SealedAnswer } from '../../worker/contract.ts';
import { loadRows, type Row } from '../store.ts';
import { type Copied, keepAnswers, loadKept } from './kept-answers.ts';

/** A request with how it stands on the server. */
export interface KnownList {
  readonly row: Row<SentList>;
  readonly sent: SentList;
  readonly answers: number;
  readonly standing: ListStanding;
  readonly isOpen: boolean;
}

export interface Lists {
  readonly today: DateIso;
  /** Those without an answer first, by their last day. */
  readonly lists: readonly KnownList[];
  readonly broken: number;
}

export async function loadLists(session: Session, project: ProjectId): Promise<Lists> {
  const [{ rows, broken }, { lists, today }] = await Promise.all([
    loadRows(session, project, 'checklist', sentListShape),
    session.client.lists(project),
  ]);
  const onServer = new Map(lists.map((one) => [one.id as string, one]));
  const known = rows
    .filter(({ document }) => !document.deleted)
    .map((row): KnownList => {
      const sent = row.document.body;
      const found = onServer.get(sent.list);
      const standing = standingOf(sent, found, today);
      return {
        row,
        sent,
        answers: found?.answers ?? 0,
        standing,
        isOpen: found?.state === 'open' && today <= sent.due,
      };
    });
  return { today, lists: known.toSorted(byNeed), broken };
}

const order: readonly ListStanding[] = [
  'overdue',
  'soon',
  'waiting',
  'answered',
  'closed',
  'withdrawn',
];

function byNeed(one: KnownList, other: KnownList): number {
  return (
    order.indexOf(one.standing) - order.indexOf(other.standing) ||
    one.sent.due.localeCompare(other.sent.due) ||
    one.sent.unit.localeCompare(other.sent.unit)
  );
}

/** Answers as they came and as they were opened; oldest first. */
export interface OpenedList {
  readonly sealed: readonly SealedAnswer[];
  readonly opened: readonly OpenedAnswer[];
  /** By number: those that are sealed to others, and that a colleague kept for the group. */
  readonly copies: ReadonlyMap<number, Copied>;
}

export async function openList(
  session: Session,
  project: ProjectId,
  sent: SentList,
): Promise<OpenedList> {
  const { list, token } = sent;
  const [{ answers }, { today, copies }] = await Promise.all([
    session.client.listAnswers(project, list),
    loadKept(session, project, sent),
  ]);
  const opened = await session.keys.openListAnswers({ token, answers });
  const fresh = opened.flatMap((one) => (one.kind === 'read' && !copies.has(one.seq) ? [one] : []));
  await keepAnswers(session, project, sent, fresh, today);
  const missing = opened.flatMap(({ kind, seq }) => {
    const copy = kind === 'broken' ? copies.get(seq) : undefined;
    return copy === undefined ? [] : [[seq, copy] as const];
  });
  const inPlace = new Map(missing);
  return {
    sealed: answers,
    opened: opened.map((one) => inPlace.get(one.seq)?.answer ?? one),
    copies: inPlace,
  };
}

/** The answer that counts: the newest that could be opened. */
export function newestOf(
  opened: readonly OpenedAnswer[],
): Extract<OpenedAnswer, { kind: 'read' }> | null {
  const read = opened.flatMap((answer) => (answer.kind === 'read' ? [answer] : []));
  return read.at(-1) ?? null;
}
