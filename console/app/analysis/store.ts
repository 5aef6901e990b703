import type { DocumentKind } from '../../../analysis/document-kind.ts';
import { type Document, documentReader } from '../../../analysis/document.ts';
import { type DocumentId, ownDocument, type ProjectId } from '../../../analysis/ids.ts';
import { type Project, projectShape } from '../../../analysis/project.ts';
import type { z } from '../../../platform/shape.ts';
import type { DateIso } from '../../../platform/time.ts';
import { type AnalysisDocument, mostChanges } from '../../analysis-api.ts';
import type { Session } from '../session.ts';
import { Trouble } from '../trouble.ts';

/** Whether this officer may work on the analysis here. */
export type Desk =
  | 'open'
  /** The signed roster has no group for it: a new roster is needed. */
  | 'no-group'
  /** The group stands without this officer. */
  | 'stranger';

/** A document as it was read; `version` 0: it is not stored yet. */
export interface Row<T> {
  readonly id: DocumentId;
  readonly version: number;
  readonly document: Document<T>;
}

export interface Rows<T> {
  readonly today: DateIso;
  readonly rows: readonly Row<T>[];
  /** So many could not be opened or have another shape: said, never left out silently. */
  readonly broken: number;
}

export interface RowChange {
  readonly id: DocumentId;
  readonly kind: DocumentKind;
  /** The version that was read; 0 for a new document. */
  readonly expected: number;
  readonly document: Document<unknown>;
}

type Keyed = Pick<Session, 'client' | 'keys'>;

const desks = new WeakMap<Session['keys'], Promise<Desk>>();

/** Opens the keys of the analysis in the worker, once a session; seals them anew when the roster changed since. */
export async function openDesk(session: Keyed): Promise<Desk> {
  const { keys } = session;
  const known = desks.get(keys) ?? learn(session);
  desks.set(keys, known);
  try {
    return await known;
  } catch (error) {
    desks.delete(keys);
    throw error;
  }
}

async function learn({ client, keys }: Keyed): Promise<Desk> {
  if (!(await keys.ownBody({})).analysis) return 'no-group';
  try {
    const found = await client.analysisKeys();
    await keys.learnAnalysisKeys({ keys: found.keys });
    if (found.sealedFor >= found.rosterSeq) return 'open';
    const renewed = await keys.sealAnalysisKeys({});
    // A colleague who was faster has sealed them just as well.
    await client.sealAnalysisKeys(renewed).catch(unlessChanged);
    await keys.learnAnalysisKeys({ keys: (await client.analysisKeys()).keys });
    return 'open';
  } catch (error) {
    if (error instanceof Trouble && error.because === 'not-yours') return 'stranger';
    throw error;
  }
}

/** The own documents of all projects. */
export async function loadProjects(session: Keyed): Promise<Rows<Project>> {
  const { today, documents } = await session.client.analysisProjects();
  const read = documentReader(projectShape);
  const rows: Row<Project>[] = [];
  for (const document of documents) {
    const project = document.id as string as ProjectId;
    const [opened] = await open(session, project, [document], read);
    if (opened !== undefined) rows.push(opened);
  }
  return { today, rows, broken: documents.length - rows.length };
}

/** All documents of one kind, deleted ones included. */
export async function loadRows<T>(
  session: Keyed,
  project: ProjectId,
  kind: DocumentKind,
  shape: z.ZodType<T>,
): Promise<Rows<T>> {
  const { today, documents } = await fetchAll(session, project, kind);
  const rows = await open(session, project, documents, documentReader(shape));
  return { today, rows, broken: documents.length - rows.length };
}

/** Throws `Trouble('not-found')` when there is no such project or it cannot be read. */
export async function loadProject(
  session: Keyed,
  project: ProjectId,
): Promise<{ readonly today: DateIso; readonly row: Row<Project> }> {
  const { today, rows } = await loadRows(session, project, 'project', projectShape);
  const row = rows.find(({ id }) => id === ownDocument(project));
  if (row === undefined) throw new Trouble('not-found');
  return { today, row };
}

/** Every document of the project, of whatever kind: for the trail alone. */
export async function fetchAll(
  { client }: Keyed,
  project: ProjectId,
  kind: DocumentKind | null,
): Promise<{ readonly today: DateIso; readonly documents: readonly AnalysisDocument[] }> {
  const documents: AnalysisDocument[] = [];
  let page = await client.analysisDocuments(project, kind, null);
  documents.push(...page.documents);
  while (page.next !== null) {
    page = await client.analysisDocuments(project, kind, page.next);
    documents.push(...page.documents);
  }
  return { today: page.today, documents };
}

/**
 * Seals and sends changes. So many as go in one request are saved all or none; of more, the last ones go last, so that what
 * names the others should stand at the end. Throws `Trouble('changed')` when a colleague was faster.
 */
export async function saveRows(
  { client, keys }: Keyed,
  project: ProjectId,
  changes: readonly RowChange[],
): Promise<void> {
  const sealed: { id: DocumentId; kind: DocumentKind; expected: number; bytes: Uint8Array }[] = [];
  for (const { id, kind, expected, document } of changes) {
    const place = { project, id, kind, version: expected + 1 };
    const bytes = await keys.sealDocument({ ...place, value: document });
    sealed.push({ id, kind, expected, bytes });
  }
  for (let from = 0; from < sealed.length; from += mostChanges) {
    await client.saveAnalysisDocuments(project, sealed.slice(from, from + mostChanges));
  }
}

async function open<T>(
  { keys }: Keyed,
  project: ProjectId,
  documents: readonly AnalysisDocument[],
  read: (value: unknown) => Document<T> | null,
): Promise<readonly Row<T>[]> {
  const opened = await keys.openDocuments({ project, documents });
  return opened.flatMap(({ id, version, read: found }): Row<T>[] => {
    const document = found.kind === 'read' ? read(found.value) : null;
    return document === null ? [] : [{ id, version, document }];
  });
}

function unlessChanged(error: unknown): void {
  if (!(error instanceof Trouble) || error.because !== 'changed') throw error;
}
