import type { Failure, Incoming } from '../dialogs/incoming.ts';
import type { DraftFile } from '../dialogs/draft.ts';
import type { Turn } from '../dialogs/state.ts';
import { SenimError } from '../platform/errors.ts';
import { codeOf, placeOf, type Log } from '../platform/log.ts';
import type { BlobWriter } from '../storage/blobs.ts';
import type { Confirmed } from '../storage/confirmation.ts';
import type { SessionUpdate } from '../storage/sessions.ts';
import { copiesOf } from './attach.ts';
import type { Count } from './count.ts';
import { accountNow, unlessDamaged } from './damage.ts';
import { done, type Done, type Errand } from './errand.ts';
import { receiptIdOf, tokenOf, type FileReport } from './filing.ts';
import type { Lists } from './lists.ts';
import type { Rephrase } from './model/rephrase.ts';
import type { Surveys } from './surveys.ts';
import type { Visits } from './visits.ts';

export interface CarryParts {
  readonly file: FileReport;
  readonly visits: Visits;
  readonly surveys: Surveys;
  readonly lists: Lists;
  readonly blobs: Pick<BlobWriter, 'dropDraft'>;
  readonly count: Count;
  /** `null` where no language model was switched on. */
  readonly rephrase: Rephrase | null;
  readonly log: Log;
}

/**
 * Carries out what a turn asks for, and lets the dialog hear what came of it.
 * Throws `store.busy` when the whole turn is to be taken anew.
 */
