import type { Incoming } from '../dialogs/incoming.ts';
import type { DraftFile } from '../dialogs/draft.ts';
import type { Turn } from '../dialogs/state.ts';
import { codeOf, placeOf, type Log } from '../platform/log.ts';
import type { BlobWriter } from '../storage/blobs.ts';
import type { SessionUpdate } from '../storage/sessions.ts';
import { copiesOf } from './attach.ts';
import type { Conversed, ConverseChannel, Problem } from './conversed.ts';
import type { Count } from './count.ts';
import type { DialogRow } from './dialog-row.ts';
import { tokenOf, type FileReport } from './filing.ts';
import type { PersonTag, Surveys } from './surveys.ts';
import type { Turner } from './turner.ts';
import type { Visits } from './visits.ts';

export interface CarryParts {
  readonly file: FileReport;
  readonly visits: Visits;
  readonly surveys: Surveys;
  readonly blobs: Pick<BlobWriter, 'dropDraft'>;
  readonly count: Count;
  readonly log: Log;
}

/** One client's turn on its way through the world. */
export interface Errand {
  readonly clientKey: Uint8Array;
  readonly channel: ConverseChannel;
  readonly row: DialogRow;
  readonly turner: Turner;
  readonly person: PersonTag | null;
}

/** What a turn and its outcome came to. */
export interface Done {
  readonly turn: Turn;
  readonly problem: Problem | null;
  readonly outcome: Conversed['outcome'];
  /** Whether the row was stored together with what the turn did. */
  readonly isSaved: boolean;
}

/** A turn that asks nothing more of the world. */
export function done(turn: Turn, problem: Problem | null = null): Done {
  return { turn, problem, outcome: 'shown', isSaved: false };
}

/**
 * Carries out what a turn asks for, and lets the dialog hear what came of it.
 * Throws `store.busy` when the whole turn is to be taken anew.
 */
export async function carryOut(parts: CarryParts, errand: Errand, asked: Turn): Promise<Done> {
  const { visits } = parts;
  const { outcome } = asked;
  const hear = (incoming: Incoming): Done => done(errand.turner.take(asked, incoming));
  switch (outcome.kind) {
    case 'none':
      return done(asked, saysClosed(errand, asked) ? 'closed' : null);
    case 'forget':
      return done(asked);
    case 'report':
      return await fileReport(parts, errand, asked, outcome);
    case 'follow-up':
      return await followUp(parts, errand, asked, outcome);
    case 'lookup': {
      const visit = await visits.find(outcome.receipt);
      return hear(visit === null ? { kind: 'not-found' } : { kind: 'found', visit });
    }
    case 'refresh': {
      const { visit } = asked.draft;
      if (visit === null) return done(asked);
      return hear({ kind: 'account', account: await visits.account(visit) });
    }
    case 'survey-code': {
      const fits = await parts.surveys.fits(outcome);
      return hear({ kind: 'code', code: outcome.code, fits });
    }
    case 'survey':
      return await answerSurvey(parts, errand, asked, outcome);
    case 'count':
      await parts.count(outcome);
      return done(asked);
    case 'drop-file':
      await dropFiles(parts, [outcome.file]);
      return done(asked);
    case 'receipt-file':
      return { ...done(asked), outcome: 'receipt-file' };
    case 'erase':
      return { ...done(asked), outcome: 'erased' };
    default:
      return outcome satisfies never;
  }
}

/** Where the dialog says that nothing is taken, the channel says it too: programs and monitors read no words. */
function saysClosed({ turner }: Errand, { session }: Turn): boolean {
  if (turner.world.intake === 'open') return false;
  return session.at === 'report/closed' || session.at === 'report/review';
}

/** Removes the sealed copies of files that are not wanted. */
export async function dropFiles(
  { blobs }: Pick<CarryParts, 'blobs'>,
  files: readonly DraftFile[],
): Promise<void> {
  for (const blobId of copiesOf(files)) await blobs.dropDraft(blobId);
}

type Asked<Kind extends Turn['outcome']['kind']> = Extract<Turn['outcome'], { kind: Kind }>;

function fileReport(
  parts: CarryParts,
  errand: Errand,
  asked: Turn,
  outcome: Asked<'report'>,
): Promise<Done> {
  const filed = errand.turner.take(asked, { kind: 'filed' });
  const { clientKey, channel } = errand;
  const { caseKey } = asked.draft;
  return commit(parts, errand, asked, filed, (update) =>
    parts.file({ outcome, clientKey, session: filed.session, caseKey, channel, update }),
  );
}

async function followUp(
  parts: CarryParts,
  errand: Errand,
  asked: Turn,
  outcome: Asked<'follow-up'>,
): Promise<Done> {
  const { visit } = asked.draft;
  if (visit === null) return done(asked);
  const { clientKey, row, turner } = errand;
  const now = await parts.visits.account(visit);
  const account = { ...now, sent: [...now.sent, turner.world.today] };
  const sent = turner.take(asked, { kind: 'followed-up', account });
  // Of the row before the turn: a repeated post is the same letter.
  const once = tokenOf('follow-up', clientKey, asked.session.token, row.version);
  return await commit(parts, errand, asked, sent, (update) =>
    parts.visits.followUp({ outcome, visit, once, update }),
  );
}

/**
 * The answer is durable before the row says so: what comes between them is made good by the client's next try, which is
 * known as the same act.
 */
async function answerSurvey(
  { surveys, log }: CarryParts,
  { clientKey, turner, person }: Errand,
  asked: Turn,
  outcome: Asked<'survey'>,
): Promise<Done> {
  const { token, counter } = asked.session;
  const once = tokenOf('survey', clientKey, token, counter);
  try {
    const because = await surveys.answer({ outcome, once, person });
    const heard =
      because === 'answered'
        ? ({ kind: 'answered' } as const)
        : ({ kind: 'not-answered', because } as const);
    return done(turner.take(asked, heard));
  } catch (error) {
    const code = codeOf(error);
    log('survey.failed', { code, place: placeOf(error) });
    const reason = code === 'store.full' ? 'full' : 'failed';
    return done(turner.take(asked, { kind: 'failed', reason }), reason);
  }
}

/**
 * What is acknowledged and the row that says so become durable together, or neither does. A row that is kept
 * apart is saved afterwards: what was acknowledged stands, and a repeated act is known by its token.
 */
async function commit(
  { log }: CarryParts,
  { row, turner }: Errand,
  asked: Turn,
  after: Turn,
  store: (update: SessionUpdate | null) => Promise<{ readonly already: boolean } | 'closed'>,
): Promise<Done> {
  const failed = (reason: 'closed' | 'full' | 'failed') =>
    done(turner.take(asked, { kind: 'failed', reason }), reason);
  try {
    const update = row.together(row.update(after, null, turner));
    const stored = await store(update);
    if (stored === 'closed') return failed('closed');
    return { ...done(after), isSaved: update !== null && !stored.already };
  } catch (error) {
    const code = codeOf(error);
    if (code === 'store.busy') throw error;
    log('filing.failed', { code, place: placeOf(error) });
    return failed(code === 'store.full' ? 'full' : 'failed');
  }
}
