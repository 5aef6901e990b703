import type { OpenedCase } from '../api.ts';
import type { BlobId, CaseId } from '../../cases/sealed.ts';
import type { DateIso } from '../../platform/time.ts';
import { CaseKeys } from './case-keys.ts';
import { shelfOf } from './inbox/shelf.ts';
import type { Session } from './session.ts';
import { Trouble } from './trouble.ts';
import type { CaseView, FileEntry, FileView } from './worker/case-views.ts';
import type { CaseHandle } from './worker/case-handle.ts';

export interface LoadedCase {
  readonly today: DateIso;
  readonly row: OpenedCase['row'];
  readonly openings: OpenedCase['openings'];
  /** Officers who stay away from the case. */
  readonly asides: OpenedCase['asides'];
  readonly handle: CaseHandle;
  /** What `handle` names; whoever opened the case closes it. */
  readonly held: CaseKeys;
  readonly view: CaseView;
}

/** Opens a case for somebody who looks at it; throws rather than show a part of it as the whole. */
export async function loadCase(session: Session, caseId: CaseId): Promise<LoadedCase> {
  return await withCard(session, caseId, true);
}

/** Makes the card of a case that no console has seen, without saying that anybody has looked at it. */
export async function makeCardOf(session: Session, caseId: CaseId): Promise<void> {
  (await withCard(session, caseId, false)).held.close();
}

/** A colleague's console may be at the same card; then the case is read once more, and the card with it. */
const tries = 3;

/** Opens the case, brings its card up to date and tells the list. */
async function withCard(session: Session, caseId: CaseId, looks: boolean): Promise<LoadedCase> {
  const { client, keys } = session;
  for (let left = tries; ; left -= 1) {
    const loaded = await openSealed(session, caseId);
    const { handle, row, view: opened } = loaded;
    const seen = looks ? row.lastFromReporter : null;
    const { card, view, knewMore } = await keys.makeCard({ handle, card: row.card, seen });
    const { kept } = await client.setCard(caseId, card, row.cardVersion);
    // The card waits for whoever opens the case next rather than keep this officer from reading it.
    if (!kept && left > 1) {
      loaded.held.close();
      continue;
    }
    const next = kept ? { ...row, cardVersion: row.cardVersion + 1 } : row;
    shelfOf(session).lines.put(next, view, wordsOf(opened));
    const faults = knewMore ? (['letters-missing'] as const) : [];
    return {
      ...loaded,
      row: next,
      view: { ...opened, faults: [...new Set([...opened.faults, ...faults])] },
    };
  }
}

async function openSealed(
  { client, keys }: Pick<Session, 'client' | 'keys'>,
  caseId: CaseId,
): Promise<LoadedCase> {
  const answered = await client.openCase(caseId);
  const { today, row, openings, asides, keyFile, manifest, entries, acts } = answered;
  const key = { caseId, group: row.group, keyFile, manifest };
  const { report: blobId } = await keys.openKey(key).catch((thrown: unknown) => {
    // Of an older list, and its key not ours to open: that is nobody's doing.
    const isBehind = thrown instanceof Trouble && thrown.because === 'tampered.key' && row.behind;
    throw isBehind ? new Trouble('behind') : thrown;
  });
  const report = { blobId, bytes: await partOf(client, caseId, blobId) };
  const { handle, view } = await keys.openCase({ ...key, report, entries, acts });
  const held = new CaseKeys(async () => await keys.closeCase({ handle }));
  return { today, row, openings, asides, handle, held, view };
}

/** A part that the opened case names: when the server has none, it was taken away. */
async function partOf(
  client: Session['client'],
  caseId: CaseId,
  blobId: BlobId,
): Promise<Uint8Array<ArrayBuffer>> {
  try {
    return await client.blob(caseId, blobId);
  } catch (thrown) {
    const isGone = thrown instanceof Trouble && thrown.because === 'not-found';
    throw isGone ? new Trouble('tampered.stored') : thrown;
  }
}

/** Opens a file of an opened case; throws as `loadCase`. */
export async function openFileOf(
  { handle, held, row }: Pick<LoadedCase, 'handle' | 'held' | 'row'>,
  { client, keys }: Pick<Session, 'client' | 'keys'>,
  { blobId }: Pick<FileEntry, 'blobId'>,
): Promise<FileView> {
  return await held.during(async () => {
    const bytes = await partOf(client, row.caseId, blobId);
    return await keys.openFile({ handle, blobId, bytes });
  });
}

/** All that was said in the case, for the search of this session. */
function wordsOf({ rows, thread }: CaseView): string {
  const told = rows.map(({ answer }) => (answer.kind === 'said' ? answer.text : ''));
  const said = thread.map((entry) => (entry.kind === 'message' ? entry.text : ''));
  return [...told, ...said].join(' ');
}