export async function carryOut(parts: CarryParts, errand: Errand, asked: Turn): Promise<Done> {
  const { outcome } = asked;
  switch (outcome.kind) {
    case 'none':
      return done(asked, saysClosed(errand, asked) ? 'closed' : null);
    case 'forget':
      await confirm(parts, ownReceipt(errand), 'kept');
      return done(asked);
    case 'report':
      return await fileReport(parts, errand, asked, outcome);
    case 'follow-up':
      return await followUp(parts, errand, asked, outcome);
    case 'check-in':
      return await checkIn(parts, errand, asked, outcome);
    case 'lookup':
    case 'refresh':
      return await reread(parts, errand, asked, outcome);
    case 'survey-code': {
      const fits = await parts.surveys.fits(outcome);
      return done(errand.turner.take(asked, { kind: 'code', code: outcome.code, fits }));
    }
    case 'survey':
      return await answerSurvey(parts, errand, asked, outcome);
    case 'list-open': {
      const offer = await parts.lists.find(outcome.token);
      return done(errand.turner.take(asked, { kind: 'list', offer }));
    }
    case 'list':
      return await answerList(parts, errand, asked, outcome);
    case 'count':
      await parts.count(outcome);
      return done(asked);
    case 'rephrase':
      return await rephrased(parts, errand, asked, outcome);
    case 'drop-file':
      await dropFiles(parts, [outcome.file]);
      return done(asked);
    case 'receipt-file':
      await confirm(parts, ownReceipt(errand), 'kept');
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
  return ['report/closed', 'report/review', 'hand-over/review'].includes(session.at);
}

/** Officers may stop to wonder whether anybody reads their answers. The person does not wait for that to work. */
async function confirm({ visits, log }: CarryParts, receiptId: string, how: Confirmed) {
  try {
    await visits.confirm(receiptId, how);
  } catch (error) {
    if (!(error instanceof SenimError)) throw error;
    log('receipt.unmarked', { code: error.code, place: placeOf(error) });
  }
}

function ownReceipt({ clientKey, before }: Errand): string {
  return receiptIdOf(clientKey, before.session);
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
  // A question is a case of its own, also beside a report whose files wait under a key already.
  const caseKey = outcome.report.files.length === 0 ? null : asked.draft.caseKey;
  return commit(parts, errand, asked, filed, (update) =>
    parts.file({ outcome, clientKey, session: filed.session, caseKey, channel, update }),
  );
}

/** What became of a filed report: looked up with its receipt, or looked at once more. */
async function reread(
  parts: CarryParts,
  errand: Errand,
  asked: Turn,
  outcome: Asked<'lookup' | 'refresh'>,
): Promise<Done> {
  const hear = (incoming: Incoming) => done(errand.turner.take(asked, incoming));
  if (outcome.kind === 'refresh') {
    const { visit } = asked.draft;
    if (visit === null) return done(asked);
    const account = await accountNow(parts, visit);
    if (typeof account === 'string') return failed(errand, asked, account);
    return hear({ kind: 'account', account });
  }
  const found = await unlessDamaged(parts.log, () => parts.visits.find(outcome.receipt));
  if (found === 'damaged') return failed(errand, asked, found);
  if (found === null) {
    const erased = await parts.visits.erased(outcome.receipt);
    return hear(erased === null ? { kind: 'not-found' } : { kind: 'erased', ...erased });
  }
  const { visit, isConfirmed } = found;
  if (!isConfirmed) await confirm(parts, visit.receiptId, 'returned');
  return { ...hear({ kind: 'found', visit }), isShown: true };
}

async function checkIn(
  parts: CarryParts,
  errand: Errand,
  asked: Turn,
  { passed, off }: Asked<'check-in'>,
): Promise<Done> {
  const { visit } = asked.draft;
  if (visit === null) return done(asked);
  await parts.visits.checkIn(visit, { passed, off });
  const account = await accountNow(parts, visit);
  if (typeof account === 'string') return failed(errand, asked, account);
  return done(errand.turner.take(asked, { kind: 'account', account }));
}

/** The card is what the turn shows already; it stays where nothing that holds comes in time. */
async function rephrased(
  { count, rephrase }: CarryParts,
  { turner }: Errand,
  asked: Turn,
  { count: counted, question, language, cards }: Asked<'rephrase'>,
): Promise<Done> {
  await count(counted);
  const claims = rephrase === null ? null : await rephrase({ question, language, cards });
  return done(claims === null ? asked : turner.take(asked, { kind: 'rephrased', claims }));
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
  const now = await accountNow(parts, visit);
  if (typeof now === 'string') return failed(errand, asked, now);
  const passed = outcome.checkIn;
  const checkIns = passed === undefined ? {} : { checkIns: { passed, off: false } };
  const account = { ...now, ...checkIns, sent: [...now.sent, turner.world.today] };
  const sent = turner.take(asked, { kind: 'followed-up', account });
  // Of the row before the turn: a repeated post is the same letter.
  const once = tokenOf('follow-up', clientKey, asked.session.token, row.version);
  return await commit(parts, errand, asked, sent, async (update) => {
    const stored = await parts.visits.followUp({ outcome, visit, once, update });
    return stored ?? 'gone';
  });
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

/** As an answer to a survey: durable before the row says so, and known as the same act when it is tried again. */
async function answerList(
  { lists, log }: CarryParts,
  { clientKey, row, turner }: Errand,
  asked: Turn,
  { list }: Asked<'list'>,
): Promise<Done> {
  const { token, language } = asked.session;
  // Of the row before the turn: a repeated post is the same answer, and a correction is another one.
  const once = tokenOf('list', clientKey, token, row.version);
  try {
    const because = await lists.answer({ list, language, once });
    if (because !== 'taken') return done(turner.take(asked, { kind: 'list-refused', because }));
    const given = Object.keys(list.said).length;
    return done(turner.take(asked, { kind: 'list-taken', given, of: list.offer.items.length }));
  } catch (error) {
    const code = codeOf(error);
    log('list.failed', { code, place: placeOf(error) });
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
  errand: Errand,
  asked: Turn,
  after: Turn,
  store: (
    update: SessionUpdate | null,
  ) => Promise<{ readonly already: boolean } | 'closed' | 'gone'>,
): Promise<Done> {
  const { row, turner } = errand;
  try {
    const update = row.together(row.update(after, null, turner));
    const stored = await store(update);
    if (typeof stored === 'string') return failed(errand, asked, stored);
    return { ...done(after), isSaved: update !== null && !stored.already };
  } catch (error) {
    const code = codeOf(error);
    if (code === 'store.busy') throw error;
    log('filing.failed', { code, place: placeOf(error) });
    return failed(errand, asked, code === 'store.full' ? 'full' : 'failed');
  }
}

function failed({ turner }: Errand, asked: Turn, reason: Failure): Done {
  const turn = turner.take(asked, { kind: 'failed', reason });
  return done(turn, reason === 'gone' ? 'damaged' : reason);
}
