import { equal, fromHex, hex, u64, utf8 } from '../platform/crypto/bytes.ts';
import { verify, type Signer } from '../platform/crypto/ed25519.ts';
import { hash, sha256 } from '../platform/crypto/hash.ts';
import type { DateIso } from '../platform/time.ts';

/** One line of the audit, as the server keeps it and gives it out. */
export interface AuditLine {
  readonly seq: number;
  readonly prev: Uint8Array;
  readonly day: DateIso;
  readonly kind: string;
  readonly actorTag: string;
  readonly ct: Uint8Array;
  readonly hash: Uint8Array;
}

/** How far the chain was followed: the line and its hash, hex. */
export interface AuditPlace {
  readonly seq: number;
  readonly hash: string;
}

export type Followed =
  | { readonly ok: true; readonly place: AuditPlace | null }
  /** The first line that is not the one that must stand there. */
  | { readonly ok: false; readonly seq: number };

/** `H(L("audit")‖prev‖seq‖day‖SHA-256(kind)‖SHA-256(actorTag)‖SHA-256(ct))`: seq as eight bytes, day as ASCII. */
export function chainHash(line: Omit<AuditLine, 'hash'>): Uint8Array {
  const digests = [utf8(line.kind), utf8(line.actorTag), line.ct].map(sha256);
  return hash('audit', line.prev, u64(line.seq), utf8(line.day), ...digests);
}

export const genesis = new Uint8Array(32);

/** Follows the chain from a place that is known (`null`: from its beginning) through `lines`, which come next in order. */
export function followChain(from: AuditPlace | null, lines: readonly AuditLine[]): Followed {
  let place = from;
  for (const line of lines) {
    const seq = (place?.seq ?? 0) + 1;
    const prev = place === null ? genesis : fromHex(place.hash);
    const holds = line.seq === seq && equal(line.prev, prev) && equal(line.hash, chainHash(line));
    if (!holds) return { ok: false, seq };
    place = { seq, hash: hex(line.hash) };
  }
  return { ok: true, place };
}

/** The last line of a day: what the server publishes and signs. */
export interface DayHead extends AuditPlace {
  readonly day: DateIso;
}

/** 64 bytes by SERVER over day, number and hash of a day's last line. */
export function signHead(head: DayHead, server: Signer): Uint8Array {
  return server.sign(headLabel, ...parts(head));
}

export function verifyHead(
  head: DayHead,
  signature: Uint8Array,
  serverPublic: Uint8Array,
): boolean {
  return verify(serverPublic, signature, headLabel, ...parts(head));
}

const headLabel = 'audit/head';

// All of fixed length, so that they cannot run into each other.
function parts({ day, seq, hash: of }: DayHead): readonly Uint8Array[] {
  return [utf8(day), u64(seq), fromHex(of)];
}
