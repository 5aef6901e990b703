import { needsTwo } from '../../../cases/agreed-closing.ts';
import { type OpenedEntry, openEntry } from '../../../cases/entry.ts';
import type { OpenedCase } from '../../../cases/open.ts';
import type { Roster } from '../../../cases/roster.ts';
import type { Status } from '../../../cases/status.ts';
import { readRequest } from '../../../cases/four-eyes.ts';
import { fromHex, hex } from '../../../platform/crypto/bytes.ts';
import { sha256 } from '../../../platform/crypto/hash.ts';
import { SenimError } from '../../../platform/errors.ts';
import type { ShownTampering } from '../../tampering.ts';
import { entryFault } from './named.ts';
import { faultsOf } from './thread-faults.ts';
import type { ThreadEntry } from './case-views.ts';
import type { SealedAct } from './act-contract.ts';
import type { SealedLine } from './contract.ts';
import { filesOf } from './report-view.ts';

export interface ReadThread {
  readonly thread: readonly ThreadEntry[];
  readonly state: Status;
  /** The entries that hold, in the store's order. */
  readonly entries: readonly OpenedEntry[];
  /** Those of them that close the case as “not confirmed” and that one alone has signed. */
  readonly alone: ReadonlySet<string>;
  /** The place of the last entry; 0 while there is none. */
  readonly last: number;
  readonly faults: readonly ShownTampering[];
}

/** Opens every entry and checks who wrote it; what does not hold is marked, never left out. */
export async function readThread(
  lines: readonly SealedLine[],
  opened: OpenedCase,
  rosters: readonly Roster[],
  /** SHA-256 of the entries that two agreed to, hex. */
  agreed: ReadonlySet<string>,
): Promise<ReadThread> {
  const thread: ThreadEntry[] = [];
  const entries: OpenedEntry[] = [];
  const alone = new Set<string>();
  let state: Status = 'new';
  for (const line of lines) {
    const entry = await tryOpen(line, opened, rosters);
    if ('fault' in entry) {
      thread.push({ kind: 'tampered', entryId: line.entryId, day: line.day, what: entry.fault });
      continue;
    }
    entries.push(entry);
    if (needsTwo(entry) && !agreed.has(hex(sha256(line.bytes)))) alone.add(entry.entryId);
    if (entry.from === 'officer' && entry.word.kind === 'status') state = entry.word.to;
    thread.push(...shown(entry, alone.has(entry.entryId)));
  }
  const last = lines.at(-1)?.seq ?? 0;
  return { thread, state, entries, alone, last, faults: faultsOf(lines, entries) };
}

/** The move that a request would write in the case. Throws `case.context` when it is none, `crypto.*` when it does not hold. */
export async function readProposal(
  { bytes, payload }: SealedAct,
  { ring, manifest }: OpenedCase,
  rosters: readonly Roster[],
): Promise<{ readonly to: Status; readonly reason: string }> {
  const { entry, officer, subject } = readRequest(bytes);
  const none = new SenimError('case.context', 'the request brings no move of this case');
  if (entry === null || payload === null || subject !== manifest.caseId) throw none;
  const opened = await openEntry({
    bytes: payload,
    identity: ring,
    caseId: manifest.caseId,
    entryId: entry.id,
    group: manifest.group,
    rosters,
    reporterPublic: fromHex(manifest.reporter.ed25519),
  });
  if (opened.from !== 'officer' || opened.officer !== officer) throw none;
  if (opened.word.kind !== 'status' || opened.word.to !== 'closed-not-confirmed') throw none;
  return { to: opened.word.to, reason: opened.word.reason };
}

async function tryOpen(
  line: SealedLine,
  { ring, manifest }: OpenedCase,
  rosters: readonly Roster[],
): Promise<OpenedEntry | { readonly fault: ShownTampering }> {
  try {
    const entry = await openEntry({
      bytes: line.bytes,
      identity: ring,
      caseId: manifest.caseId,
      entryId: line.entryId,
      group: manifest.group,
      rosters,
      reporterPublic: fromHex(manifest.reporter.ed25519),
    });
    // A row that claims another author than the one who signed was tampered with.
    return entry.from === line.from ? entry : { fault: 'letter-elsewhere' };
  } catch (error) {
    if (!(error instanceof SenimError)) throw error;
    return { fault: entryFault(error, line.from) };
  }
}

function shown(entry: OpenedEntry, alone: boolean): readonly ThreadEntry[] {
  const { entryId, day } = entry;
  if (entry.from === 'reporter') {
    const files = filesOf(entry.files, null);
    const by = { by: 'reporter', officer: null } as const;
    return [{ kind: 'message', entryId, day, ...by, text: entry.text, files }];
  }
  const { role: by, officer, word } = entry;
  switch (word.kind) {
    case 'message':
      return [{ kind: 'message', entryId, day, by, officer, text: word.text, files: [] }];
    case 'status':
      return [
        { kind: 'status', entryId, day, by, officer, to: word.to, reason: word.reason, alone },
      ];
    case 'note':
    case 'card':
    case 'task':
    case 'assign':
    case 'term':
    case 'aside':
    case 'back':
    case 'mask':
    case 'taken':
      return [{ kind: 'work', entryId, day, officer, word }];
    case 'case-key':
      return [];
    default:
      return word satisfies never;
  }
}
