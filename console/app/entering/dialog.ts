import { newBlobId } from '../../../cases/ids.ts';
import type { Entered } from '../../../cases/report.ts';
import type { BlobId } from '../../../cases/sealed.ts';
import type { FileRefusal, Incoming } from '../../../dialogs/incoming.ts';
import type { Turn } from '../../../dialogs/state.ts';
import { startState, turn } from '../../../dialogs/turn.ts';
import type { World } from '../../../dialogs/world.ts';
import { base64url } from '../../../platform/crypto/bytes.ts';
import { systemRandom } from '../../../platform/crypto/random.ts';
import type { Language } from '../../../platform/language.ts';
import type { DateIso } from '../../../platform/time.ts';
import { knowledge } from './knowledge.ts';
import { kindOf } from './scan-kind.ts';

/** A report that is being written down for somebody else: in this tab's memory, and nowhere else. */
export interface Writing {
  readonly entered: Omit<Entered, 'by'>;
  readonly turn: Turn;
  readonly scans: ReadonlyMap<BlobId, Uint8Array>;
}

export interface Desk {
  readonly today: DateIso;
  readonly body: string;
  readonly oversight: boolean;
}

/** Begins the very report that people are led through, in the language of the caller. */
export function begin(entered: Writing['entered'], language: Language, desk: Desk): Writing {
  const state = startState(language, token());
  return { entered, turn: turn(state, report, worldOf(desk)), scans: new Map() };
}

/** `null`: the report was dropped by the word that drops it everywhere. */
export function hear(writing: Writing, incoming: Incoming, desk: Desk): Writing | null {
  const next = turn(writing.turn, incoming, worldOf(desk));
  if (!next.session.at.startsWith('report/')) return null;
  if (next.outcome.kind !== 'drop-file') return { ...writing, turn: next };
  const dropped = next.outcome.file.original.blobId;
  const scans = new Map([...writing.scans].filter(([id]) => id !== dropped));
  return { ...writing, turn: next, scans };
}

/** Takes a scan as it is: it is sealed with the report, and not before. */
export function attach(writing: Writing, bytes: Uint8Array, desk: Desk): Writing | null {
  const because = refusalOf(writing, bytes);
  if (because !== null) return hear(writing, { kind: 'file-refused', reason: because }, desk);
  const blobId = newBlobId(systemRandom);
  const size = bytes.length;
  const original = { blobId, sha256: '', size };
  const found = { cleaned: null, keep: 'original', found: [] } as const;
  const file = { ...kindOf(bytes), size, original, ...found };
  const caseKey = { caseId: '', identity: '', recipient: '' };
  const scans = new Map([...writing.scans, [blobId, bytes]]);
  return hear({ ...writing, scans }, { kind: 'file', file, caseKey }, desk);
}

const report: Incoming = { kind: 'choice', id: 'report' };

/** All files of a report together, in bytes, as on the web page. */
const mostBytes = 50_000_000;

function refusalOf({ scans }: Writing, { length }: Uint8Array): FileRefusal | null {
  if (length === 0) return 'empty';
  if (length > mostBytes) return 'too-large';
  const held = [...scans.values()].reduce((sum, each) => sum + each.length, 0);
  return held + length > mostBytes ? 'total' : null;
}

function worldOf({ today, body, oversight }: Desk): World {
  return {
    today,
    now: 0,
    knowledge,
    surveys: [],
    // Nobody is offered a card in the middle of a call.
    search: () => ({ language: null, tier: 'unknown' }),
    model: false,
    intake: 'open',
    oversight,
    body,
    channel: 'office',
    freshToken: token,
    receipt: () => null,
  };
}

function token(): string {
  return base64url(systemRandom(16));
}
